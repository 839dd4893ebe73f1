import type { Day } from "~/platform/days";
import { cleanLine, escapeText } from "./content-lines";
import { describe } from "./description";
import { kindColors, officeOpens, type CalendarEntry } from "./entry";
import { geoLines } from "./geo-lines";

/** The content lines of a deadline as VTODO, which the library does not know; not yet folded. */
export function taskLines(entry: CalendarEntry): string[] {
  const title = escapeText(cleanLine(entry.title));
  const { plain, html } = describe(entry);
  return [
    "BEGIN:VTODO",
    `UID:${entry.uid}`,
    `SEQUENCE:${entry.sequence}`,
    ...[`DTSTAMP:${utc(entry.lastModified)}`, `LAST-MODIFIED:${utc(entry.lastModified)}`],
    ...dueLines(entry),
    `SUMMARY:${title}`,
    ...(entry.location === "" ? [] : [`LOCATION:${escapeText(cleanLine(entry.location))}`]),
    ...geoLines(entry),
    ...(plain === "" ? [] : [`DESCRIPTION:${escapeText(plain)}`]),
    `X-ALT-DESC;FMTTYPE=text/html:${escapeText(html)}`,
    `URL:${entry.url}`,
    `CLASS:${entry.classification.toUpperCase()}`,
    `CATEGORIES:${entry.categories.map((category) => escapeText(cleanLine(category))).join(",")}`,
    `COLOR:${kindColors[entry.kind]}`,
    ...alarmLines(entry, title),
    "END:VTODO",
  ];
}

/** A task has no beginning: only the day by which it is due. */
function dueLines({ time, status, progress }: CalendarEntry): string[] {
  const last = time.kind === "days" ? time.last : time.day;
  const state = status === "cancelled" ? "cancelled" : (progress?.state ?? "needs-action");
  return [
    `DUE;VALUE=DATE:${compact(last)}`,
    `STATUS:${state.toUpperCase()}`,
    ...(state === "completed" ? ["PERCENT-COMPLETE:100"] : []),
    ...(state === "completed" && progress?.completedAt ? [`COMPLETED:${utc(progress.completedAt)}`] : []),
  ];
}

/** A cancelled entry reminds nobody. A task has no beginning to count from. */
function alarmLines({ alarms, status }: CalendarEntry, title: string): string[] {
  if (status === "cancelled") return [];
  return alarms.flatMap((minutes) => [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `TRIGGER;RELATED=END:${duration(officeOpens - minutes)}`,
    `DESCRIPTION:${title}`,
    "END:VALARM",
  ]);
}

const duration = (minutes: number): string => `${minutes < 0 ? "-" : ""}PT${Math.abs(minutes)}M`;

const compact = (day: Day): string => day.replaceAll("-", "");

/** ISO text in UTC as iCalendar writes it: `20201001T020304Z`. */
const utc = (iso: string): string => `${iso.slice(0, 19).replace(/[-:]/g, "")}Z`;
