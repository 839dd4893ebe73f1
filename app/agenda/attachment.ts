import type { DivisionContent } from "~/groups/division/content";
import type { Agenda } from "./agenda";
import type { SingleCommand } from "./edits/command";
import { edit } from "./edits/edit";

/** A division as the agenda needs it. */
export interface Attachable {
  id: string;
  content: DivisionContent;
  /** Names of delegates by their ids, and what else is known of who leads or writes: the unit that sends them. */
  people: ReadonlyMap<string, { name: string; unit: string }>;
}

type Attach = Extract<SingleCommand, { do: "attach-division" }>;

/**
 * The command that gives a slot the groups of a round, with rooms, leaders, secretaries and sizes. Ids are made of those
 * of the division, so that they are the same whenever it is done again; a room known by its name is the same room.
 * @returns null while the division has no such round
 */
export function attachmentOf(
  agenda: Agenda,
  slot: string,
  { id, content, people }: Attachable,
  round: number,
): Attach | null {
  const seats = content.rounds?.[round];
  if (!seats) return null;
  const rooms = new Map<string, Attach["rooms"][number]>();
  const persons = new Map<string, Attach["people"][number]>();
  const personOf = (delegate: string | null): string | null => {
    const known = delegate === null ? undefined : people.get(delegate);
    if (delegate === null || !known) return null;
    persons.set(delegate, { id: delegate, name: known.name, title: known.unit });
    return delegate;
  };
  const roomOf = (name: string, capacity: number | null, group: string): string | null => {
    if (name === "") return null;
    const before = rooms.get(name);
    const known = before ?? agenda.rooms.find((room) => room.name === name);
    const roomId = known?.id ?? `${id}-${group}-room`;
    // Two groups may state the seats of one room differently: the fewer count.
    const seats = [capacity, before?.capacity ?? null].filter((each) => each !== null);
    const stated = seats.length > 0 ? Math.min(...seats) : (known?.capacity ?? null);
    rooms.set(name, { id: roomId, name, capacity: stated });
    return roomId;
  };
  const groups = content.setup.groups.map((group) => {
    const seated = seats.groups.find((each) => each.id === group.id);
    return {
      id: `${id}-${round + 1}-${group.id}`,
      name: group.name || group.id,
      room: roomOf(group.room, group.capacity, group.id),
      leader: personOf(seated?.leader ?? null),
      secretary: personOf(seated?.secretary ?? null),
      size: seated?.members.filter((member) => people.has(member)).length ?? 0,
    };
  });
  return {
    do: "attach-division",
    slot,
    division: { id, round },
    rooms: [...rooms.values()],
    people: [...persons.values()],
    groups,
  };
}

/** True when the slot shows the round of its division as it is now. */
export function isInStep(agenda: Agenda, command: Attach): boolean {
  const edited = edit(agenda, command);
  return edited.ok && JSON.stringify(edited.agenda) === JSON.stringify(agenda);
}
