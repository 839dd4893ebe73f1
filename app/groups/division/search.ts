import { fewestRepeats, lowestImbalance } from "./bounds";
import type { Layout } from "./layout";
import { movesOf, type Move, type Moves } from "./moves";
import type { Random } from "./random";
import { seatingOf, type Seating } from "./seating";
import type { Skeleton } from "./skeleton";

/** How a search tells how far it is, 0 … 1, and hears that it shall stop. */
export interface Watch {
  progress?: (share: number) => void;
  cancelled?: () => boolean;
}

/** A finished seating: every hard condition of the skeleton is kept. */
export interface Found {
  seats: Int32Array[];
  /** `holders[round][slot]`. */
  holders: Int32Array[];
  /** Misplaced and scattered people, and repeated pairs, in one number; less is better. */
  rank: number;
  /** Whether nothing can be better. */
  isBest: boolean;
}

/** What one misplaced person counts in repeated pairs. */
export const imbalanceInPairs = 24;
const watchEvery = 16_384;

/** How a search goes: what it tries, and how much worse a move may make things. `left` falls from 1 to 0. */
export interface Course {
  /** The number of steps, not the clock, ends a search. */
  steps: number;
  /** So many steps more, with `left` at 0, while somebody is still misplaced. */
  mending?: number;
  propose: (moves: Moves, left: number) => Move | null;
  /** In repeated pairs; one misplaced person counts as `pairsPerPerson` of them. */
  heat: (left: number, pairsPerPerson: number) => number;
  made?: (move: Move) => void;
}

/** Improves a filled seating by swaps, first of all its imbalance, then its repeated pairs. Null when cancelled. */
export function improve(
  layout: Layout,
  skeleton: Skeleton,
  filled: Int32Array[],
  random: Random,
  { steps, mending = 0, propose, heat, made }: Course,
  watch: Watch = {},
): Found | null {
  const sizes = filled.map((row) => sizesOf(row, layout.groups));
  const seating = seatingOf(layout, sizes, filled);
  const moves = movesOf(layout, skeleton, seating, random);
  // With other sizes less may be possible: then this search is over, but not the last one.
  const lowest = lowestImbalance(layout, skeleton.rules, sizes) * imbalanceInPairs;
  const fewest = seating.meetings ? fewestRepeats(layout.people, sizes) : 0;

  let best = rankOf(seating);
  /** What was done since the best. */
  let trail: Move[] = [];
  const isMisplaced = () => (seating.imbalance + seating.scattered) * imbalanceInPairs > lowest;
  for (let step = 0; step < steps + mending && best > lowest + fewest; step += 1) {
    if (step >= steps && !isMisplaced()) break;
    const left = Math.max(0, 1 - step / steps);
    if (step % watchEvery === 0) {
      if (watch.cancelled?.()) return null;
      watch.progress?.(1 - left);
    }
    const move = propose(moves, left);
    if (!move) continue;
    const most = -heat(left, imbalanceInPairs) * Math.log(1 - random.next());
    const cost = costOf(move, seating, most);
    if (cost !== null && cost > most) continue;
    const before = rankOf(seating);
    moves.make(move);
    const now = rankOf(seating);
    if (cost === null && now - before > most) {
      moves.undo(move);
      continue;
    }
    made?.(move);
    if (now < best) [best, trail] = [now, []];
    else trail.push(move);
  }
  for (const move of trail.reverse()) moves.undo(move);
  const isBest = best <= lowestImbalance(layout, skeleton.rules) * imbalanceInPairs + fewest;
  return { seats: seating.seats, holders: moves.holders, rank: best, isBest };
}

/** The best of some searches, until one cannot be bettered; null when one was cancelled. */
export function bestOf(
  starts: number,
  watch: Watch,
  search: (start: number, watch: Watch) => Found | null,
): Found | null {
  let best: Found | null = null;
  for (let start = 0; start < starts && !best?.isBest; start += 1) {
    const found = search(start, {
      ...watch,
      progress: (share) => watch.progress?.((start + share) / starts),
    });
    if (!found) return null;
    if (!best || found.rank < best.rank) best = found;
  }
  return best;
}

const rankOf = ({ imbalance, scattered, meetings }: Seating): number =>
  (imbalance + scattered) * imbalanceInPairs + (meetings?.repeats ?? 0);

/**
 * What a move costs; null when that depends on how its swaps work together, and only making it tells. Two people who
 * swap throughout take over each other's meetings: then the imbalance alone changes.
 */
function costOf(
  { swaps }: Move,
  { seats, members, meetings, swapCost }: Seating,
  most: number,
): number | null {
  let cost = 0;
  let last = -1;
  for (const { round, one, other } of swaps) {
    if (round === last) return null;
    last = round;
    cost += swapCost(round, one, other) * imbalanceInPairs;
  }
  const [first] = swaps;
  if (!first || swaps.length > 1 || !meetings) return cost;
  const { round, one, other } = first;
  const here = members[round]?.[seats[round]?.[one] as number] ?? [];
  const there = members[round]?.[seats[round]?.[other] as number] ?? [];
  if (cost - here.length - there.length > most) return cost;
  return cost + meetings.swapCost(here, there, one, other);
}

function sizesOf(seats: Int32Array, groups: number): Int32Array {
  const sizes = new Int32Array(groups);
  for (const group of seats) sizes[group] = (sizes[group] as number) + 1;
  return sizes;
}
