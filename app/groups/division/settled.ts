import type { PartialSeating } from "./partial-seating";
import type { RoundRules } from "./round-rules";

/** Those without a condition: by group how many sat there before, and how many are new. */
interface Settled {
  staying: Int32Array;
  fresh: number;
}

export function settledOf(
  { rules, wish, isBound }: PartialSeating,
  counts: (person: number) => boolean,
): Settled {
  const staying = new Int32Array(rules.groups);
  let fresh = 0;
  rules.blockOf.forEach((block, person) => {
    if (isBound[block] || !counts(person)) return;
    const before = wish?.before[person] ?? -1;
    if (before === -1) fresh += 1;
    else staying[before] = (staying[before] as number) + 1;
  });
  return { staying, fresh };
}

/**
 * The fewest people without a condition who must leave their former seat when `taken` seats are taken by others and
 * `waiting` people are still to sit: those above the most seats of a group, or those who must fill up groups for which
 * new people and those who wait are too few.
 */
export function fewestMoves(
  { low, high }: RoundRules,
  taken: Int32Array,
  { staying, fresh }: Settled,
  waiting: number,
): number {
  let above = 0;
  let below = 0;
  staying.forEach((count, group) => {
    const seated = count + (taken[group] as number);
    above += Math.max(0, seated - (high[group] as number));
    below += Math.max(0, (low[group] as number) - seated);
  });
  return Math.max(above, below - fresh - waiting);
}
