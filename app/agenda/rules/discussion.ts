import { addDays, isDay } from "~/platform/days";
import { congressDocuments, isDuration, type CongressDocument } from "../agenda";
import type { Fix, Found } from "../finding";
import { usualDocumentTitles } from "../slot-titles";
import { freshSlot, insertAfter, insertBefore, lengthen, moveAfter } from "./fixes";
import type { Rule } from "./rule";
import { takesUp, type AgendaView } from "./view";

/** Every congress agenda must hold time for discussion in groups. Source: Conclusion 1097-KL/TU, II.1. */
export const discussionMissing: Rule = {
  code: "discussion-missing",
  severity: "block",
  fixedSeverity: true,
  source: "KL1097-II.1",
  check: (view) =>
    view.listed("group-discussion").length > 0
      ? []
      : [{ path: "/sessions", fixes: insertDiscussion(view), params: { minimum: view.minimum } }],
};

/** The time for group discussion is enough to discuss. The number of minutes is a default, editable. */
export const discussionTooShort: Rule = {
  code: "discussion-too-short",
  severity: "block",
  waivable: true,
  source: "default",
  check: (view) => {
    const discussions = view.listed("group-discussion");
    const minutes = discussions
      .filter(({ slot }) => isDuration(slot.minutes))
      .reduce((sum, { slot }) => sum + slot.minutes, 0);
    const last = view.ofType("group-discussion").at(-1);
    if (minutes >= view.minimum) return [];
    return [
      {
        path: (last ?? discussions[0])?.path ?? "/sessions",
        slotIds: discussions.map(({ slot }) => slot.id),
        params: { minutes, minimum: view.minimum },
        fixes: last ? lengthen(view, last, view.minimum - minutes) : [],
      },
    ];
  },
};

/** Each of the three documents is taken up by some group discussion. Source: Conclusion 1097-KL/TU, II.1. */
export const discussionDocumentMissing: Rule = {
  code: "discussion-document-missing",
  severity: "block",
  waivable: true,
  source: "KL1097-II.1",
  check: (view) => {
    const discussions = view.listed("group-discussion");
    return congressDocuments
      .filter((kind) => !discussions.some((discussion) => takesUp(view, discussion, kind)))
      .map((kind): Found => {
        const target = discussions.at(-1);
        return {
          path: target ? `${target.path}/documents` : "/sessions",
          slotIds: target ? [target.slot.id] : [],
          params: { document: usualDocumentTitles[kind], kind },
          fixes: target ? addDocument(view, target.slot, kind) : [],
        };
      });
  },
};

/** What is discussed was presented before, or reached the delegates at least a day before. */
export const discussionBeforeDocuments: Rule = {
  code: "discussion-before-documents",
  severity: "warn",
  source: "default",
  check: (view) => {
    const presentations = view.ofType("document-presentation");
    const untimed = view.untimedOfType("document-presentation");
    return view.ofType("group-discussion").flatMap((discussion) =>
      [...new Set(discussion.slot.documents)].flatMap((id): Found[] => {
        const document = view.documents.get(id);
        if (!document) return [];
        const presented =
          presentations.some(({ slot, until }) => slot.documents.includes(id) && until <= discussion.from) ||
          untimed.some(({ slot }) => slot.documents.includes(id));
        const { circulated } = document;
        const atHand =
          typeof circulated === "string" &&
          (!isDay(circulated) || circulated <= addDays(discussion.session.date, -1));
        if (presented || atHand) return [];
        return [
          {
            path: discussion.path,
            slotIds: [discussion.slot.id],
            params: { document: document.title, title: discussion.slot.title },
          },
        ];
      }),
    );
  },
};

/** Once the resolution is being adopted there is nothing left to discuss in groups. */
export const discussionAfterResolution: Rule = {
  code: "discussion-after-resolution",
  severity: "block",
  source: "default",
  check: (view) => {
    const resolution = view.ofType("resolution-adoption")[0];
    if (!resolution) return [];
    return view
      .ofType("group-discussion")
      .filter(({ from }) => from > resolution.from)
      .map((discussion) => ({
        path: discussion.path,
        slotIds: [discussion.slot.id, resolution.slot.id],
        params: { title: discussion.slot.title, resolution: resolution.slot.title },
        fixes: moveAfter(view, resolution, discussion),
      }));
  },
};

/** What the groups found comes back to the congress. */
export const reportBackMissing: Rule = {
  code: "report-back-missing",
  severity: "warn",
  source: "default",
  check: (view) => {
    const last = latest(view.ofType("group-discussion"));
    if (!last || view.untimedOfType("group-report-back", "plenary-discussion").length > 0) return [];
    const follows = view
      .ofType("group-report-back", "plenary-discussion")
      .some(({ from }) => from >= last.until);
    if (follows) return [];
    return [
      {
        path: last.path,
        slotIds: [last.slot.id],
        params: { title: last.slot.title },
        fixes: insertAfter(view, last, freshSlot("group-report-back")),
      },
    ];
  },
};

/** Each of the three documents is presented to the congress. */
export const documentNotPresented: Rule = {
  code: "document-not-presented",
  severity: "block",
  waivable: true,
  source: "default",
  check: (view) => {
    const presentations = view.listed("document-presentation");
    return congressDocuments
      .filter((kind) => !presentations.some((presentation) => takesUp(view, presentation, kind)))
      .map((kind) => ({
        path: "/sessions",
        params: { document: usualDocumentTitles[kind], kind },
        fixes: insertPresentation(view, kind),
      }));
  },
};

const latest = <One extends { until: number }>(all: One[]): One | undefined =>
  all.reduce<One | undefined>((last, one) => (last && last.until >= one.until ? last : one), undefined);

function insertDiscussion(view: AgendaView): Fix[] {
  const presentations = view.ofType("document-presentation");
  const anchor =
    presentations.findLast((presentation) => takesUp(view, presentation, "action-programme")) ??
    presentations.at(-1) ??
    view.ofType("group-division").at(-1);
  if (!anchor) return [];
  const documents = view.agenda.documents.filter(({ kind }) => kind !== "other").map(({ id }) => id);
  const slot = freshSlot("group-discussion", {
    minutes: view.minimum,
    documents,
    groups: view.agenda.groups.map(({ id }) => id),
  });
  return insertAfter(view, anchor, slot);
}

function addDocument(
  { agenda }: AgendaView,
  slot: { id: string; title: string; documents: string[] },
  kind: CongressDocument,
): Fix[] {
  const known = agenda.documents.find((document) => document.kind === kind);
  const id = known?.id ?? `new:${kind}`;
  const title = known?.title ?? usualDocumentTitles[kind];
  return [
    {
      code: "take-up-document",
      params: { document: title, title: slot.title },
      commands: [
        ...(known
          ? []
          : [{ do: "add-entry" as const, list: "documents" as const, entry: { id, kind, title } }]),
        { do: "change-slot", slot: slot.id, changes: { documents: [...slot.documents, id] } },
      ],
    },
  ];
}

function insertPresentation(view: AgendaView, kind: CongressDocument): Fix[] {
  const known = view.agenda.documents.find((document) => document.kind === kind);
  if (!known) return [];
  const slot = freshSlot("document-presentation", {
    title: `Trình bày ${known.title}`,
    documents: [known.id],
  });
  const after = view.ofType("document-presentation").at(-1);
  const discussion = view.ofType("group-discussion")[0];
  if (after) return insertAfter(view, after, slot);
  return discussion ? insertBefore(view, discussion, slot) : [];
}
