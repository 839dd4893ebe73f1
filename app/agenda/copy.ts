import { addDays, daysBetween } from "~/platform/days";
import type { Agenda } from "./agenda";

/**
 * A copy of another congress's agenda for this one: ids are new, days are moved so that the first one fits, groups share
 * the delegates of this congress. Rooms, people and days of circulation are left out: they are others here.
 * @param newId gives an id that was never used before
 */
export function copyFor(source: Agenda, target: Agenda["congress"], newId: () => string): Agenda {
  const ids = new Map<string, string>();
  const renewed = (id: string): string => {
    const known = ids.get(id);
    if (known) return known;
    const fresh = newId();
    ids.set(id, fresh);
    return fresh;
  };
  const by = daysBetween(source.congress.firstDay, target.firstDay);
  return {
    ...source,
    congress: { ...target },
    rooms: [],
    people: [],
    documents: source.documents.map((document) => ({
      ...document,
      id: renewed(document.id),
      circulated: null,
    })),
    groups: source.groups.map((group, index) => ({
      ...group,
      id: renewed(group.id),
      ...{ room: null, leader: null, secretary: null },
      size: share(target.delegates, source.groups.length, index),
    })),
    sessions: source.sessions.map((session) => ({
      ...session,
      id: renewed(session.id),
      date: addDays(session.date, by),
      slots: session.slots.map(({ division: _division, ...slot }) => ({
        ...slot,
        id: renewed(slot.id),
        ...{ room: null, people: [] },
        documents: slot.documents.map(renewed),
        groups: slot.groups.map(renewed),
      })),
    })),
    unscheduled: [],
  };
}

const share = (all: number, parts: number, index: number): number =>
  Math.floor(all / parts) + (index < all % parts ? 1 : 0);
