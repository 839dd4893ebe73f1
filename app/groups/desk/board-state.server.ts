import { wordInstant } from "~/platform/days";
import { takesPart } from "../delegate";
import type { Person } from "../division/problem";
import type { DivisionDesk } from "./open-division.server";
import { peopleNow } from "./open-division.server";
import { wordDone } from "./words";

/** Somebody on the board: takes part, or has a seat although no longer taking part. */
export interface BoardPerson extends Person {
  code: string;
  name: string;
  unit: string;
  takesPart: boolean;
}

/** What the board works on: the division as a value, and the people whom it seats. */
export function boardStateOf(desk: DivisionDesk) {
  const { division, delegates, lateness, names, visit, congress } = desk;
  const { revision } = division;
  const present = new Map(peopleNow(desk, delegates).map((person) => [person.id, person]));
  const gone = new Set(lateness.gone);
  const people = delegates
    .filter(({ id }) => present.has(id) || gone.has(id))
    .map((delegate): BoardPerson => ({
      ...{ id: delegate.id, code: delegate.code, name: delegate.name, unit: delegate.unit },
      attributes: present.get(delegate.id)?.attributes ?? {},
      takesPart: takesPart(delegate),
    }));
  return {
    revision: revision.number,
    content: revision.content,
    people,
    canUndo: revision.undo !== null,
    canRedo: revision.redo !== null,
    lead: visit.t("groups:division.lead", {
      revision: revision.number,
      what: wordDone(revision.summary, names),
      author: revision.authorName,
      at: wordInstant(revision.at, visit.language, congress.timezone),
    }),
  };
}

export type BoardState = ReturnType<typeof boardStateOf>;
