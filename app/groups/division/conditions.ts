import type { Condition, Problem } from "./problem";

/** Every hard condition of a problem, in the order in which an organiser sets them. */
export function conditionsOf(problem: Problem): Condition[] {
  const { people, groups, pins, together, apart, leaders, secretaries } = problem;
  return [
    ...groups.flatMap(({ id, size }): Condition[] =>
      size === null ? [] : [{ kind: "size", group: id, size }],
    ),
    ...groups.flatMap(({ id, capacity }): Condition[] =>
      capacity === null ? [] : [{ kind: "capacity", group: id, capacity }],
    ),
    ...(groups.some(({ size }) => size === null)
      ? [{ kind: "even-sizes" as const, groups: groups.length, people: people.length }]
      : []),
    ...pins.map((pin): Condition => ({ kind: "pin", ...pin })),
    ...groups.flatMap(({ id, leader }): Condition[] =>
      leader !== null || leaders.length > 0 ? [{ kind: "leader", group: id, person: leader }] : [],
    ),
    ...groups.flatMap(({ id, secretary }): Condition[] =>
      secretary !== null || secretaries.length > 0
        ? [{ kind: "secretary", group: id, person: secretary }]
        : [],
    ),
    ...together
      .filter((set) => new Set(set).size > 1)
      .map((people): Condition => ({ kind: "together", people })),
    ...apart.map((people): Condition => ({ kind: "apart", people })),
  ];
}

/** How many sit in each group that has no size of its own: so many, and in `odd` of these groups one more. */
export function evenSizes({ people, groups }: Pick<Problem, "people" | "groups">): {
  each: number;
  odd: number;
} {
  const open = groups.filter(({ size }) => size === null).length;
  const left = people.length - groups.reduce((sum, { size }) => sum + (size ?? 0), 0);
  return open === 0 ? { each: 0, odd: 0 } : { each: Math.floor(left / open), odd: left % open };
}
