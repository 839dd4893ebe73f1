import type { Attribute, Problem } from "~/groups/division/problem";
import { randomFrom } from "~/groups/division/random";

/** Invented people and problems with fixed seeds, shared by tests and benches. */
export const emptyProblem: Problem = {
  ...{ people: [], groups: [], rounds: 1, attributes: [], pins: [], together: [], apart: [] },
  ...{ leaders: [], secretaries: [], seed: 1 },
};

const spread = (name: string, weight = 1): Attribute => ({ name, treatment: "spread", weight });

export const places = (count: number): Problem["groups"] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ id: `g${index + 1}`, size: null, capacity: null, leader: null, secretary: null },
  }));

/** So many delegates of committees of unlike size, as a congress has them. */
export function delegates(count: number, seed: number, committees = 18): Problem["people"] {
  const random = randomFrom(seed);
  const oneOf = (values: readonly string[], likely: number) =>
    random.next() < likely ? (values[0] as string) : (values[random.below(values.length)] as string);
  return Array.from({ length: count }, (_, index) => ({
    id: `p${index + 1}`,
    attributes: {
      committee: `c${Math.floor(committees * random.next() ** 1.4)}`,
      sex: oneOf(["male", "female"], 0.6),
      ethnicity: oneOf(["Kinh", "Ê Đê", "M'Nông", "Gia Rai", "Tày", "Nùng"], 0.75),
      sector: oneOf(["party", "government", "front", "army", "police", "economy", "education"], 0.2),
      age: oneOf(["40-49", "under 40", "50-59", "60 and over"], 0.4),
    },
  }));
}

const everyAttribute = ["committee", "sex", "ethnicity", "sector", "age"].map((name) => spread(name));

export const small = (): Problem => ({
  ...emptyProblem,
  ...{ people: delegates(24, 11, 4), groups: places(4), attributes: [spread("committee"), spread("sex")] },
});
export const province = (): Problem => ({
  ...emptyProblem,
  ...{ people: delegates(286, 12), groups: places(6), attributes: everyAttribute },
});
export const large = (): Problem => ({
  ...emptyProblem,
  ...{ people: delegates(500, 13, 25), groups: places(20), attributes: everyAttribute },
});
/** Nearly everyone of one kind, and many values that a single person has. */
export const skewed = (): Problem => {
  const people = delegates(200, 14, 60).map(({ id, attributes }, index) => ({
    id,
    attributes: {
      ...attributes,
      sex: index % 40 === 0 ? "female" : "male",
      village: `v${Math.floor(index ** 0.7)}`,
    },
  }));
  return { ...emptyProblem, people, groups: places(9), attributes: [...everyAttribute, spread("village")] };
};
/** 286 in 6 with roles, rooms, people who must sit somewhere, together or apart. */
export const bound = (): Problem => {
  const problem = province();
  const ids = problem.people.map(({ id }) => id);
  const id = (index: number) => ids[index] as string;
  return {
    ...problem,
    groups: problem.groups.map((group, index) => ({ ...group, capacity: index === 0 ? 47 : 60 })),
    leaders: ids.slice(0, 30),
    secretaries: ids.slice(20, 60),
    pins: Array.from({ length: 18 }, (_, index) => ({
      person: id(60 + index * 3),
      group: `g${(index % 6) + 1}`,
      round: null,
    })),
    together: Array.from({ length: 12 }, (_, index) => [id(150 + index * 3), id(151 + index * 3)]),
    apart: Array.from({ length: 30 }, (_, index) => [id(190 + index), id(230 + ((index * 7) % 50))] as const),
  };
};
/** So many attributes for so few people that not every group can have its fair share of each. */
export const tight = (): Problem => ({
  ...emptyProblem,
  ...{ people: delegates(20, 15, 5), groups: places(6), attributes: everyAttribute },
});
/** The same with people who must sit somewhere, together or apart. */
export const tightAndBound = (): Problem => ({
  ...tight(),
  pins: ["p1", "p2", "p3"].map((person) => ({ person, group: "g1", round: null })),
  together: [
    ["p4", "p5"],
    ["p6", "p7"],
  ],
  apart: [
    ["p8", "p9"],
    ["p9", "p10"],
    ["p8", "p10"],
  ],
});
/** And with people to be chosen for every role. */
export const tightWithRoles = (): Problem => ({
  ...tightAndBound(),
  leaders: Array.from({ length: 12 }, (_, index) => `p${index + 2}`),
  secretaries: Array.from({ length: 9 }, (_, index) => `p${index + 8}`),
});
export const inRounds = (problem: Problem, rounds: number): Problem => ({ ...problem, rounds });
