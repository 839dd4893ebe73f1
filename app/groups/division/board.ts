import { cliquesOf, fitsEvery } from "./cliques";
import type { PartialSeating, Placing, Wish } from "./partial-seating";
import type { Random } from "./random";
import type { RoundRules } from "./round-rules";
import { fewestMoves, settledOf } from "./settled";
import { slotsOf } from "./slots";

/** A seating that is searched: blocks of which a condition speaks sit down and leave again. */
export interface Board extends PartialSeating {
  sit: (block: number, group: number) => void;
  leave: (block: number, group: number) => void;
  /** False when what sits now can certainly not be completed. */
  isPromising: () => boolean;
  /** The waiting block with the fewest groups open to it; null when none waits. */
  narrowest: () => number | null;
  /** The groups worth trying for a block, the best first. */
  groupsFor: (block: number) => number[];
  /** Fewer people than these cannot move, as far as can be told; 0 without a wish. */
  leastMoves: () => number;
  /** About how many comparisons one seat costs. */
  effort: number;
  /** Fills the roles. Null when that cannot be with these seats. */
  finish: () => Placing | null;
}

/** Above so many looks (blocks² · groups) blocks sit down in an order set beforehand. */
const mostLooks = 200_000_000;
/** Above so many comparisons in a whole descent, roles and cliques are judged at the beginning and the end only. */
const mostComparisons = 40_000_000;
const mostCandidateSeats = 100;

/**
 * An empty board but for the pinned blocks; null when these alone break a condition. With `everyone` those of whom no
 * condition speaks are seated by the search as well.
 */
export function boardOf(
  rules: RoundRules,
  random: Random,
  wish: Wish | null,
  preferred: Int32Array | null = null,
  everyone = false,
): Board | null {
  const { groups, people, blocks, blockOf, low, high, pinned } = rules;
  if (rules.contradictory || low.some((seats, group) => seats > (high[group] as number))) return null;
  if (sum(low) > people || sum(high) < people) return null;

  const apartOf = blocks.map((block) => [
    ...new Set(
      block.flatMap((person) => (rules.apart[person] as number[]).map((other) => blockOf[other] as number)),
    ),
  ]);
  const isBound = Uint8Array.from(blocks, (block, index) =>
    Number(everyone || block.length > 1 || pinned[index] !== -1 || (apartOf[index] as number[]).length > 0),
  );
  if (wish) for (const person of soughtCandidates(rules)) isBound[blockOf[person] as number] = 1;
  const waiting = random
    .shuffle(Array.from(blocks.keys()).filter((block) => isBound[block] && pinned[block] === -1))
    .sort((a, b) => sizeOf(b) - sizeOf(a) || degree(b) - degree(a));
  function sizeOf(block: number) {
    return (blocks[block] as number[]).length;
  }
  function degree(block: number) {
    return (apartOf[block] as number[]).length;
  }
  /** How many blocks of a group must not sit with this block: [block · groups + group]. */
  const blocked = new Int16Array(blocks.length * groups);
  const occupants = new Int32Array(groups);
  const preference = random.shuffle(Array.from({ length: groups }, (_, group) => group));
  const isThorough = waiting.length * waiting.length * groups <= mostLooks;
  const { slots, fill, couldFill } = slotsOf(rules, wish);
  const cliques = cliquesOf(waiting, apartOf);
  const comparisons = cliques.reduce((total, clique) => total + clique.length * groups, slots.comparisons);
  const looksAhead = comparisons * waiting.length <= mostComparisons;
  let isFirst = true;
  /** Seats taken or kept for the least size of each group. */
  let needed = sum(low);

  const costOf = (block: number, group: number): number => {
    let cost = 0;
    for (const person of blocks[block] as number[]) {
      const before = wish?.before[person] ?? -1;
      if (before !== -1 && before !== group) cost += 1;
    }
    return cost;
  };
  const seat = (block: number, group: number, by: 1 | -1) => {
    const before = Math.max(low[group] as number, board.placed[group] as number);
    board.placed[group] = (board.placed[group] as number) + by * sizeOf(block);
    needed += Math.max(low[group] as number, board.placed[group] as number) - before;
    occupants[group] = (occupants[group] as number) + by;
    board.groupOf[block] = by === 1 ? group : -1;
    if (wish) board.moved += by * costOf(block, group);
    for (const other of apartOf[block] as number[]) {
      const at = other * groups + group;
      blocked[at] = (blocked[at] as number) + by;
    }
  };

  const board: Board = {
    ...{ rules, wish, isBound, moved: 0 },
    effort: (isThorough ? waiting.length * groups : groups) + (looksAhead ? comparisons : 0) + 1,
    groupOf: new Int32Array(blocks.length).fill(-1),
    placed: new Int32Array(groups),
    mayJoin(block, group) {
      const count = board.placed[group] as number;
      const least = low[group] as number;
      const size = sizeOf(block);
      return (
        count + size <= (high[group] as number) &&
        blocked[block * groups + group] === 0 &&
        needed - Math.max(least, count) + Math.max(least, count + size) <= people
      );
    },
    sit: (block, group) => seat(block, group, 1),
    leave: (block, group) => seat(block, group, -1),
    isPromising() {
      if (wish && leastMoves() > wish.most) return false;
      if (!isFirst && !looksAhead) return true;
      isFirst = false;
      return couldFill(board) && cliques.every((clique) => fitsEvery(clique, board, groups));
    },
    narrowest() {
      let found: number | null = null;
      let fewest = Infinity;
      for (const block of waiting) {
        if (board.groupOf[block] !== -1) continue;
        if (!isThorough) return block;
        let open = 0;
        for (let group = 0; group < groups && open < fewest; group += 1)
          if (board.mayJoin(block, group)) open += 1;
        if (open < fewest) [found, fewest] = [block, open];
        if (fewest === 0) break;
      }
      return found;
    },
    groupsFor(block) {
      const open = preference.filter((group) => board.mayJoin(block, group));
      const room = (group: number) => (high[group] as number) - (board.placed[group] as number);
      const best = preferred?.[block];
      open.sort(
        (a, b) =>
          costOf(block, a) - costOf(block, b) || Number(b === best) - Number(a === best) || room(b) - room(a),
      );
      if (wish) return open;
      // Empty groups of which the same is asked are all alike: one of them is enough.
      const alike = new Set<string>();
      return open.filter((group) => {
        if (occupants[group] !== 0) return true;
        const kind = `${low[group]} ${high[group]} ${slots.kindOf(group)}`;
        return !alike.has(kind) && alike.add(kind);
      });
    },
    leastMoves,
    finish: () => fill(board),
  };

  const settled = wish ? settledOf(board, () => true) : null;
  /**
   * Who moved already; the waiting blocks that cannot stay where they were; and of all others those whom their former
   * group cannot hold, or who must fill up other groups.
   */
  function leastMoves(): number {
    if (!settled) return 0;
    let total = board.moved;
    let comers = 0;
    const taken = Int32Array.from(board.placed);
    for (const block of waiting) {
      if (board.groupOf[block] !== -1) continue;
      const members = blocks[block] as number[];
      let least = Infinity;
      for (let group = 0; group < groups && least > 0; group += 1) {
        if (board.mayJoin(block, group)) least = Math.min(least, costOf(block, group));
      }
      total += least;
      for (const person of members) {
        const before = wish?.before[person] ?? -1;
        if (least > 0 || before === -1) comers += 1;
        else taken[before] = (taken[before] as number) + 1;
      }
    }
    return total + fewestMoves(rules, taken, settled, comers);
  }

  for (const [block, group] of pinned.entries()) {
    if (group === -1) continue;
    if (!board.mayJoin(block, group)) return null;
    board.sit(block, group);
  }
  return board;
}

/** Where they are few, everyone who may hold a role takes part in the search for the fewest moves. */
function soughtCandidates({ slots, groups }: RoundRules): Set<number> {
  const candidates = new Set(slots.flatMap((slot) => slot.candidates));
  return candidates.size * groups <= mostCandidateSeats ? candidates : new Set();
}

const sum = (numbers: Int32Array): number => numbers.reduce((total, number) => total + number, 0);
