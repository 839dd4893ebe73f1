import { compareNames } from "~/platform/vietnamese";
import type { DivisionContent } from "../division/content";
import type { Named } from "./find-people";

export interface GroupView {
  id: string;
  name: string;
  room: string;
  capacity: number | null;
  leader: Named | null;
  secretary: Named | null;
  /** In the order of Vietnamese lists; who is no longer on the list of delegates is left out. */
  members: Named[];
}

/** The groups of a round with names in the place of ids. */
export function groupsOf(
  { setup, rounds }: DivisionContent,
  round: number,
  delegates: ReadonlyMap<string, Named>,
): GroupView[] {
  const seats = new Map(rounds?.[round]?.groups.map((group) => [group.id, group]));
  const named = (id: string | null) => (id === null ? null : (delegates.get(id) ?? null));
  return setup.groups.map(({ id, name, room, capacity }) => ({
    ...{ id, name: name || id, room, capacity },
    leader: named(seats.get(id)?.leader ?? null),
    secretary: named(seats.get(id)?.secretary ?? null),
    members: (seats.get(id)?.members ?? [])
      .flatMap((member) => named(member) ?? [])
      .sort((a, b) => compareNames(a.name, b.name)),
  }));
}

/** The round that an address asks for, counted from 1 there; the first where it makes no sense. */
export function roundIn(search: URLSearchParams, rounds: number): number {
  const asked = Number(search.get("round"));
  return Number.isInteger(asked) && asked >= 1 && asked <= rounds ? asked - 1 : 0;
}
