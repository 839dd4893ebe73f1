import { nameKey } from "../delegate";
import { holdsTyped } from "~/platform/vietnamese";

export interface Named {
  id: string;
  code: string;
  name: string;
  unit: string;
}

/** What stands for a delegate in a list to choose from: `M001 · Trần Thị Ánh`, with the unit where there is no code. */
export const labelOf = ({ code, name, unit }: Named): string =>
  code ? `${code} · ${name}` : unit ? `${name} · ${unit}` : name;

export type FoundPerson = { kind: "found"; id: string } | { kind: "unclear"; candidates: Named[] };

/** As many as can be read. */
const mostCandidates = 12;

/** Finds whom a line names: by label, code, whole name, or part of a name, in this order; the first that fits anybody. */
export function findPerson(people: readonly Named[], typed: string): FoundPerson {
  const key = nameKey(typed);
  if (key === "") return { kind: "unclear", candidates: [] };
  const ways: ((person: Named) => boolean)[] = [
    ({ id }) => id === typed,
    (person) => nameKey(labelOf(person)) === key,
    ({ code }) => code !== "" && nameKey(code) === key,
    ({ name }) => nameKey(name) === key,
    ({ code, name }) => code !== "" && nameKey(`${code} ${name}`) === key,
    ({ name }) => holdsTyped(name, typed),
  ];
  for (const way of ways) {
    const [first, ...others] = people.filter(way);
    if (first && others.length === 0) return { kind: "found", id: first.id };
    if (first) return { kind: "unclear", candidates: [first, ...others].slice(0, mostCandidates) };
  }
  return { kind: "unclear", candidates: [] };
}

export interface PeopleFound {
  ids: string[];
  /** Lines that name nobody, or several people. */
  unclear: { line: string; candidates: Named[] }[];
}

/** Finds the people of a pasted list: a person a line, or separated by semicolons. */
export function findPeople(people: readonly Named[], typed: string): PeopleFound {
  const lines = typed
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const found = lines.map((line) => ({ line, found: findPerson(people, line) }));
  return {
    ids: [...new Set(found.flatMap(({ found: each }) => (each.kind === "found" ? [each.id] : [])))],
    unclear: found.flatMap(({ line, found: each }) =>
      each.kind === "unclear" ? [{ line, candidates: each.candidates }] : [],
    ),
  };
}
