import type { Day } from "~/platform/days";
import { cleanLine, escapeText } from "./content-lines";
import { describe } from "./description";
import { kindColors, type CalendarEntry } from "./entry";

/** What an event and a task say alike, as content lines, not yet folded. */
export function sharedLines(entry: CalendarEntry): string[] {
  const { plain, html } = describe(entry);
  const { coordinates } = entry;
  return [
    `UID:${entry.uid}`,
    `SEQUENCE:${entry.sequence}`,
    ...[`DTSTAMP:${utc(entry.lastModified)}`, `LAST-MODIFIED:${utc(entry.lastModified)}`],
    `SUMMARY:${textOf(entry.title)}`,
    ...(entry.location === "" ? [] : [`LOCATION:${textOf(entry.location)}`]),
    ...(coordinates === null ? [] : [`GEO:${coordinates.latitude};${coordinates.longitude}`]),
    ...(plain === "" ? [] : [`DESCRIPTION:${escapeText(plain)}`]),
    `X-ALT-DESC;FMTTYPE=text/html:${escapeText(html)}`,
    `URL:${entry.url}`,
    `CLASS:${entry.classification.toUpperCase()}`,
    `CATEGORIES:${entry.categories.map(textOf).join(",")}`,
    `COLOR:${kindColors[entry.kind]}`,
  ];
}

/**
 * The reminders of an entry; a cancelled one reminds nobody.
 * @param edge what they count from
 * @param begins minutes from there to where the entry begins for people
 */
export function alarmLines(
  { alarms, status, title }: CalendarEntry,
  edge: "START" | "END",
  begins: number,
): string[] {
  if (status === "cancelled") return [];
  return alarms.flatMap((minutes) => [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `TRIGGER;RELATED=${edge}:${duration(begins - minutes)}`,
    `DESCRIPTION:${textOf(title)}`,
    "END:VALARM",
  ]);
}

/** A value of type TEXT on one line. */
const textOf = (text: string): string => escapeText(cleanLine(text));

const duration = (minutes: number): string => `${minutes < 0 ? "-" : ""}PT${Math.abs(minutes)}M`;

/** A day as iCalendar writes it: `20201013`. */
export const compact = (day: Day): string => day.replaceAll("-", "");

/** ISO text in UTC as iCalendar writes it: `20201001T020304Z`. */
export const utc = (iso: string): string => `${iso.slice(0, 19).replace(/[-:]/g, "")}Z`;
