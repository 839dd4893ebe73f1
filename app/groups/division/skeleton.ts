import { cellGroup } from "./cells";
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
  let cells: Cell[] | null = null;
  for (const [round, own] of rules.entries()) {
    const [first] = placings;
    cells ??= first ? cellsOf(own, first, random) : null;
    const preferred =
      cells && Int32Array.from(cells, ([i, j]) => (i === -1 ? -1 : cellGroup(own.groups, round, i, j)));
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

/** By block: its group in the first round, and one for the second so that those of one group part evenly. */
function cellsOf({ blocks, groups }: RoundRules, { seats }: Placing, random: Random): Cell[] {
  const next = Array.from({ length: groups }, () => random.below(groups));
  return blocks.map(([person]): Cell => {
    const group = seats[person as number] as number;
    if (group === -1) return [-1, -1];
    next[group] = ((next[group] as number) + 1) % groups;
    return [group, next[group]];
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
