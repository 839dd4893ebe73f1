import { DateTime } from "luxon";
import { tzlib_get_ical_block as timezoneBlock } from "timezones-ical-library";
import { addDays, type Day } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { cleanLine, cleanText, escapeText, foldLines } from "./content-lines";
import { kindColors, officeOpens, type CalendarEntry, type EntryTime, type Feed } from "./entry";

/** How often clients are asked to read again. Most keep their own rhythm. */
const refresh = "PT1H";

/** The colour of our calendars: by its CSS name (RFC 7986) and as Apple reads it. */
const color = { name: "firebrick", hex: "#b3181d" };

/** Writes a feed as iCalendar (RFC 5545 and 7986). The same feed always gives the same bytes. */
export function writeCalendar(feed: Feed): Buffer {
  return Buffer.from(
    foldLines([
      ...headLines(feed),
      ...zonesOf(feed.entries).flatMap((zone) => definitionOf(zone) ?? []),
      ...feed.entries.flatMap(entryLines),
      "END:VCALENDAR",
    ]),
  );
}

function headLines({ name, description, language, url }: Feed): string[] {
  const [title, about] = [escapeText(cleanLine(name)), escapeText(cleanText(description))];
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//Congress Planner//Congress Planner//${language.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...[`NAME:${title}`, `X-WR-CALNAME:${title}`],
    ...[`DESCRIPTION:${about}`, `X-WR-CALDESC:${about}`],
    `URL:${url}`,
    ...[`REFRESH-INTERVAL;VALUE=DURATION:${refresh}`, `X-PUBLISHED-TTL:${refresh}`],
    ...[`COLOR:${color.name}`, `X-APPLE-CALENDAR-COLOR:${color.hex}`],
  ];
}

function entryLines(entry: CalendarEntry): string[] {
  const kind = entry.asTask ? "VTODO" : "VEVENT";
  const title = escapeText(cleanLine(entry.title));
  return [
    `BEGIN:${kind}`,
    `UID:${entry.uid}`,
    `SEQUENCE:${entry.sequence}`,
    ...[`DTSTAMP:${utc(entry.lastModified)}`, `LAST-MODIFIED:${utc(entry.lastModified)}`],
    ...(entry.asTask ? taskLines(entry) : eventLines(entry)),
    `SUMMARY:${title}`,
    ...(entry.location === "" ? [] : [`LOCATION:${escapeText(cleanLine(entry.location))}`]),
    ...descriptionLines(entry),
    `URL:${entry.url}`,
    `CLASS:${entry.classification.toUpperCase()}`,
    `CATEGORIES:${entry.categories.map((category) => escapeText(cleanLine(category))).join(",")}`,
    `COLOR:${kindColors[entry.kind]}`,
    ...alarmLines(entry, title),
    `END:${kind}`,
  ];
}

const eventLines = ({ time, status, transparent }: CalendarEntry): string[] => [
  ...timeLines(time),
  `STATUS:${status.toUpperCase()}`,
  `TRANSP:${transparent ? "TRANSPARENT" : "OPAQUE"}`,
  // By what Outlook knows a whole day, and whether it takes anybody's time.
  ...(time.kind === "days" ? ["X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"] : []),
  `X-MICROSOFT-CDO-BUSYSTATUS:${transparent ? "FREE" : "BUSY"}`,
];

/** A task has no beginning: only the day by which it is due. */
function taskLines({ time, status, progress }: CalendarEntry): string[] {
  const last = time.kind === "days" ? time.last : time.day;
  const state = status === "cancelled" ? "cancelled" : (progress?.state ?? "needs-action");
  return [
    `DUE;VALUE=DATE:${compact(last)}`,
    `STATUS:${state.toUpperCase()}`,
    ...(state === "completed" ? ["PERCENT-COMPLETE:100"] : []),
    ...(state === "completed" && progress?.completedAt ? [`COMPLETED:${utc(progress.completedAt)}`] : []),
  ];
}

// The clock on the wall is written as it stands, with the name of its zone: nothing is converted, so nothing can be
// shifted.
function timeLines(time: EntryTime): string[] {
  if (time.kind === "days") {
    return [
      `DTSTART;VALUE=DATE:${compact(time.first)}`,
      `DTEND;VALUE=DATE:${compact(addDays(time.last, 1))}`,
    ];
  }
  const { day, start, end, zone } = time;
  if (definitionOf(zone)) {
    return [`DTSTART;TZID=${zone}:${wallClock(day, start)}`, `DTEND;TZID=${zone}:${wallClock(day, end)}`];
  }
  return [`DTSTART:${instant(day, start, zone)}`, `DTEND:${instant(day, end, zone)}`];
}

/** A cancelled entry reminds nobody. */
function alarmLines({ alarms, status, time, asTask }: CalendarEntry, title: string): string[] {
  if (status === "cancelled") return [];
  const begins = time.kind === "days" ? officeOpens : 0;
  return alarms.flatMap((minutes) => [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    // A task has no beginning to count from.
    `TRIGGER${asTask ? ";RELATED=END" : ""}:${duration(begins - minutes)}`,
    `DESCRIPTION:${title}`,
    "END:VALARM",
  ]);
}

const duration = (minutes: number): string => `${minutes < 0 ? "-" : ""}PT${Math.abs(minutes)}M`;

function descriptionLines({ description, url }: CalendarEntry): string[] {
  const plain = cleanText(description).trim();
  const paragraphs = plain === "" ? [] : plain.split("\n").map((line) => `<p>${escapeHtml(line)}</p>`);
  const link = `<p><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p>`;
  const html = `<!DOCTYPE html><html><body>${paragraphs.join("")}${link}</body></html>`;
  return [
    ...(plain === "" ? [] : [`DESCRIPTION:${escapeText(plain)}`]),
    `X-ALT-DESC;FMTTYPE=text/html:${escapeText(html)}`,
  ];
}

const compact = (day: Day): string => day.replaceAll("-", "");

/** `20201013T073000`; minutes count from midnight of the day and may go past the next one. */
function wallClock(day: Day, minutes: number): string {
  const at = new Date(Date.parse(day) + minutes * 60_000).toISOString();
  return at.slice(0, 19).replace(/[-:]/g, "");
}

/** A zone without a definition, such as a plain offset: as an instant. */
function instant(day: Day, minutes: number, zone: string): string {
  const clock = DateTime.fromISO(day, { zone: "utc" }).plus({ minutes });
  const local = clock.setZone(zone, { keepLocalTime: true });
  const known = local.isValid ? local : clock.setZone(workspaceZone, { keepLocalTime: true });
  return utc(known.toJSDate().toISOString());
}

/** ISO text in UTC as iCalendar writes it: `20201001T020304Z`. */
const utc = (iso: string): string => `${iso.slice(0, 19).replace(/[-:]/g, "")}Z`;

/** The zones in use. A calendar must have some component (RFC 5545, 3.6): an empty one has the workspace's zone. */
const zonesOf = (entries: readonly CalendarEntry[]): string[] =>
  entries.length === 0
    ? [workspaceZone]
    : [...new Set(entries.flatMap(({ time }) => (time.kind === "span" ? [time.zone] : [])))].sort();

const definitions = new Map<string, string[] | null>();

/** The VTIMEZONE of a zone; null where the library has none. */
function definitionOf(zone: string): string[] | null {
  let lines = definitions.get(zone);
  if (lines === undefined) {
    const block = (timezoneBlock(zone) as string[])[0];
    definitions.set(zone, (lines = block ? linesOf(block) : null));
  }
  return lines;
}

/** Content lines, as they were before they were folded. */
const linesOf = (text: string): string[] =>
  text
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .filter((line) => line !== "");

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
