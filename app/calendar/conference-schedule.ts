import { minutesOf, slotsInOrder, timeOf, type Agenda, type Slot } from "~/agenda/agenda";
import { usualTitles } from "~/agenda/slot-titles";
import { addDays, daysBetween, isDay, type Day } from "~/platform/days";

/**
 * A published agenda as conference programs exchange it: the schedule format of frab and pretalx, as the C3VOC
 * describes it (https://c3voc.de/wiki/schedule).
 */
export interface ConferenceSchedule {
  version: string;
  base_url: string;
  conference: {
    acronym: string;
    title: string;
    start: Day;
    end: Day;
    daysCount: number;
    timeslot_duration: string;
    time_zone_name: string;
    url: string;
    rooms: { guid: string; name: string; capacity: number | null }[];
    days: ScheduleDay[];
  };
}

export interface ScheduleDay {
  /** 1 is the first day of the congress. */
  index: number;
  date: Day;
  /**
   * When the day changes, with the zone's offset: `2020-10-13T04:00:00+07:00`. Apps count what starts before the time
   * of `day_end` to the day before.
   */
  day_start: string;
  day_end: string;
  rooms: Record<string, ScheduleEvent[]>;
}

export interface ScheduleEvent {
  id: number;
  guid: string;
  date: string;
  /** `HH:MM`, local: as frab and pretalx write it and apps read it, though the newest schema calls it a date-time. */
  start: string;
  duration: string;
  room: string;
  slug: string;
  url: string;
  title: string;
  subtitle: string;
  track: string;
  type: string;
  language: string;
  abstract: string;
  description: string;
  persons: { id: number; guid: string; public_name: string }[];
  links: string[];
}

/** What the agenda itself does not say. */
export interface ScheduleReading {
  slug: string;
  version: number;
  baseUrl: string;
  /** Where things happen that have no room of their own. */
  place: string;
  nameOfSession: (session: Agenda["sessions"][number]) => string;
  nameOfType: (type: Slot["type"]) => string;
  /** A UUID that is always the same for the same text. */
  guidOf: (text: string) => string;
  /** The instant of a local time with its offset. Minutes count from midnight of the day. */
  instantOf: (day: Day, minutes: number, zone: string) => string;
}

/** Room for a discussion's groups: each has its own, so that each is an event of its own. */
interface Part {
  key: string;
  slot: Slot;
  title: string;
  room: string;
  start: number;
}

/** Minutes after midnight at which a day of a conference changes, as in frab and pretalx. */
const dayChanges = 240;

/** @returns null when nothing of the agenda has a place in time */
export function conferenceSchedule(agenda: Agenda, reading: ScheduleReading): ConferenceSchedule | null {
  const { slug, baseUrl, guidOf } = reading;
  const sessions = agenda.sessions.filter(({ date, slots }) => isDay(date) && slots.some(isTimed));
  const dates = [...new Set(sessions.map(({ date }) => date))].sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return null;
  const numberOf = numbering();
  const days = dates.map((date): ScheduleDay => {
    const own = sessions.filter((session) => session.date === date);
    const parts = own.flatMap((session) =>
      slotsInOrder(session)
        .filter(isTimed)
        .flatMap((slot) => partsOf(agenda, slot, reading.place))
        .map((part) => ({ part, session })),
    );
    const rooms: Record<string, ScheduleEvent[]> = Object.create(null);
    for (const { part, session } of parts) {
      (rooms[part.room] ??= []).push(eventOf(agenda, part, session, { ...reading, numberOf }));
    }
    const changes = parts.some(({ part }) => part.start < dayChanges) ? 0 : dayChanges;
    return {
      index: daysBetween(first, date) + 1,
      date,
      day_start: reading.instantOf(date, changes, agenda.congress.timezone),
      day_end: reading.instantOf(date, changes + 1440, agenda.congress.timezone),
      rooms,
    };
  });
  const names = [...new Set(days.flatMap(({ rooms }) => Object.keys(rooms)))];
  return {
    version: String(reading.version),
    base_url: baseUrl,
    conference: {
      acronym: slug.replace(/-/g, "_").padEnd(4, "_"),
      title: agenda.congress.title,
      start: first,
      end: last,
      daysCount: daysBetween(first, addDays(last, 1)),
      timeslot_duration: "00:05",
      time_zone_name: agenda.congress.timezone,
      url: `${baseUrl}/congresses/${slug}/agenda`,
      rooms: names.map((name) => ({
        guid: guidOf(`room ${slug} ${name}`),
        name,
        capacity: agenda.rooms.find((room) => room.name === name)?.capacity ?? null,
      })),
      days,
    },
  };
}

const isTimed = (slot: Slot): boolean => minutesOf(slot.start) !== null && slot.minutes > 0;

function partsOf({ rooms, groups }: Agenda, slot: Slot, place: string): Part[] {
  const roomOf = (id: string | null) => rooms.find((room) => room.id === id)?.name || place;
  const title = slot.title.trim() === "" ? usualTitles[slot.type] : slot.title;
  const start = minutesOf(slot.start) ?? 0;
  const own = groups.filter(({ id }) => slot.groups.includes(id));
  if (own.length === 0) return [{ key: slot.id, slot, title, room: roomOf(slot.room), start }];
  return own.map((group) => ({
    ...{ key: `${slot.id} ${group.id}`, slot, start, room: roomOf(group.room ?? slot.room) },
    title: `${group.name}: ${title}`,
  }));
}

function eventOf(
  agenda: Agenda,
  { key, slot, title, room, start }: Part,
  session: Agenda["sessions"][number],
  { slug, baseUrl, guidOf, instantOf, numberOf, ...words }: ScheduleReading & { numberOf: Numbering },
): ScheduleEvent {
  const guid = guidOf(`slot ${slug} ${key}`);
  const id = numberOf(guid);
  const documents = agenda.documents.filter((document) => slot.documents.includes(document.id));
  return {
    ...{ id, guid, room, title },
    date: instantOf(session.date, start, agenda.congress.timezone),
    start: timeOf(start),
    duration: timeOf(slot.minutes),
    slug: `${slug.replace(/-/g, "_")}-${id}`,
    url: `${baseUrl}/congresses/${slug}/agenda#slot-${encodeURIComponent(slot.id)}`,
    subtitle: "",
    track: words.nameOfSession(session),
    type: words.nameOfType(slot.type),
    language: "vi",
    abstract: documents.map((document) => document.title).join("; "),
    description: "",
    persons: agenda.people
      .filter((person) => slot.people.includes(person.id))
      .map(({ id: personId, name }) => {
        const own = guidOf(`person ${slug} ${personId}`);
        return { id: numberOf(own), guid: own, public_name: name };
      }),
    links: [],
  };
}

type Numbering = (guid: string) => number;

/** Numbers made of UUIDs: the same from version to version, different from each other. */
function numbering(): Numbering {
  const taken = new Map<number, string>();
  return (guid) => {
    let number = (Number.parseInt(guid.slice(0, 8), 16) & 0x3fffffff) + 1;
    while (taken.has(number) && taken.get(number) !== guid) number += 1;
    taken.set(number, guid);
    return number;
  };
}
