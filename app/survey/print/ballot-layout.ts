import type { BallotRule } from "../ballot";
import type { Listed } from "./papers";
import { heightOf } from "./text-size";

/** The words of a ballot. */
export interface BallotWords {
  /** The convened body, at the top left. */
  body: string;
  title: string;
  /** The step, and the plan with the day: a line each under the title. */
  about: string[];
  /** How to mark it. */
  rules: string[];
}

/** How one ballot lies on sheets of A4. */
export interface BallotLayout {
  /** Ballots side by side on a sheet, to be cut apart. */
  perSheet: 1 | 2;
  /** The people of each sheet that a ballot takes, in the order of the list. */
  sheets: Listed[][];
  /** Millimetres that a row has at least: as much as the fullest sheet leaves, so that boxes are easily marked. */
  rowHeight: number;
}

/** Half points of what stands on a ballot. */
export const ballotSizes = { head: 22, title: 30, about: 24, rules: 24, rows: 26 } as const;

/** The columns of a ballot: what is in them, and their shares of the width. */
export interface BallotColumn {
  kind: "number" | "code" | "name" | "approve" | "refuse";
  share: number;
}

/** A ballot by names shows the codes as well, for two people may share a name. */
export function ballotColumns(withNames: boolean, ballot: BallotRule): BallotColumn[] {
  const mark = withNames ? 17 : 24;
  const marks = (ballot.kind === "each" ? (["approve", "refuse"] as const) : (["approve"] as const)).map(
    (kind) => ({ kind, share: mark }),
  );
  const rest = 100 - 9 - mark * marks.length;
  return [
    { kind: "number", share: 9 },
    ...(withNames
      ? [
          { kind: "code" as const, share: 13 },
          { kind: "name" as const, share: rest - 13 },
        ]
      : [{ kind: "code" as const, share: rest }]),
    ...marks,
  ];
}

/** The room for one ballot, in millimetres: beside another on a sheet across, or alone on one upright. */
const rooms = { half: { width: 124, height: 186 }, whole: { width: 186, height: 273 } };
type Room = (typeof rooms)["half"];
/** Part of the height that is used: readers differ in how they set text. */
const safety = 0.97;
/** Of cells, in millimetres: above and below the text together, left and right together. */
const cellPadding = { height: 1.6, width: 3 };
/** Distances of lines that the writer of documents sets. */
const spacing = { table: 280 / 240, centred: 300 / 240 };

/**
 * Lays out a ballot: two on a sheet where they are short, else one on a sheet, else one over several, about equally
 * long. Sizes of text are rounded up, so that nothing runs over.
 */
export function layOutBallot(list: readonly Listed[], words: BallotWords, ballot: BallotRule): BallotLayout {
  const withNames = list.some(({ name }) => name !== "");
  const columns = ballotColumns(withNames, ballot);
  const half = pack(list, rooms.half, words, columns);
  if (half.sheets.length === 1) return { perSheet: 2, ...half };
  return { perSheet: 1, ...pack(list, rooms.whole, words, columns) };
}

/** More than this a row is not stretched, in millimetres. */
const tallestRow = 11;

/** The people of each page of so large a room. */
function pack(
  list: readonly Listed[],
  room: Room,
  words: BallotWords,
  columns: readonly BallotColumn[],
): Omit<BallotLayout, "perSheet"> {
  const heights = list.map((person) => rowHeight(person, room.width, columns));
  const fullest = room.height * safety - headHeight(words, room.width);
  const needed = fill(list, heights, fullest);
  // The last page is not left with a name or two that could be overlooked.
  const step = Math.min(...heights);
  let best = needed;
  for (let capacity = fullest - step; capacity > 0; capacity -= step) {
    const pages = fill(list, heights, capacity);
    if (pages.length > needed.length) break;
    best = pages;
  }
  // Each row may grow by its part of what its page leaves over.
  const heightsOf = new Map(list.map((person, index) => [person, heights[index] ?? 0]));
  const spare = best.map((people) => {
    const used = people.reduce((sum, person) => sum + (heightsOf.get(person) ?? 0), 0);
    return (fullest - used) / people.length;
  });
  return { sheets: best, rowHeight: Math.min(tallestRow, step + Math.max(0, Math.min(...spare))) };
}

function fill(list: readonly Listed[], heights: readonly number[], capacity: number): Listed[][] {
  const pages: Listed[][] = [];
  let used = Infinity;
  for (const [index, person] of list.entries()) {
    const height = heights[index] ?? 0;
    if (used + height > capacity) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(person);
    used += height;
  }
  return pages;
}

function rowHeight(person: Listed, width: number, columns: readonly BallotColumn[]): number {
  const cells = columns.map(({ kind, share }) => {
    const text = kind === "code" ? person.code : kind === "name" ? person.name : "";
    return textHeight(text, (width * share) / 100 - cellPadding.width, ballotSizes.rows, spacing.table);
  });
  return Math.max(...cells) + cellPadding.height;
}

/** Everything above the first row, on any page; a little more for the lines that say which page it is. */
function headHeight({ body, title, about, rules }: BallotWords, width: number): number {
  const centred = (text: string, halfPoints: number) => textHeight(text, width, halfPoints, spacing.centred);
  const sum = (texts: string[], halfPoints: number) =>
    texts.reduce((height, text) => height + centred(text, halfPoints), 0);
  return (
    textHeight(body.toUpperCase(), width * 0.46, ballotSizes.head, spacing.centred) +
    centred(title, ballotSizes.title) +
    sum(about, ballotSizes.about) +
    sum(rules, ballotSizes.rules) +
    // The titles of the columns, in two lines; "Sheet 1 of 2" and "Goes on at sheet 2"; the gaps between all these.
    2 * textHeight("", width, ballotSizes.rows, spacing.table) +
    2 * centred("", ballotSizes.rules) +
    10
  );
}

const textHeight = (text: string, width: number, halfPoints: number, lines: number): number =>
  heightOf(text, width, halfPoints / 2, lines);
