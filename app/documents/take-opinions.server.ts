import { openConsolidation, type OpenConsolidation } from "~/groups/reports/open-consolidation.server";
import { groupsOf, type Point } from "~/groups/reports/consolidation";
import { localDayOf } from "~/platform/days";
import { mayComment } from "./access";
import { draftsOfDocuments, type CongressDraft } from "./congress-drafts.server";
import { addRegisterComments, type RegisterTaken } from "./register.server";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

export interface DocumentPoints {
  document: { id: string; title: string };
  draft: CongressDraft | null;
  points: Point[];
}

/** The points of the consolidated report by document, with the draft that each document has. */
export async function openTakingOver(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const open = await openConsolidation(args, "report:edit");
  const { visit, congress, revision } = open;
  const drafts = await draftsOfDocuments(visit.db, congress);
  const { points } = revision.content;
  return {
    ...open,
    mayComment: mayComment(visit.viewer, congress.committee.path),
    documents: congress.documents.map(({ id, title }): DocumentPoints => ({
      document: { id, title },
      draft: drafts.get(id) ?? null,
      points: points.filter(({ documentId }) => documentId === id),
    })),
  };
}

/** Hands the points on one document to the register of comments on its draft. Done twice, it is done once. */
export async function takeOver(
  { visit, congress }: OpenConsolidation,
  { draft, points }: { draft: CongressDraft; points: readonly Point[] },
): Promise<RegisterTaken> {
  const { db, viewer, now, t } = visit;
  const round = {
    name: t("groups:reports.register.round"),
    day: congress.firstDay ?? localDayOf(now, congress.timezone),
  };
  const places = new Map(draft.paragraphs.map(({ id, text }) => [text, id]));
  return db.transaction((transaction) =>
    addRegisterComments(transaction, viewer, now, draft.id, {
      round,
      comments: points.map((point) => {
        const paragraphId = places.get(point.section) ?? null;
        return {
          key: `group-point:${point.id}`,
          unit: shortened(groupsOf(point).join(", ")),
          author: t("groups:reports.register.author"),
          // A section that is a heading of the draft is told by its place.
          text: paragraphId === null && point.section ? `${point.section}: ${point.text}` : point.text,
          paragraphId,
        };
      }),
    }),
  );
}

/** As much of a list of groups as the register holds in one line. */
const shortened = (groups: string): string => (groups.length <= 200 ? groups : `${groups.slice(0, 199)}…`);
