import type { Layout } from "./layout";
import type { Wish } from "./partial-seating";
import { fewestLeaving, placeRound, type Placed } from "./placing";
import type { Round } from "./problem";
import type { Random } from "./random";
import type { RoundRules } from "./round-rules";
import { sittingOf } from "./sitting";
import type { Framed, Skeleton } from "./skeleton";

/** An earlier seating by numbers: `before[round][person]`, -1 for those who are new; `holders[round][slot]`. */
export interface Former {
  before: Int32Array[];
  holders: Int32Array[];
}

/** Rounds that were not there before begin empty. */
export function formerOf(layout: Layout, rules: readonly RoundRules[], previous: readonly Round[]): Former {
  const known = sittingOf(layout, previous.slice(0, layout.rounds)).seats;
  return {
    before: rules.map((_, round) => known[round] ?? new Int32Array(layout.people).fill(-1)),
    holders: rules.map(({ slots }, round) =>
      Int32Array.from(slots, ({ group, role }) => {
        const id = layout.problem.groups[group]?.id;
        const person = previous[round]?.groups.find((place) => place.id === id)?.[role] ?? "";
        return layout.personAt.get(person) ?? -1;
      }),
    ),
  };
}

/** Keeps every hard condition with as few people as possible leaving their seat; few, when the search grew too long. */
export function frameNear(rules: RoundRules[], former: Former, random: Random): Framed {
  const placings: Skeleton["placings"] = [];
  for (const [round, own] of rules.entries()) {
    const placed = placeNear(own, random, {
      before: former.before[round] as Int32Array,
      holders: former.holders[round] as Int32Array,
    });
    if (placed.kind !== "placed") return placed;
    placings.push(placed.placing);
  }
  return { kind: "placed", skeleton: { rules, placings } };
}

function placeNear(rules: RoundRules, random: Random, wish: Omit<Wish, "most">): Placed {
  let most = fewestLeaving(rules, random, { ...wish, most: Infinity });
  for (; most <= rules.people; most += 1) {
    const placed = placeRound(rules, random, { ...wish, most });
    if (placed.kind === "placed") return placed;
    if (placed.kind === "undecided") break;
  }
  return placeRound(rules, random, { ...wish, most: Infinity });
}

/** Everyone else stays where they sat as long as there is a seat; those who cannot, and who are new, sit anywhere. */
export function fillNear({ rules, placings }: Skeleton, { before }: Former, random: Random): Int32Array[] {
  return placings.map(({ seats }, round) => {
    const { low, high, groups } = rules[round] as RoundRules;
    const row = Int32Array.from(seats);
    const sizes = new Int32Array(groups);
    const join = (person: number, group: number) => {
      row[person] = group;
      sizes[group] = (sizes[group] as number) + 1;
    };
    for (const group of seats) if (group !== -1) sizes[group] = (sizes[group] as number) + 1;
    const waiting: number[] = [];
    const stayed: number[] = [];
    const everyone = random.shuffle(Array.from(seats.keys()).filter((person) => seats[person] === -1));
    for (const person of everyone) {
      const group = before[round]?.[person] as number;
      if (group === -1 || (sizes[group] as number) >= (high[group] as number)) waiting.push(person);
      else {
        join(person, group);
        stayed.push(person);
      }
    }
    const order = random.shuffle(Array.from({ length: groups }, (_, group) => group));
    for (const group of order) {
      while ((sizes[group] as number) < (low[group] as number)) {
        const person = waiting.pop() ?? release(stayed, row, sizes, low);
        join(person, group);
      }
    }
    for (const group of order) {
      while (waiting.length > 0 && (sizes[group] as number) < (high[group] as number)) {
        join(waiting.pop() as number, group);
      }
    }
    return row;
  });
}

/** Takes somebody out of a group that can do without. */
function release(stayed: number[], row: Int32Array, sizes: Int32Array, low: Int32Array): number {
  const index = stayed.findIndex((person) => {
    const group = row[person] as number;
    return (sizes[group] as number) > (low[group] as number);
  });
  const [person] = stayed.splice(index, 1);
  const group = row[person as number] as number;
  sizes[group] = (sizes[group] as number) - 1;
  return person as number;
}
