import { boardOf, type Board } from "./board";
import type { Placing, Wish } from "./partial-seating";
import type { Random } from "./random";
import type { RoundRules } from "./round-rules";

export type Placed = { kind: "placed"; placing: Placing } | { kind: "impossible" } | { kind: "undecided" };

/** Comparisons before a search gives up; the first ones are short and start anew with other chances. */
const efforts = [20_000_000, 80_000_000, 800_000_000];

/**
 * Keeps every condition of one round by a complete search: "impossible" means that no seating keeps them. Undecided
 * when the search grew too long. With a wish only seatings within it are sought. `preferred[block]`
 * is the group that is tried first.
 */
export function placeRound(
  rules: RoundRules,
  random: Random,
  wish: Wish | null = null,
  preferred: Int32Array | null = null,
): Placed {
  for (const most of efforts) {
    const outcome = searchOnce(rules, random, most, wish, preferred);
    if (outcome.kind !== "undecided") return outcome;
  }
  return { kind: "undecided" };
}

interface Choice {
  block: number;
  groups: number[];
  next: number;
}

/**
 * Goes through the seatings of a board, depth first, until `found` takes one, all have been tried, or more than
 * `most` seats were tried.
 */
export function explore(
  board: Board,
  most: number,
  { isWorthwhile, found }: { isWorthwhile: () => boolean; found: (placing: Placing) => boolean },
): "found" | "exhausted" | "undecided" {
  const choices: Choice[] = [];
  let tried = 0;
  let deeper = true;
  for (;;) {
    if (deeper) {
      const choice = isWorthwhile() ? nextChoice(board) : null;
      if (choice === "all-placed") {
        const placing = board.finish();
        if (placing && found(placing)) return "found";
      } else if (choice) choices.push(choice);
    }
    const choice = choices[choices.length - 1];
    if (!choice) return "exhausted";
    if (choice.next > 0) board.leave(choice.block, choice.groups[choice.next - 1] as number);
    const group = choice.groups[choice.next];
    deeper = group !== undefined;
    if (group === undefined) choices.pop();
    else {
      choice.next += 1;
      tried += 1;
      if (tried > most) return "undecided";
      board.sit(choice.block, group);
    }
  }
}

function searchOnce(
  rules: RoundRules,
  random: Random,
  most: number,
  wish: Wish | null,
  preferred: Int32Array | null,
): Placed {
  const board = boardOf(rules, random, wish, preferred);
  if (!board) return { kind: "impossible" };
  let placing: Placing | null = null;
  const outcome = explore(board, most / board.effort, {
    isWorthwhile: board.isPromising,
    found: (complete) => {
      placing = complete;
      return true;
    },
  });
  if (placing) return { kind: "placed", placing };
  return { kind: outcome === "undecided" ? "undecided" : "impossible" };
}

function nextChoice(board: Board): Choice | "all-placed" | null {
  const block = board.narrowest();
  if (block === null) return "all-placed";
  const groups = board.groupsFor(block);
  return groups.length === 0 ? null : { block, groups, next: 0 };
}

/** A bound from below on how many people must leave their former seat; Infinity when the pins cannot be kept. */
export const fewestLeaving = (rules: RoundRules, random: Random, wish: Wish): number =>
  boardOf(rules, random, wish)?.leastMoves() ?? Infinity;
