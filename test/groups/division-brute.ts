import fc from "fast-check";
import type { Condition, Problem } from "~/groups/division/problem";
import { emptyProblem } from "./division-instances";

/** Small problems, and what trying every seating says about them: written without a look at the program. */

/** By person: the number of the group. */
export type Seats = readonly number[];

/** Every way to seat the people of one round with somebody in each group. */
export function everySeating({ people, groups }: Problem): Seats[] {
  const found: Seats[] = [];
  const go = (seats: number[]) => {
    if (seats.length === people.length) {
      if (new Set(seats).size === groups.length) found.push(seats);
      return;
    }
    groups.forEach((_, group) => go([...seats, group]));
  };
  go([]);
  return found;
}

/** Whether a seating of this round keeps the conditions; roles: whether they could be given. */
export function keeps(
  problem: Problem,
  seats: Seats,
  conditions: readonly Condition[],
  round: number,
): boolean {
  const person = (id: string) => problem.people.findIndex((each) => each.id === id);
  const group = (id: string) => problem.groups.findIndex((each) => each.id === id);
  const seatOf = (id: string) => seats[person(id)];
  const size = (index: number) => seats.filter((seat) => seat === index).length;
  const isKept = (condition: Condition): boolean => {
    switch (condition.kind) {
      case "pin":
        return (
          (condition.round !== null && condition.round !== round) ||
          seatOf(condition.person) === group(condition.group)
        );
      case "together":
        return condition.people.every((id) => seatOf(id) === seatOf(condition.people[0] as string));
      case "apart":
        return seatOf(condition.people[0]) !== seatOf(condition.people[1]);
      case "size":
        return size(group(condition.group)) === condition.size;
      case "capacity":
        return size(group(condition.group)) <= condition.capacity;
      case "even-sizes": {
        const sizes = problem.groups.flatMap((each, index) => (each.size === null ? [size(index)] : []));
        const given = problem.groups.reduce((sum, each) => sum + (each.size ?? 0), 0);
        const open = sizes.length;
        const left = problem.people.length - given;
        return sizes.every((count) => count === Math.floor(left / open) || count === Math.ceil(left / open));
      }
      default:
        return true;
    }
  };
  return conditions.every(isKept) && rolesCanBeGiven(problem, seats, conditions);
}

function rolesCanBeGiven(problem: Problem, seats: Seats, conditions: readonly Condition[]): boolean {
  const inGroup = (index: number) =>
    problem.people.map(({ id }) => id).filter((_, person) => seats[person] === index);
  return problem.groups.every(({ id }, index) => {
    const roles = (["leader", "secretary"] as const).flatMap((role) => {
      const condition = conditions.find((each) => each.kind === role && each.group === id);
      if (condition?.kind !== role) return [];
      const eligible = role === "leader" ? problem.leaders : problem.secretaries;
      return [
        inGroup(index).filter((one) =>
          condition.person === null ? eligible.includes(one) : one === condition.person,
        ),
      ];
    });
    if (roles.length < 2) return roles.every((able) => able.length > 0);
    return roles[0]?.some((one) => roles[1]?.some((other) => one !== other)) ?? false;
  });
}

export function imbalanceOf(problem: Problem, seats: Seats): number {
  let sum = 0;
  for (const { name, treatment, weight } of problem.attributes) {
    if (treatment !== "spread") continue;
    const values = problem.people.map(({ attributes }) => attributes[name] ?? "");
    for (const value of new Set(values)) {
      problem.groups.forEach((_, group) => {
        const size = seats.filter((seat) => seat === group).length;
        const fair = (values.filter((each) => each === value).length * size) / values.length;
        const count = values.filter((each, person) => each === value && seats[person] === group).length;
        sum += weight * Math.max(0, Math.floor(fair) - count, count - Math.ceil(fair));
      });
    }
  }
  return sum;
}

/** Up to six people in up to three groups with every kind of condition, contradictory ones as well. */
export const smallProblem: fc.Arbitrary<Problem> = fc
  .record({
    people: fc.integer({ min: 2, max: 6 }),
    groups: fc.integer({ min: 1, max: 3 }),
    rounds: fc.integer({ min: 1, max: 2 }),
  })
  .filter(({ people, groups }) => groups <= people)
  .chain((count) => {
    const ids = Array.from({ length: count.people }, (_, index) => `p${index}`);
    const id = fc.constantFrom(...ids);
    const group = fc.constantFrom(...Array.from({ length: count.groups }, (_, index) => `g${index + 1}`));
    const seldom = <Value>(value: fc.Arbitrary<Value>) =>
      fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
    return fc.record({
      people: fc
        .array(fc.record({ sex: fc.constantFrom("f", "m"), unit: fc.constantFrom("a", "b", "c") }), {
          minLength: count.people,
          maxLength: count.people,
        })
        .map((list) => list.map((attributes, index) => ({ id: ids[index] as string, attributes }))),
      groups: fc
        .array(
          fc.record({
            capacity: seldom(fc.integer({ min: 1, max: 4 })),
            leader: seldom(id),
            secretary: fc.constant(null),
          }),
          { minLength: count.groups, maxLength: count.groups },
        )
        .map((list) => list.map((each, index) => ({ id: `g${index + 1}`, size: null, ...each }))),
      rounds: fc.constant(count.rounds),
      attributes: fc.constant([
        { name: "sex", treatment: "spread" as const, weight: 1 },
        { name: "unit", treatment: "spread" as const, weight: 3 },
      ]),
      pins: fc.array(
        fc.record({
          person: id,
          group,
          round: fc.option(fc.integer({ min: 0, max: count.rounds - 1 }), { nil: null }),
        }),
        { maxLength: 2 },
      ),
      together: fc.array(fc.uniqueArray(id, { minLength: 2, maxLength: 3 }), { maxLength: 1 }),
      apart: fc.array(fc.tuple(id, id), { maxLength: 2 }),
      leaders: fc.oneof(fc.constant([]), fc.uniqueArray(id, { minLength: count.groups })),
      secretaries: fc.oneof(fc.constant([]), fc.uniqueArray(id, { minLength: count.groups })),
      seed: fc.integer(),
    });
  })
  .chain((problem) =>
    // Now and then the sizes are given, so that they add up.
    fc
      .option(fc.constantFrom(...sizesThatAddUp(problem.people.length, problem.groups.length)), { nil: null })
      .map((sizes) => ({
        ...emptyProblem,
        ...problem,
        groups: problem.groups.map((each, index) => ({
          ...each,
          size: sizes === null || (index === 0 && problem.groups.length > 1) ? null : (sizes[index] ?? null),
        })),
      })),
  );

function sizesThatAddUp(people: number, groups: number): number[][] {
  if (groups === 1) return [[people]];
  return Array.from({ length: people - groups + 1 }, (_, index) => index + 1).flatMap((first) =>
    sizesThatAddUp(people - first, groups - 1).map((rest) => [first, ...rest]),
  );
}
