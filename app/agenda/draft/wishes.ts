import type { SlotType } from "../agenda";

/** A half day in which the congress can meet. Minutes after midnight. */
export interface Period {
  date: string;
  start: number;
  end: number;
}

/** What an organiser wishes of an agenda: when, and how long each thing takes. */
export interface Wishes {
  periods: Period[];
  /** The first so many periods are preparatory. */
  preparatory: number;
  groups: number;
  ballots: number;
  minutes: Record<WishedPart, number>;
}

export const wishedParts = [
  "gathering",
  "presidium",
  "formalities",
  "documents",
  "discussion",
  "report-back",
  "opening",
  "presentation",
  "guests",
  "plenary",
  "personnel",
  "ballot",
  "result",
  "resolution",
  "closing",
] as const;
/** What minutes are wished for; a part may become several slots. */
export type WishedPart = (typeof wishedParts)[number];

/** Something to be placed, as a whole, in one period. */
export interface Piece {
  key: string;
  part: WishedPart;
  type: SlotType;
  minutes: number;
  /** Pieces that must not come later than this one. */
  after: string[];
  /** In preparatory or official periods only; null in either. */
  kind: "preparatory" | "official" | null;
}

/**
 * The pieces of an agenda that meets the rules, with what must come before what. Their order in the list is one in which
 * they may follow each other.
 */
export function piecesOf({ minutes, ballots, preparatory }: Wishes): Piece[] {
  const early = preparatory > 0 ? ("preparatory" as const) : null;
  const piece = (
    key: string,
    part: WishedPart,
    type: SlotType,
    after: string[],
    kind: Piece["kind"] = null,
    share = minutes[part],
  ): Piece => ({ key, part, type, minutes: share, after, kind });
  const third = (index: number) =>
    Math.floor(minutes.formalities / 3) + (index < minutes.formalities % 3 ? 1 : 0);
  const before = [
    piece("presidium", "presidium", "presidium-election", [], early),
    piece("rules", "formalities", "rules-adoption", ["presidium"], early, third(0)),
    piece("programme", "formalities", "programme-adoption", ["rules"], early, third(1)),
    piece("credentials", "formalities", "credentials-report", ["programme"], early, third(2)),
  ];
  const discussion = [
    piece("documents", "documents", "document-presentation", ["credentials", "presidium"]),
    piece("discussion", "discussion", "group-discussion", ["documents", "presidium"]),
    piece("report-back", "report-back", "group-report-back", ["discussion", "presidium"]),
  ];
  const opening = [
    piece("gathering", "gathering", "gathering", [], "official"),
    piece("opening", "opening", "opening", ["gathering", ...(early ? ["credentials"] : [])], "official"),
    piece("presentation", "presentation", "document-presentation", ["opening"], "official"),
    piece("guests", "guests", "guest-address", ["opening"], "official"),
    piece("plenary", "plenary", "plenary-discussion", ["presentation", "report-back"], "official"),
  ];
  const elections = Array.from({ length: ballots }, (_, index) => [
    piece(
      `ballot-${index}`,
      "ballot",
      "ballot",
      [index === 0 ? "personnel" : `result-${index - 1}`],
      "official",
    ),
    piece(`result-${index}`, "result", "ballot-result", [`ballot-${index}`], "official"),
  ]).flat();
  const end = [
    piece(
      "personnel",
      "personnel",
      "personnel-report",
      ["plenary", "report-back", "presentation", "presidium", "opening"],
      "official",
    ),
    ...elections,
    piece(
      "resolution",
      "resolution",
      "resolution-adoption",
      [elections.at(-1)?.key ?? "plenary"],
      "official",
    ),
    piece("closing", "closing", "closing", ["resolution"], "official"),
  ];
  // Without a preparatory period the opening comes first, and the presidium is elected after it.
  const all = early
    ? [...before, ...discussion, ...opening, ...end]
    : [
        ...opening.slice(0, 2),
        ...before.map((each) => (each.key === "presidium" ? { ...each, after: ["opening"] } : each)),
        ...opening.slice(2, 4).map((each) => ({ ...each, after: [...each.after, "credentials"] })),
        ...discussion,
        ...opening.slice(4),
        ...end,
      ];
  const wished = all.filter((each) => each.minutes > 0);
  // The resolution sums everything up, and the closing is the last thing.
  return wished.map((each, index) =>
    each.part === "resolution" || each.part === "closing"
      ? { ...each, after: wished.slice(0, index).map(({ key }) => key) }
      : each,
  );
}

/** The pieces of one period in the order in which they follow each other: an official period begins with the opening. */
export function orderWithin(pieces: Piece[], isOfficial: boolean): Piece[] {
  if (!isOfficial) return pieces;
  const first = pieces.filter(({ part }) => part === "gathering" || part === "opening");
  return [...first, ...pieces.filter((piece) => !first.includes(piece))];
}
