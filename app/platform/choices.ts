import { compareTitles, holding } from "./vietnamese";

/** One entry to choose. */
export interface Choice {
  value: string;
  label: string;
  /** Tells apart entries that bear the same name. */
  detail?: string;
}

/** What may be chosen for a field: all of it where that can be looked through, otherwise where it is searched. */
export interface Choices {
  /** Empty where there are too many of them. */
  options: Choice[];
  /** The address of the search, to which `&q=` and what was typed is added; null where all options are given. */
  search: string | null;
  /** What is chosen before anybody chooses. */
  chosen: Choice | null;
}

/** What was found for what was typed. */
export interface Found {
  matches: Choice[];
  /** True where more was found than is given. */
  isCut: boolean;
}

/** More options than these nobody looks through in a list. */
export const mostOptions = 50;

const mostMatches = 20;

/** Longer texts are no names. */
export const longestTyped = 200;

/** The entries that hold what was typed, those that begin with it first, by name. */
export function bestMatches<Entry extends { label: string }>(
  entries: readonly Entry[],
  typed: string,
): { matches: Entry[]; isCut: boolean } {
  const part = typed.slice(0, longestTyped);
  const begin = part.trim().toLowerCase();
  const isFound = holding(part);
  const found = entries
    .filter(({ label }) => isFound(label))
    .map((entry) => ({ entry, rank: entry.label.toLowerCase().startsWith(begin) ? 0 : 1 }));
  const best = firstOf(found, mostMatches, (one, other) => {
    return one.rank - other.rank || compareTitles(one.entry.label, other.entry.label);
  });
  return { matches: best.map(({ entry }) => entry), isCut: found.length > mostMatches };
}

/** The first so many in an order, without putting the others into it: comparing Vietnamese names takes its time. */
function firstOf<T>(items: readonly T[], count: number, compare: (one: T, other: T) => number): T[] {
  const first: T[] = [];
  for (const item of items) {
    const last = first[count - 1];
    if (last !== undefined && compare(item, last) >= 0) continue;
    const at = first.findIndex((other) => compare(item, other) < 0);
    first.splice(at < 0 ? first.length : at, 0, item);
    first.length = Math.min(first.length, count);
  }
  return first;
}

/**
 * The fields beside a field whose choice is searched: what was typed, the text to which the chosen value belongs, and
 * what was found for what was typed, as JSON.
 */
export const besideChoice = (name: string) => ({
  typed: `${name}-typed`,
  belongs: `${name}-for`,
  found: `${name}-found`,
});
