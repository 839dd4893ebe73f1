import {
  isDuration,
  minutesOf,
  sessionsInOrder,
  slotsInOrder,
  timeOf,
  type Agenda,
  type Session,
  type Slot,
  type SlotType,
} from "./agenda";

export interface ProgrammeGroup {
  id: string;
  name: string;
  size: number;
  room: string | null;
  leader: string | null;
  secretary: string | null;
}

/** A slot with names in the place of ids. */
export interface ProgrammeSlot {
  id: string;
  type: SlotType;
  title: string;
  start: string;
  /** `HH:MM`; empty when the start cannot be read. */
  end: string;
  minutes: number;
  room: string | null;
  people: { name: string; title: string }[];
  documents: string[];
  groups: ProgrammeGroup[];
  fixed: boolean;
  parallel: boolean;
  notes: string;
  /** Past the end of its session. */
  isLate: boolean;
}

export interface ProgrammeSession {
  id: string;
  kind: Session["kind"];
  title: string;
  date: string;
  start: string;
  end: string;
  /** Minutes taken by slots; what runs at once counts once. */
  planned: number;
  available: number;
  slots: ProgrammeSlot[];
}

export interface ProgrammeDay {
  date: string;
  sessions: ProgrammeSession[];
}

/** An agenda as a timed programme: days, sessions and slots in the order of time. */
export function programmeOf(agenda: Agenda): ProgrammeDay[] {
  const show = shower(agenda);
  const days = new Map<string, ProgrammeSession[]>();
  for (const session of sessionsInOrder(agenda)) {
    const { id, kind, title = "", date, start, end } = session;
    const available = Math.max(0, (minutesOf(end) ?? 0) - (minutesOf(start) ?? 0));
    const slots = slotsInOrder(session).map((slot) => show(slot, minutesOf(end)));
    const shown = { id, kind, title, date, start, end, planned: plannedMinutes(session), available, slots };
    days.set(date, [...(days.get(date) ?? []), shown]);
  }
  return [...days].map(([date, sessions]) => ({ date, sessions }));
}

/** What has no place yet. */
export const trayOf = (agenda: Agenda): ProgrammeSlot[] => {
  const show = shower(agenda);
  return (agenda.unscheduled ?? []).map((slot) => show(slot, null));
};

function shower({ rooms, people, documents, groups }: Agenda) {
  const roomNames = new Map(rooms.map(({ id, name }) => [id, name]));
  const persons = new Map(people.map((person) => [person.id, person]));
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const named = new Map(groups.map((group) => [group.id, group]));
  const nameOf = (id: string | null) => (id === null ? null : (persons.get(id)?.name ?? null));
  return (slot: Slot, sessionEnd: number | null): ProgrammeSlot => {
    const start = minutesOf(slot.start);
    const end = start === null || !isDuration(slot.minutes) ? null : start + slot.minutes;
    return {
      ...{ id: slot.id, type: slot.type, title: slot.title, start: slot.start, minutes: slot.minutes },
      end: end === null ? "" : timeOf(end),
      room: slot.room === null ? null : (roomNames.get(slot.room) ?? null),
      people: slot.people.flatMap((id) => {
        const person = persons.get(id);
        return person ? [{ name: person.name, title: person.title ?? "" }] : [];
      }),
      documents: slot.documents.flatMap((id) => titles.get(id) ?? []),
      groups: slot.groups.flatMap((id) => {
        const group = named.get(id);
        if (!group) return [];
        return [
          {
            ...{ id, name: group.name, size: group.size },
            room: group.room === null ? null : (roomNames.get(group.room) ?? null),
            leader: nameOf(group.leader),
            secretary: nameOf(group.secretary),
          },
        ];
      }),
      fixed: slot.fixed,
      parallel: slot.parallel === true,
      notes: slot.notes,
      isLate: end !== null && sessionEnd !== null && end > sessionEnd,
    };
  };
}

function plannedMinutes(session: Session): number {
  let planned = 0;
  let until = -1;
  for (const slot of slotsInOrder(session)) {
    const start = minutesOf(slot.start);
    if (start === null || !isDuration(slot.minutes)) continue;
    planned += Math.max(0, start + slot.minutes - Math.max(start, until));
    until = Math.max(until, start + slot.minutes);
  }
  return planned;
}
