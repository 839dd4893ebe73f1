import { hash } from "node:crypto";
import ical from "ical-generator";
import { workspaceZone } from "~/platform/settings.server";
import { eventLines } from "./calendar-event.server";
import { taskLines } from "./calendar-task";
import { cleanLine, cleanText, escapeText, foldLines, writtenLines } from "./content-lines";
import type { CalendarEntry, Feed } from "./entry";
import { createByteCache } from "~/platform/byte-cache";
import { definitionOf } from "./zone-definitions.server";

/** How often clients are asked to read again, in seconds. Most keep their own rhythm. */
const refreshSeconds = 3600;

/** The colour of our calendars: by its CSS name (RFC 7986) and as Apple reads it. */
const color = { name: "firebrick", hex: "#b3181d" };

/**
 * Writes a feed as iCalendar (RFC 5545 and 7986). The same feed always gives the same bytes.
 *
 * The library writes the components that it knows; what it leaves out or puts in another order than the RFC's grammar
 * (tasks, properties after components, text that is not escaped, the end of the last line) is put right around it.
 */
export function writeCalendar(feed: Feed): Buffer {
  const zones = zonesOf(feed.entries).flatMap((zone) => definitionOf(zone) ?? []);
  const begin = foldLines([...headLines(feed), ...zones]);
  const end = foldLines(["END:VCALENDAR"]);
  return Buffer.concat([Buffer.from(begin), ...feed.entries.map(writtenEntry), Buffer.from(end)]);
}

/**
 * The entries that were written last, by what they are: a publication changes few of hundreds, and the same ones stand
 * in many feeds. Some thousand entries.
 */
const written = createByteCache<Buffer>(8 * 1024 * 1024);

/** Those of them that are still in use, which need not be put into words to be found. */
const writtenAlready = new WeakMap<CalendarEntry, Buffer>();

function writtenEntry(entry: CalendarEntry): Buffer {
  const same = writtenAlready.get(entry);
  if (same) return same;
  const key = hash("sha256", JSON.stringify(entry), "base64url");
  const bytes =
    written.get(key) ?? Buffer.from(foldLines(entry.asTask ? taskLines(entry) : eventLines(entry)));
  // What the place and its key take comes on top.
  written.set(key, bytes, bytes.length + 300);
  writtenAlready.set(entry, bytes);
  return bytes;
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
  return [
    ...writtenLines(calendar.toString()).filter((line) => line !== "END:VCALENDAR"),
    `DESCRIPTION:${text(description)}`,
    `COLOR:${color.name}`,
    `X-APPLE-CALENDAR-COLOR:${color.hex}`,
  ];
}

/** The zones in use. A calendar must have some component (RFC 5545, 3.6): an empty one has the workspace's zone. */
const zonesOf = (entries: readonly CalendarEntry[]): string[] =>
  entries.length === 0
    ? [workspaceZone]
    : [...new Set(entries.flatMap(({ time }) => (time.kind === "span" ? [time.zone] : [])))].sort();
