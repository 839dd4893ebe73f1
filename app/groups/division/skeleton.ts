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
  for (const round of rules) {
    const [first] = placings;
    const steady =
      first && round.slots.length > 0 ? placeRound(withHolders(round, first.holders), random) : null;
    const placed = steady?.kind === "placed" ? steady : placeRound(round, random);
    if (placed.kind !== "placed") return placed;
    placings.push(placed.placing);
  }
  return { kind: "placed", skeleton: { rules, placings } };
}

/** The rules of each round; those whom a pin keeps in different groups come last where a role is given. */
export function rulesOf(layout: Layout): RoundRules[] {
  const conditions = conditionsOf(layout.problem);
  const rounds = Array.from({ length: layout.rounds }, (_, round) => roundRules(layout, conditions, round));
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
