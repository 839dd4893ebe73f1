import type { SlotType } from "../agenda";
import type { Found } from "../finding";
import { freshSlot, insertAfter, insertBefore, moveAfter, moveBefore } from "./fixes";
import type { Rule } from "./rule";
import type { AgendaView } from "./view";

/** The bodies that conduct the congress are elected before it works. */
export const presidiumFirst: Rule = {
  code: "presidium-first",
  severity: "block",
  waivable: true,
  source: "default",
  check: (view) => {
    const presidium = view.ofType("presidium-election")[0];
    if (view.untimedOfType("presidium-election").length > 0) return [];
    const before = view
      .ofType(
        "document-presentation",
        "group-discussion",
        "plenary-discussion",
        "group-report-back",
        "personnel-report",
        "nomination",
        "ballot",
        "ballot-result",
      )
      .filter(({ from }) => !presidium || from <= presidium.from);
    const first = before[0];
    if (!first) return [];
    return [
      {
        path: presidium?.path ?? "/sessions",
        ...(presidium ? {} : { variant: "missing" }),
        slotIds: [...(presidium ? [presidium.slot.id] : []), ...before.map(({ slot }) => slot.id)],
        params: { title: first.slot.title },
        fixes: presidium
          ? moveBefore(view, presidium, first)
          : insertBefore(view, first, freshSlot("presidium-election")),
      },
    ];
  },
};

export const credentialsBeforeBallot: Rule = {
  code: "credentials-before-ballot",
  severity: "block",
  source: "default",
  check: (view) => beforeFirstBallot(view, "credentials-report"),
};

export const personnelBeforeBallot: Rule = {
  code: "personnel-before-ballot",
  severity: "block",
  source: "default",
  check: (view) => beforeFirstBallot(view, "personnel-report"),
};

/** Every ballot is followed by its result. */
export const resultMissing: Rule = {
  code: "result-missing",
  severity: "warn",
  source: "default",
  check: (view) => {
    const results = view.ofType("ballot-result");
    if (view.untimedOfType("ballot-result").length > 0) return [];
    return view
      .ofType("ballot")
      .filter((ballot) => !results.some(({ from }) => from >= ballot.until))
      .map((ballot) => ({
        path: ballot.path,
        slotIds: [ballot.slot.id],
        params: { title: ballot.slot.title },
        fixes: insertAfter(view, ballot, freshSlot("ballot-result")),
      }));
  },
};

/** The official sessions begin with the opening; delegates may gather before. */
export const openingMissing: Rule = {
  code: "opening-missing",
  severity: "block",
  waivable: true,
  source: "default",
  check: (view) => {
    const opening = view.ofType("opening")[0];
    if (view.untimedOfType("opening").length > 0) return [];
    const first = view.placed.find(
      ({ slot, session }) => session.kind === "official" && !["gathering", "other"].includes(slot.type),
    );
    if (!opening) {
      const fixes = first ? insertBefore(view, first, freshSlot("opening")) : [];
      return [{ path: "/sessions", variant: "missing", fixes }];
    }
    if (!first || first.slot.type === "opening") return [];
    return [
      {
        path: opening.path,
        slotIds: [opening.slot.id, first.slot.id],
        params: { title: first.slot.title },
        fixes: moveBefore(view, opening, first),
      },
    ];
  },
};

/** The congress ends with the closing; a break or something else may follow. */
export const closingMissing: Rule = {
  code: "closing-missing",
  severity: "block",
  waivable: true,
  source: "default",
  check: (view) => {
    const closing = view.ofType("closing").at(-1);
    if (view.untimedOfType("closing").length > 0) return [];
    const last = view.placed.findLast(({ slot }) => !["break", "other"].includes(slot.type));
    if (!closing) {
      const fixes = last ? insertAfter(view, last, freshSlot("closing")) : [];
      return [{ path: "/sessions", variant: "missing", fixes }];
    }
    if (!last || last.slot.type === "closing") return [];
    return [
      {
        path: closing.path,
        slotIds: [closing.slot.id, last.slot.id],
        params: { title: last.slot.title },
        fixes: moveAfter(view, closing, last),
      },
    ];
  },
};

/** The congress adopts its resolution. */
export const resolutionMissing: Rule = {
  code: "resolution-missing",
  severity: "block",
  waivable: true,
  source: "default",
  check: (view) => {
    if (view.listed("resolution-adoption").length > 0) return [];
    const closing = view.ofType("closing").at(-1);
    const last = view.placed.at(-1);
    const slot = freshSlot("resolution-adoption");
    if (closing) return [{ path: "/sessions", fixes: insertBefore(view, closing, slot) }];
    return [{ path: "/sessions", fixes: last ? insertAfter(view, last, slot) : [] }];
  },
};

function beforeFirstBallot(view: AgendaView, type: SlotType): Found[] {
  const ballot = view.ofType("ballot")[0];
  const report = view.ofType(type)[0];
  if (!ballot || view.untimedOfType(type).length > 0) return [];
  if (report && report.from < ballot.from) return [];
  return [
    {
      path: report?.path ?? ballot.path,
      ...(report ? {} : { variant: "missing" }),
      slotIds: [...(report ? [report.slot.id] : []), ballot.slot.id],
      params: { title: ballot.slot.title },
      fixes: report ? moveBefore(view, report, ballot) : insertBefore(view, ballot, freshSlot(type)),
    },
  ];
}
