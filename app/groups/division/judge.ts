import { lowestImbalance } from "./bounds";
import { conditionsOf, evenSizes } from "./conditions";
import { layOut, type Layout } from "./layout";
import type { Condition, Problem, Quality, Round, SeatedGroup, Violation } from "./problem";
import { roundRules } from "./round-rules";
import { seatingOf } from "./seating";
import { sittingOf } from "./sitting";

/**
 * How good any seating is, also one moved by hand: imbalance, repeated pairs, and every hard condition that it breaks.
 * Whom the problem does not know is left out; fair shares are those of the groups as large as they are.
 */
export function judge(problem: Problem, rounds: readonly Round[]): Quality {
  const layout = layOut({ ...problem, rounds: rounds.length });
  const conditions = conditionsOf(problem);
  const rules = rounds.map((_, round) => roundRules(layout, conditions, round));
  const { seats, sizes } = sittingOf(layout, rounds);
  const { imbalance, scattered } = seatingOf({ ...layout, rounds: 1 }, sizes, seats);
  return {
    imbalance,
    lowerBound: lowestImbalance(layout, rules),
    scattered,
    repeatedPairs: repeatedPairs(layout, seats),
    violations: rounds.flatMap((round, index) => violationsIn(problem, conditions, round, index)),
  };
}

/** Pairs that sit together again, once for each time after the first. */
function repeatedPairs({ people, groups }: Layout, seats: readonly Int32Array[]): number {
  if (seats.length < 2) return 0;
  const haveMet = new Uint8Array((people * (people - 1)) / 2);
  let repeated = 0;
  for (const row of seats) {
    const members = Array.from({ length: groups }, (): number[] => []);
    row.forEach((group, person) => members[group]?.push(person));
    for (const group of members) {
      group.forEach((later, index) => {
        const start = (later * (later - 1)) / 2;
        for (let before = 0; before < index; before += 1) {
          const pair = start + (group[before] as number);
          if (haveMet[pair] === 1) repeated += 1;
          else haveMet[pair] = 1;
        }
      });
    }
  }
  return repeated;
}

function violationsIn(
  problem: Problem,
  conditions: readonly Condition[],
  { groups }: Round,
  round: number,
): Violation[] {
  const groupOf = new Map(
    groups.flatMap(({ id, members }) => members.map((person) => [person, id] as const)),
  );
  const byId = new Map(groups.map((group) => [group.id, group]));
  const sizeOf = (id: string) => byId.get(id)?.members.length ?? 0;
  const { each, odd } = evenSizes(problem);
  const isEven = (size: number) => size === each || (odd > 0 && size === each + 1);
  const eligible = { leader: new Set(problem.leaders), secretary: new Set(problem.secretaries) };

  const isKept = (condition: Condition): boolean => {
    switch (condition.kind) {
      case "pin":
        return (condition.round ?? round) !== round || groupOf.get(condition.person) === condition.group;
      case "together":
        return new Set(condition.people.map((person) => groupOf.get(person))).size === 1;
      case "apart": {
        const [one, other] = condition.people;
        return groupOf.get(one) === undefined || groupOf.get(one) !== groupOf.get(other);
      }
      case "size":
        return sizeOf(condition.group) === condition.size;
      case "capacity":
        return sizeOf(condition.group) <= condition.capacity;
      case "even-sizes":
        return problem.groups.every(({ id, size }) => size !== null || isEven(sizeOf(id)));
      case "leader":
      case "secretary":
        return isHeld(byId.get(condition.group), condition.kind, condition.person, eligible[condition.kind]);
    }
  };
  return conditions.filter((condition) => !isKept(condition)).map((condition) => ({ condition, round }));
}

function isHeld(
  group: SeatedGroup | undefined,
  role: "leader" | "secretary",
  named: string | null,
  eligible: ReadonlySet<string>,
): boolean {
  const person = group?.[role] ?? null;
  if (!group || person === null || !group.members.includes(person)) return false;
  if (role === "secretary" && person === group.leader) return false;
  return named === null ? eligible.has(person) : person === named;
}
