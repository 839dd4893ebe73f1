import type { Agenda, Slot } from "../agenda";
import type { Edited, SingleCommand } from "./command";
import { findSlot } from "./find";
import { done, refuse } from "./outcome";
import { mapSlots } from "./slots";

type Attach = Extract<SingleCommand, { do: "attach-division" }>;

/** Gives a slot the groups of a division. Groups that only this slot named before, and names no more, go. */
export function attachDivision(
  agenda: Agenda,
  { slot: id, division, rooms, people, groups }: Attach,
): Edited {
  const found = findSlot(agenda, id);
  if (!found) return refuse("unknown-slot");
  const named = groups.map((group) => group.id);
  const slots = withSlot(agenda, { ...found.slot, division, groups: named });
  const elsewhere = new Set(slotsOf(slots).flatMap((slot) => slot.groups));
  const left = found.slot.groups.filter((group) => !elsewhere.has(group));
  return done(
    {
      ...slots,
      rooms: entered(agenda.rooms, rooms),
      people: entered(agenda.people, people),
      groups: entered(agenda.groups, groups).filter((group) => !left.includes(group.id)),
    },
    { code: "division-attached", params: { title: found.slot.title, count: groups.length } },
  );
}

/** The slot no longer follows a division. */
export function detachDivision(agenda: Agenda, id: string): Edited {
  const found = findSlot(agenda, id);
  if (!found) return refuse("unknown-slot");
  if (!found.slot.division) return refuse("nothing-to-do");
  return done(withSlot(agenda, { ...found.slot, division: null }), {
    code: "division-detached",
    params: { title: found.slot.title },
  });
}

/** Slots that hold a division, placed or not. */
export const slotsOf = ({ sessions, unscheduled = [] }: Agenda): Slot[] => [
  ...sessions.flatMap((session) => session.slots),
  ...unscheduled,
];

const withSlot = (agenda: Agenda, next: Slot): Agenda =>
  mapSlots(agenda, (slots) => slots.map((slot) => (slot.id === next.id ? next : slot)));

/** The list with entries brought up to date where they are known by their ids, and added where not. */
function entered<Entry extends { id: string }>(list: Entry[], entries: Entry[]): Entry[] {
  const fresh = new Map(entries.map((entry) => [entry.id, entry]));
  const known = new Set(list.map(({ id }) => id));
  return [
    ...list.map((entry) => ({ ...entry, ...fresh.get(entry.id) })),
    ...entries.filter(({ id }) => !known.has(id)),
  ];
}
