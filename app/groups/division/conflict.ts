import { conditionsOf } from "./conditions";
import type { Layout } from "./layout";
import { placeRound } from "./placing";
import type { Condition } from "./problem";
import type { Random } from "./random";
import { roundRules } from "./round-rules";

/** In how many orders the conditions are looked through; the smallest set found goes on. */
const orders = 4;
/** Up to so many sets are tried for one that is smaller still. */
const mostTried = 3_000;

/**
 * A set of conditions that contradict each other, none of which could be missed. No set has fewer conditions, as long
 * as all sets of fewer are few enough to be tried (`mostTried`: any number of conditions when two contradict, about 75
 * when three do, 25 when four do); beyond that a smaller one may exist that has none of these in it. Null when not even
 * all conditions contradict, as far as the search can tell.
 */
export function smallestConflict(layout: Layout, random: Random): Condition[] | null {
  const all = conditionsOf(layout.problem);
  const contradict = (conditions: readonly Condition[]) => isImpossible(layout, conditions, random);
  if (!contradict(all)) return null;
  let smallest = needed([], false, all, contradict);
  for (let order = 1; order < orders && smallest.length > 1; order += 1) {
    const other = needed([], false, order === 1 ? [...all].reverse() : random.shuffle(all), contradict);
    if (other.length < smallest.length) smallest = other;
  }
  smallest = smallerThan(smallest.length, all, contradict) ?? smallest;
  const place = new Map(all.map((condition, index) => [condition, index]));
  return smallest.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
}

/** A contradicting set of fewer than `size` conditions, the smallest first; null when there is none or too many sets. */
function smallerThan(
  size: number,
  all: readonly Condition[],
  contradict: (conditions: readonly Condition[]) => boolean,
): Condition[] | null {
  let tried = 0;
  for (let count = 1; count < size; count += 1) {
    tried += choices(all.length, count);
    if (tried > mostTried) return null;
    for (const subset of subsetsOf(all, count)) if (contradict(subset)) return subset;
  }
  return null;
}

/** How many sets of `count` there are among `from`. */
function choices(from: number, count: number): number {
  let sets = 1;
  for (let index = 0; index < count; index += 1) sets = (sets * (from - index)) / (index + 1);
  return sets;
}

function* subsetsOf<Item>(items: readonly Item[], count: number): Generator<Item[]> {
  if (count === 0) yield [];
  else
    for (const [index, item] of items.entries())
      for (const rest of subsetsOf(items.slice(index + 1), count - 1)) yield [item, ...rest];
}

/** Which of `candidates` are needed beside `kept` for a contradiction, by halves (Junker's QuickXplain). */
function needed(
  kept: Condition[],
  isNew: boolean,
  candidates: Condition[],
  contradict: (conditions: readonly Condition[]) => boolean,
): Condition[] {
  if (isNew && contradict(kept)) return [];
  if (candidates.length === 1) return candidates;
  const half = Math.floor(candidates.length / 2);
  const [first, second] = [candidates.slice(0, half), candidates.slice(half)];
  const fromSecond = needed([...kept, ...first], first.length > 0, second, contradict);
  const fromFirst = needed([...kept, ...fromSecond], fromSecond.length > 0, first, contradict);
  return [...fromFirst, ...fromSecond];
}

/** Whether these conditions cannot be kept together in some round. */
function isImpossible(layout: Layout, conditions: readonly Condition[], random: Random): boolean {
  const own = new Set(
    conditions.flatMap((condition) => (condition.kind === "pin" ? (condition.round ?? []) : [])),
  );
  // Rounds without pins of their own are all alike: the first of them is enough.
  const plain = Array.from({ length: layout.rounds }, (_, round) => round).find((round) => !own.has(round));
  return [...own, ...(plain === undefined ? [] : [plain])].some(
    (round) => placeRound(roundRules(layout, conditions, round), random).kind === "impossible",
  );
}
