import ical, {
  ICalAlarmType,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalCalendar,
} from "ical-generator";
import { DateTime } from "luxon";
import { tzlib_get_ical_block as timezoneBlock } from "timezones-ical-library";
import type { Day } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { cleanLine, cleanText, escapeText, foldLines } from "./content-lines";
import type { CalendarEntry, EntryTime, Feed } from "./entry";

/** How often clients are asked to read again, in seconds. Most keep their own rhythm. */
const refreshSeconds = 3600;

/** The colour of our calendars: by its CSS name (RFC 7986) and as Apple reads it. */
const color = { name: "firebrick", hex: "#b3181d" };

/**
 * Writes a feed as iCalendar (RFC 5545 and 7986). The same feed always gives the same bytes.
 *
 * The library writes the components; what it leaves out or puts in another order than the RFC's grammar (properties
 * after components, text that is not escaped, the end of the last line) is put right here.
 */
export function writeCalendar(feed: Feed): Buffer {
  const calendar = ical();
  const events = feed.entries.flatMap((entry) => eventLines(calendar, entry));
  return Buffer.from(
    foldLines([
      ...headLines(feed),
      ...zonesOf(feed.entries).flatMap((zone) => definitionOf(zone) ?? []),
      ...events,
      "END:VCALENDAR",
    ]),
  );
}

function headLines({ name, description, language, url }: Feed): string[] {
  const text = (value: string) => escapeText(cleanText(value));
  const calendar = ical({
    prodId: { company: "Congress Planner", product: "Congress Planner", language: language.toUpperCase() },
    name: text(cleanLine(name)),
    description: text(description),
    url,
    scale: "GREGORIAN",
    ttl: refreshSeconds,
  });
  const lines = linesOf(calendar.toString()).filter((line) => line !== "END:VCALENDAR");
  return [
    ...lines,
    `DESCRIPTION:${text(description)}`,
    `COLOR:${color.name}`,
    `X-APPLE-CALENDAR-COLOR:${color.hex}`,
  ];
}

function eventLines(calendar: ICalCalendar, entry: CalendarEntry): string[] {
  const revision = DateTime.fromISO(entry.lastModified, { zone: "utc" });
  const title = cleanLine(entry.title);
  const event = calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: revision,
    lastModified: revision,
    ...timeOf(entry.time),
    summary: title,
    location: entry.location === "" ? null : cleanLine(entry.location),
    description: describe(entry),
    url: entry.url,
    status: ICalEventStatus[upper(entry.status)],
    class: ICalEventClass[upper(entry.classification)],
    transparency: ICalEventTransparency[entry.transparent ? "TRANSPARENT" : "OPAQUE"],
    categories: entry.categories.map((category) => ({ name: cleanLine(category) })),
  });
  const lines = linesOf(event.toString()).map((line) => withZone(line, entry.time));
  // A cancelled entry reminds nobody.
  const alarms = entry.status === "cancelled" ? [] : entry.alarms;
  // In the grammar alarms come after all properties of the event.
  return [
    ...lines.slice(0, -1),
    ...alarms.flatMap((minutes) =>
      linesOf(
        event
          .createAlarm({ type: ICalAlarmType.display, triggerBefore: minutes * 60, description: title })
          .toString(),
      ),
    ),
    ...lines.slice(-1),
  ];
}

// The clock on the wall is written as it stands, with the name of its zone: nothing is converted, so nothing can be
// shifted. To the library it is a floating time; `withZone` then says where the wall is.
function timeOf(time: EntryTime) {
  if (time.kind === "days") {
    return { allDay: true, start: wallClock(time.first, 0), end: wallClock(time.last, 1440) };
  }
  const [start, end] = [wallClock(time.day, time.start), wallClock(time.day, time.end)];
  if (definitionOf(time.zone)) return { floating: true, start, end };
  // A zone without a definition, such as a plain offset: as instants.
  const instant = (at: DateTime) => {
    const local = at.setZone(time.zone, { keepLocalTime: true });
    return (local.isValid ? local : at.setZone(workspaceZone, { keepLocalTime: true })).toUTC();
  };
  return { start: instant(start), end: instant(end) };
}

const wallClock = (day: Day, minutes: number) => DateTime.fromISO(day, { zone: "utc" }).plus({ minutes });

const withZone = (line: string, time: EntryTime): string =>
  time.kind === "span" ? line.replace(/^(DTSTART|DTEND):(?!.*Z$)/, `$1;TZID=${time.zone}:`) : line;

function describe({ description, url }: CalendarEntry) {
  const plain = cleanText(description).trim();
  const paragraphs = plain === "" ? [] : plain.split("\n").map((line) => `<p>${escapeHtml(line)}</p>`);
  const link = `<p><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p>`;
  return { plain, html: `<!DOCTYPE html><html><body>${paragraphs.join("")}${link}</body></html>` };
}

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

const upper = <T extends string>(text: T) => text.toUpperCase() as Uppercase<T>;
