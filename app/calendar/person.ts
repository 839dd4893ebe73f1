import { nameKey } from "~/groups/delegate";

/** Whose groups and duties a feed shows: a delegate, or somebody with an account, known in agendas by name. */
export type Person = { kind: "delegate"; id: string } | { kind: "user"; id: string; name: string };

/** True when a name in an agenda is this person's. Delegates are seated by their ids, never by their names. */
export const isNamed = (person: Person | null, name: string): boolean =>
  person?.kind === "user" && nameKey(name) === nameKey(person.name);
