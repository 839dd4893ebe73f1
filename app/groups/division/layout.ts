import type { Person, Problem } from "./problem";

/** An attribute by numbers: `valueOf[p]` is the index in `values` of what person p has. Not known is a value as well. */
export interface LaidAttribute {
  name: string;
  treatment: "spread" | "cluster";
  weight: number;
  values: string[];
  valueOf: Int32Array;
  /** How many people have each value. */
  totals: Int32Array;
}

/** A problem by numbers: people 0 … N-1, groups 0 … K-1, rounds 0 … R-1. */
export interface Layout {
  problem: Problem;
  people: number;
  groups: number;
  rounds: number;
  personAt: ReadonlyMap<string, number>;
  groupAt: ReadonlyMap<string, number>;
  /** Those that are spread or clustered. */
  attributes: LaidAttribute[];
}

export function layOut(problem: Problem): Layout {
  return {
    problem,
    people: problem.people.length,
    groups: problem.groups.length,
    rounds: problem.rounds,
    personAt: new Map(problem.people.map(({ id }, index) => [id, index])),
    groupAt: new Map(problem.groups.map(({ id }, index) => [id, index])),
    attributes: attributesOf(problem),
  };
}

/** A person's value; "" when it is not known. */
export const valueOf = ({ attributes }: Person, name: string): string =>
  Object.hasOwn(attributes, name) ? (attributes[name] ?? "") : "";

function attributesOf({ people, attributes }: Problem): LaidAttribute[] {
  return attributes.flatMap(({ name, treatment, weight }) => {
    if (treatment === "ignore") return [];
    const values = [...new Set(people.map((person) => valueOf(person, name)))].sort();
    const indexOf = new Map(values.map((value, index) => [value, index]));
    const valuesOfPeople = Int32Array.from(people, (person) => indexOf.get(valueOf(person, name)) as number);
    const totals = new Int32Array(values.length);
    for (const value of valuesOfPeople) totals[value] = (totals[value] as number) + 1;
    return [{ name, treatment, weight, values, valueOf: valuesOfPeople, totals }];
  });
}
