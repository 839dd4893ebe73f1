import type { Agenda, Slot } from "./agenda";

/**
 * What of an agenda is published: no internal notes, no director's script, no tray, no fields that this program does
 * not know.
 */
export function publicAgenda(agenda: Agenda): Agenda {
  const { format, congress, sessions } = agenda;
  const { title, level, timezone, firstDay, lastDay, delegates, minimumDiscussionMinutes } = congress;
  return {
    format,
    congress: {
      ...{ title, level, timezone, firstDay, lastDay, delegates },
      ...(minimumDiscussionMinutes !== undefined && { minimumDiscussionMinutes }),
    },
    rooms: agenda.rooms.map(({ id, name, capacity }) => ({ id, name, capacity })),
    people: agenda.people.map(({ id, name, title }) => ({ id, name, ...(title && { title }) })),
    documents: agenda.documents.map(({ id, kind, title, circulated }) => ({
      ...{ id, kind, title },
      ...(circulated && { circulated }),
    })),
    groups: agenda.groups.map(({ id, name, room, leader, secretary, size }) => ({
      ...{ id, name, room, leader, secretary, size },
    })),
    sessions: sessions.map(({ id, kind, title, date, start, end, slots }) => ({
      ...{ id, kind, date, start, end },
      ...(title && { title }),
      slots: slots.map(publicSlot),
    })),
  };
}

const publicSlot = ({
  id,
  type,
  title,
  start,
  minutes,
  room,
  people,
  documents,
  groups,
  fixed,
  parallel,
  division,
}: Slot): Slot => ({
  ...{ id, type, title, start, minutes, room, people, documents, groups, fixed },
  ...(parallel !== undefined && { parallel }),
  ...(division && { division: { id: division.id, round: division.round } }),
  notes: "",
});
