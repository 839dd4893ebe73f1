import { compareTitles, holdsTyped } from "./vietnamese";

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
  const begins = ({ label }: Entry) => label.toLowerCase().startsWith(part.trim().toLowerCase());
  const found = entries
    .filter(({ label }) => holdsTyped(label, part))
    .map((entry) => ({ entry, rank: begins(entry) ? 0 : 1 }))
    .sort((one, other) => one.rank - other.rank || compareTitles(one.entry.label, other.entry.label))
    .map(({ entry }) => entry);
  return { matches: found.slice(0, mostMatches), isCut: found.length > mostMatches };
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
