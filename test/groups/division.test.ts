import fc from "fast-check";
import { expect, test } from "vitest";
import { balance } from "~/groups/division/balance";
import { fewestRepeats } from "~/groups/division/bounds";
import { cellsFor } from "~/groups/division/cells";
import { divide } from "~/groups/division/divide";
import { judge } from "~/groups/division/judge";
import type { Division, Problem } from "~/groups/division/problem";
import { bound, emptyProblem, inRounds, large, places, province, small } from "./division-instances";

function divided(problem: Problem): Division {
  const answer = divide(problem);
  if (answer?.kind !== "divided") throw new Error(JSON.stringify(answer));
  return answer.division;
}

/** Counted anew, as the product page defines it, without the program's own tables. */
function countedImbalance(problem: Problem, { rounds }: Division): number {
  const share = (value: string, name: string, size: number) =>
    (problem.people.filter(({ attributes }) => (attributes[name] ?? "") === value).length * size) /
    problem.people.length;
  const personOf = new Map(problem.people.map((person) => [person.id, person]));
  let sum = 0;
  for (const { groups } of rounds) {
    for (const { name, treatment, weight } of problem.attributes) {
      if (treatment !== "spread") continue;
      for (const value of new Set(problem.people.map(({ attributes }) => attributes[name] ?? ""))) {
        for (const { members } of groups) {
          const count = members.filter((id) => (personOf.get(id)?.attributes[name] ?? "") === value).length;
          const fair = share(value, name, members.length);
          sum += weight * Math.max(0, Math.floor(fair) - count, count - Math.ceil(fair));
        }
      }
    }
  }
  return sum;
}

function countedRepeats({ rounds }: Division): number {
  const times = new Map<string, number>();
  for (const { members } of rounds.flatMap(({ groups }) => groups)) {
    for (const one of members) {
      for (const other of members) {
        if (one < other) times.set(`${one} ${other}`, (times.get(`${one} ${other}`) ?? 0) + 1);
      }
    }
  }
  return [...times.values()].reduce((sum, count) => sum + count - 1, 0);
}

test("delegates of a province are divided with every attribute balanced and every condition kept", () => {
  for (const problem of [small(), province(), bound()]) {
    const division = divided(problem);
    expect(division.quality).toMatchObject({ imbalance: 0, lowerBound: 0, violations: [] });
    expect(countedImbalance(problem, division)).toBe(0);
    const seated = division.rounds[0]?.groups.flatMap(({ members }) => members) ?? [];
    expect(seated.sort()).toEqual(problem.people.map(({ id }) => id).sort());
  }
});

test("the imbalance and the repeated pairs that are told are those of the seating", () => {
  for (const problem of [inRounds(small(), 3), { ...inRounds(province(), 2), groups: places(47) }]) {
    const division = divided(problem);
    expect(division.quality.imbalance).toBe(countedImbalance(problem, division));
    expect(division.quality.repeatedPairs).toBe(countedRepeats(division));
  }
});

test("the same seed gives the same division, another one another", () => {
  const [one, same, other] = [1, 1, 2].map((seed) => divided({ ...province(), seed }));
  expect(same).toEqual(one);
  expect(other?.rounds).not.toEqual(one?.rounds);
});

test("a seating moved by hand is judged: conditions that it breaks are named", () => {
  const problem = { ...small(), pins: [{ person: "p1", group: "g1", round: null }] };
  const { rounds } = divided(problem);
  const moved = rounds.map(({ groups }) => ({
    groups: groups.map((group) => ({
      ...group,
      members: [...group.members.filter((id) => id !== "p1"), ...(group.id === "g2" ? ["p1"] : [])],
    })),
  }));
  expect(judge(problem, moved).violations).toEqual([
    { condition: { kind: "even-sizes", groups: 4, people: 24 }, round: 0 },
    { condition: { kind: "pin", person: "p1", group: "g1", round: null }, round: 0 },
  ]);
});

test("balance counts each value of each group beside its fair share", () => {
  const problem: Problem = {
    ...emptyProblem,
    people: ["a", "b", "c", "d", "e"].map((id, index) => ({
      id,
      attributes: { sex: index < 2 ? "f" : "m" },
    })),
    groups: places(2),
    attributes: [{ name: "sex", treatment: "spread", weight: 1 }],
  };
  const members = [
    ["a", "b", "c"],
    ["d", "e"],
  ];
  const rounds = [
    {
      groups: members.map((list, index) => ({
        id: `g${index + 1}`,
        members: list,
        leader: null,
        secretary: null,
      })),
    },
  ];
  expect(balance(problem, rounds)[0]?.attributes[0]?.groups).toEqual([
    {
      group: "g1",
      size: 3,
      shares: [
        { value: "f", count: 2, fair: 1.2, floor: 1, ceiling: 2, whole: 2 },
        { value: "m", count: 1, fair: 1.8, floor: 1, ceiling: 2, whole: 3 },
      ],
    },
    {
      group: "g2",
      size: 2,
      shares: [
        { value: "f", count: 0, fair: 0.8, floor: 0, ceiling: 1, whole: 2 },
        { value: "m", count: 2, fair: 1.2, floor: 1, ceiling: 2, whole: 3 },
      ],
    },
  ]);
});

test("sizes of groups without a size of their own differ by one at most", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer(),
      (count, groups, seed) => {
        const people = Array.from({ length: count }, (_, index) => ({ id: `p${index}`, attributes: {} }));
        const answer = divide({ ...emptyProblem, people, groups: places(groups), seed });
        if (groups > count) {
          expect(answer).toEqual({
            kind: "faulty",
            faults: [{ code: "more-groups-than-people", groups, people: count }],
          });
          return;
        }
        if (answer?.kind !== "divided") throw new Error("not divided");
        const sizes = answer.division.rounds[0]?.groups.map(({ members }) => members.length) ?? [];
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(count);
      },
    ),
    { numRuns: 60 },
  );
});

test("in three rounds fair shares are kept, and as many pairs meet as can within two in a hundred", () => {
  for (const problem of [inRounds(bound(), 3), inRounds(large(), 3)]) {
    const { rounds, quality } = divided(problem);
    expect(quality).toMatchObject({ imbalance: 0, violations: [] });
    const sizes = rounds.map(({ groups }) => groups.map(({ members }) => members.length));
    const meetings = sizes.flat().reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
    const most = meetings - fewestRepeats(problem.people.length, sizes);
    expect((meetings - quality.repeatedPairs) / most).toBeGreaterThan(0.98);
  }
});

test.each([3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20])(
  "%i groups: the third round crosses the first two, and who stays stays",
  (groups) => {
    const cellOf = cellsFor(groups);
    const everyGroup = Array.from({ length: groups }, (_, group) => group);
    for (const i of everyGroup) {
      expect(cellOf(2, i, i)).toBe(i);
      expect(new Set(everyGroup.map((j) => cellOf(2, i, j))).size).toBe(groups);
      expect(new Set(everyGroup.map((j) => cellOf(2, j, i))).size).toBe(groups);
    }
  },
);
