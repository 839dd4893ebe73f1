import type { Agenda, Group, Slot } from "../agenda";
import { listEntries, type Edited, type ListName } from "./command";
import { done, refuse } from "./outcome";
import { mapSlots } from "./slots";

type Entry = { id: string } & Record<string, unknown>;

/** Adds a room, person, document or group. */
export function addEntry(agenda: Agenda, list: ListName, entry: unknown): Edited {
  const parsed = listEntries[list].safeParse(entry);
  if (!parsed.success) return refuse("bad-entry", { field: String(parsed.error.issues[0]?.path[0] ?? "") });
  if (entriesOf(agenda, list).some((each) => each.id === parsed.data.id)) {
    return refuse("id-taken", { id: parsed.data.id });
  }
  const next = { ...agenda, [list]: [...agenda[list], parsed.data] } as Agenda;
  return done(next, { code: `${list}-added`, params: { name: nameOf(parsed.data) } });
}

/** Changes fields of a room, person, document or group; its id stays. */
export function changeEntry(
  agenda: Agenda,
  list: ListName,
  id: string,
  changes: Record<string, unknown>,
): Edited {
  const found = entriesOf(agenda, list).find((entry) => entry.id === id);
  if (!found) return refuse("unknown-entry");
  const parsed = listEntries[list].safeParse({ ...found, ...changes, id });
  if (!parsed.success) return refuse("bad-entry", { field: String(parsed.error.issues[0]?.path[0] ?? "") });
  const entries = entriesOf(agenda, list).map((entry) => (entry.id === id ? parsed.data : entry));
  return done({ ...agenda, [list]: entries } as Agenda, {
    code: `${list}-changed`,
    params: { name: nameOf(found) },
  });
}

/** Removes a room, person, document or group, and every mention of it. */
export function removeEntry(agenda: Agenda, list: ListName, id: string): Edited {
  const found = entriesOf(agenda, list).find((entry) => entry.id === id);
  if (!found) return refuse("unknown-entry");
  const entries = entriesOf(agenda, list).filter((entry) => entry.id !== id);
  const without = { ...agenda, [list]: entries } as Agenda;
  return done(forget(without, list, id), { code: `${list}-removed`, params: { name: nameOf(found) } });
}

function forget(agenda: Agenda, list: ListName, id: string): Agenda {
  const slots = mapSlots(agenda, (all) => all.map((slot) => forgetInSlot(slot, list, id)));
  if (list !== "rooms" && list !== "people") return slots;
  return { ...slots, groups: slots.groups.map((group) => forgetInGroup(group, id)) };
}

function forgetInSlot(slot: Slot, list: ListName, id: string): Slot {
  if (list === "rooms") return slot.room === id ? { ...slot, room: null } : slot;
  return slot[list].includes(id) ? { ...slot, [list]: slot[list].filter((each) => each !== id) } : slot;
}

function forgetInGroup(group: Group, id: string): Group {
  const clear = (value: string | null) => (value === id ? null : value);
  return {
    ...group,
    room: clear(group.room),
    leader: clear(group.leader),
    secretary: clear(group.secretary),
  };
}

const entriesOf = (agenda: Agenda, list: ListName): Entry[] => agenda[list] as Entry[];

const nameOf = (entry: { [key: string]: unknown }): string => String(entry.name ?? entry.title ?? "");
