import { cellsFor } from "./cells";
import { conditionsOf } from "./conditions";
import type { Layout } from "./layout";
import type { Placing } from "./partial-seating";
import { placeRound, type Placed } from "./placing";
import type { Random } from "./random";
import { roundRules, withHolders, type RoundRules } from "./round-rules";

/** The seats that hard conditions are about, all of them kept in every round. */
export interface Skeleton {
  rules: RoundRules[];
  /** `placings[round]`. */
  placings: Placing[];
}

export type Framed = { kind: "placed"; skeleton: Skeleton } | Exclude<Placed, { kind: "placed" }>;

/** Keeps every hard condition of a problem in every round, with the same leaders and secretaries where that can be. */
export function frame(rules: RoundRules[], random: Random): Framed {
  const placings: Placing[] = [];
  const cellGroup = cellsFor(rules[0]?.groups ?? 1);
  let cells: Cell[] | null = null;
  for (const [round, own] of rules.entries()) {
    const [first] = placings;
    cells ??= first ? cellsOf(own, first, random) : null;
    const preferred = cells && Int32Array.from(cells, ([i, j]) => (i === -1 ? -1 : cellGroup(round, i, j)));
    const steady =
      first && own.slots.length > 0
        ? placeRound(withHolders(own, first.holders), random, null, preferred)
        : null;
    const placed = steady?.kind === "placed" ? steady : placeRound(own, random, null, preferred);
    if (placed.kind !== "placed") return placed;
    placings.push(placed.placing);
  }
  return { kind: "placed", skeleton: { rules, placings } };
}

type Cell = readonly [first: number, second: number];

/**
 * By block: its group in the first round, and one for the second so that those of one group part evenly, counting those
 * who hold a role or are pinned in the second round.
 */
function cellsOf({ blocks, blockOf, groups, pinned }: RoundRules, first: Placing, random: Random): Cell[] {
  const { seats, holders } = first;
  const used = Array.from({ length: groups }, () => new Int32Array(groups));
  const steady = new Set(Array.from(holders, (person) => blockOf[person] as number));
  const wanted = random.shuffle(Array.from({ length: groups }, (_, group) => group));
  const cells = blocks.map(([person], block): Cell => {
    const group = seats[person as number] as number;
    return [group, steady.has(block) ? group : (pinned[block] as number)];
  });
  const take = (block: number, [i, j]: Cell) => {
    const row = used[i] as Int32Array;
    row[j] = (row[j] as number) + (blocks[block] as number[]).length;
  };
  cells.forEach((cell, block) => {
    if (!cell.includes(-1)) take(block, cell);
  });
  return cells.map(([i, j], block): Cell => {
    if (i === -1 || j !== -1) return [i, j];
    const row = used[i] as Int32Array;
    const cell = [
      i,
      wanted.reduce((least, group) => ((row[group] as number) < (row[least] as number) ? group : least)),
    ] as const;
    take(block, cell);
    return cell;
  });
}

/** The rules of each round. */
export function rulesOf(layout: Layout): RoundRules[] {
  const conditions = conditionsOf(layout.problem);
  return steadyFirst(
    Array.from({ length: layout.rounds }, (_, round) => roundRules(layout, conditions, round)),
  );
}

/** The same rules, but others come first where a role is given. */
export const varied = (rules: readonly RoundRules[], random: Random): RoundRules[] =>
  steadyFirst(
    rules.map((own) => ({
      ...own,
      slots: own.slots.map((slot) => ({ ...slot, candidates: random.shuffle(slot.candidates) })),
    })),
  );

/** Those whom a pin keeps in different groups come last where a role is given. */
function steadyFirst(rounds: RoundRules[]): RoundRules[] {
  const isSteady = (person: number) => {
    const pins = rounds.map(({ pinned, blockOf }) => pinned[blockOf[person] as number] as number);
    return new Set(pins).size === 1;
  };
  return rounds.map((rules) => ({
    ...rules,
    slots: rules.slots.map((slot) => ({
      ...slot,
      candidates: [...slot.candidates].sort((a, b) => Number(isSteady(b)) - Number(isSteady(a))),
    })),
  }));
}
