import type { Problem, ProblemFault } from "./problem";

/** How often a congress can be divided anew. */
export const mostRounds = 10;

/** What is wrong with the problem as it is written: unknown people, doubled names, numbers that do not add up. */
export function examine(problem: Problem): ProblemFault[] {
  const { people, groups, rounds } = problem;
  const faults: ProblemFault[] = [];
  if (people.length === 0) faults.push({ code: "no-people" });
  if (groups.length === 0) faults.push({ code: "no-groups" });
  if (people.length > 0 && groups.length > people.length) {
    faults.push({ code: "more-groups-than-people", groups: groups.length, people: people.length });
  }
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > mostRounds)
    faults.push({ code: "wrong-rounds", rounds });
  for (const person of doubled(people.map(({ id }) => id))) faults.push({ code: "duplicate-person", person });
  for (const group of doubled(groups.map(({ id }) => id))) faults.push({ code: "duplicate-group", group });
  return [...faults, ...strangers(problem), ...attributeFaults(problem), ...sizeFaults(problem)];
}

function strangers({ people, groups, rounds, pins, together, apart, leaders, secretaries }: Problem) {
  const known = new Set(people.map(({ id }) => id));
  const places = new Set(groups.map(({ id }) => id));
  const unknown = (
    ids: readonly (string | null)[],
    where: "pin" | "together" | "apart" | "leader" | "secretary",
  ) =>
    ids
      .filter((id) => id !== null && !known.has(id))
      .map((person): ProblemFault => ({ code: "unknown-person", person: person ?? "", where }));
  return [
    ...unknown(
      pins.map(({ person }) => person),
      "pin",
    ),
    ...unknown(together.flat(), "together"),
    ...unknown(apart.flat(), "apart"),
    ...unknown([...leaders, ...groups.map(({ leader }) => leader)], "leader"),
    ...unknown([...secretaries, ...groups.map(({ secretary }) => secretary)], "secretary"),
    ...pins
      .filter(({ group }) => !places.has(group))
      .map(({ group }): ProblemFault => ({ code: "unknown-group", group })),
    ...pins
      .filter(({ round }) => round !== null && !(Number.isInteger(round) && round >= 0 && round < rounds))
      .map(({ round }): ProblemFault => ({ code: "unknown-round", round: round ?? 0 })),
  ];
}

function attributeFaults({ people, attributes }: Problem): ProblemFault[] {
  const known = new Set(people.flatMap((person) => Object.keys(person.attributes)));
  return attributes.flatMap(({ name, weight }): ProblemFault[] => [
    ...(known.has(name) || people.length === 0
      ? []
      : [{ code: "unknown-attribute" as const, attribute: name }]),
    ...(Number.isInteger(weight) && weight >= 1 && weight <= 100
      ? []
      : [{ code: "wrong-weight" as const, attribute: name, weight }]),
  ]);
}

function sizeFaults({ people, groups }: Problem): ProblemFault[] {
  const given = groups.flatMap(({ size }) => (size === null ? [] : [size]));
  const seats = given.reduce((sum, size) => sum + size, 0);
  const open = groups.length - given.length;
  const fits = open === 0 ? seats === people.length : seats + open <= people.length;
  return [
    ...groups
      .filter(({ size, capacity }) => (size !== null && size < 1) || (capacity !== null && capacity < 1))
      .map(({ id }): ProblemFault => ({ code: "empty-group", group: id })),
    ...(given.length === 0 || fits
      ? []
      : [{ code: "sizes-do-not-add-up" as const, seats: seats + open, people: people.length }]),
  ];
}

function doubled(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(ids.filter((id) => seen.size === seen.add(id).size))];
}
