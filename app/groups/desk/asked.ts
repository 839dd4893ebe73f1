import type { DivisionContent, DivisionSetup } from "../division/content";
import type { Person, Problem } from "../division/problem";

/** What a setup asks for that cannot be asked now: the person does not take part, or nobody has the attribute. */
export type SetAside =
  | { kind: "pin"; person: string; group: string }
  | { kind: "together" | "apart"; person: string }
  | { kind: "leader" | "secretary"; person: string; group: string }
  | { kind: "eligible"; person: string }
  | { kind: "attribute"; name: string };

export interface Asked {
  problem: Problem;
  /** Named to the organiser, never dropped in silence; it holds again when the person takes part again. */
  setAside: SetAside[];
}

/** What is asked of those who take part. */
export function problemOf({ setup }: Pick<DivisionContent, "setup">, people: readonly Person[]): Asked {
  const present = new Set(people.map(({ id }) => id));
  const known = new Set(people.flatMap(({ attributes }) => Object.keys(attributes)));
  const setAside: SetAside[] = [];
  const isThere = (person: string, otherwise: SetAside): boolean => {
    if (!present.has(person)) setAside.push(otherwise);
    return present.has(person);
  };
  const named = (person: string | null, kind: "leader" | "secretary", group: string) =>
    person !== null && isThere(person, { kind, person, group }) ? person : null;
  const problem: Problem = {
    people,
    groups: setup.groups.map(({ id, size, capacity, leader, secretary }) => ({
      ...{ id, size, capacity },
      leader: named(leader, "leader", id),
      secretary: named(secretary, "secretary", id),
    })),
    rounds: setup.rounds,
    attributes: setup.attributes.filter(({ name }) => {
      if (!known.has(name)) setAside.push({ kind: "attribute", name });
      return known.has(name);
    }),
    pins: setup.pins.filter(({ person, group }) => isThere(person, { kind: "pin", person, group })),
    together: setup.together.flatMap((all) => {
      const here = all.filter((person) => isThere(person, { kind: "together", person }));
      return here.length > 1 ? [here] : [];
    }),
    apart: setup.apart.filter((pair) => pair.every((person) => isThere(person, { kind: "apart", person }))),
    leaders: setup.leaders.filter((person) => isThere(person, { kind: "eligible", person })),
    secretaries: setup.secretaries.filter((person) => isThere(person, { kind: "eligible", person })),
    seed: setup.seed,
  };
  return { problem, setAside };
}

/** The setup of a new division: even groups, everything that is known of everybody spread. */
export function firstSetup(
  groups: DivisionSetup["groups"],
  attributes: readonly { name: string; values: unknown[] }[],
): DivisionSetup {
  return {
    groups,
    rounds: 1,
    attributes: attributes
      .filter(({ name, values }) => values.length > 1 && usuallySpread.has(name))
      .map(({ name }) => ({ name, treatment: "spread", weight: 1 })),
    ...{ pins: [], together: [], apart: [], leaders: [], secretaries: [], seed: 1 },
  };
}

const usuallySpread: ReadonlySet<string> = new Set(["unit", "sex", "age", "ethnicity", "sector"]);

/** So many groups, named in the language of the congress, with rooms from a list as far as it goes. */
export function newGroups(
  count: number,
  rooms: readonly { name: string; capacity: number | null }[],
  nameOf: (number: number) => string,
): DivisionSetup["groups"] {
  return Array.from({ length: count }, (_, index) => ({
    id: `g${index + 1}`,
    name: nameOf(index + 1),
    room: rooms[index]?.name ?? "",
    capacity: rooms[index]?.capacity ?? null,
    ...{ size: null, leader: null, secretary: null },
  }));
}
