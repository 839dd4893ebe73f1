import { printable } from "~/platform/printable";
import type { ConferenceSchedule, ScheduleDay, ScheduleEvent } from "./conference-schedule";

/** Writes a schedule as `schedule.xml`. */
export function scheduleXml({ version, base_url, conference }: ConferenceSchedule): string {
  const { title, acronym, start, end, daysCount, timeslot_duration, time_zone_name, days } = conference;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<schedule>",
    element("version", version),
    "<conference>",
    ...[element("title", title), element("acronym", acronym)],
    ...[element("start", start), element("end", end), element("days", String(daysCount))],
    ...[element("timeslot_duration", timeslot_duration), element("base_url", base_url)],
    element("time_zone_name", time_zone_name),
    "</conference>",
    ...days.flatMap(dayLines),
    "</schedule>",
    "",
  ].join("\n");
}

const dayLines = ({ index, date, day_start, day_end, rooms }: ScheduleDay): string[] => [
  open("day", { index: String(index), date, start: day_start, end: day_end }),
  ...Object.entries(rooms).flatMap(([name, events]) => [
    open("room", { name }),
    ...events.flatMap(eventLines),
    "</room>",
  ]),
  "</day>",
];

const eventLines = ({ id, guid, persons, links: _links, ...event }: ScheduleEvent): string[] => [
  open("event", { id: String(id), guid }),
  ...Object.entries(event).map(([name, text]) => element(name, text)),
  "<persons>",
  ...persons.map(
    (person) => `${open("person", { id: String(person.id) })}${escape(person.public_name)}</person>`,
  ),
  "</persons>",
  "<links/>",
  "</event>",
];

const element = (name: string, text: string): string => `<${name}>${escape(text)}</${name}>`;

const open = (name: string, attributes: Record<string, string>): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escape(value)}"`)
    .join("")}>`;

const escape = (text: string): string =>
  printable(text).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
