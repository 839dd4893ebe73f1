import { hash } from "node:crypto";
import ical from "ical-generator";
import { createByteCache } from "~/platform/byte-cache";
import { workspaceZone } from "~/platform/settings.server";
import { eventLines } from "./calendar-event.server";
import { taskLines } from "./calendar-task";
import { cleanLine, cleanText, escapeText, foldLines, writtenLines } from "./content-lines";
import type { CalendarEntry, Feed } from "./entry";
import { isRegion, zoneLines } from "./zone-definition";

/** How often clients are asked to read again, in seconds. Most keep their own rhythm. */
const refreshSeconds = 3600;

/** The colour of our calendars: by its CSS name (RFC 7986) and as Apple reads it. */
const color = { name: "firebrick", hex: "#b3181d" };

/**
 * Writes a feed as iCalendar (RFC 5545 and 7986). The same feed always gives the same bytes.
 *
 * The library writes the components that it knows; what it leaves out or puts in another order than the RFC's grammar
 * (tasks, zones, properties after components, text that is not escaped, the end of the last line) is put right around
 * it.
 */
export function writeCalendar(feed: Feed): Buffer {
  const begin = foldLines([...headLines(feed), ...definitions(feed.entries)]);
  const end = foldLines(["END:VCALENDAR"]);
  return Buffer.concat([begin, ...feed.entries.map(writtenEntry), end]);
}

/**
 * The entries that were written last, by what they are: a publication changes few of hundreds, and the same ones stand
 * in many feeds. Some thousand entries.
 */
const written = createByteCache<Uint8Array>(8 * 1024 * 1024);

/** Those of them that are still in use, which need not be put into words to be found. */
const writtenAlready = new WeakMap<CalendarEntry, Uint8Array>();

function writtenEntry(entry: CalendarEntry): Uint8Array {
  const same = writtenAlready.get(entry);
  if (same) return same;
  const key = hash("sha256", JSON.stringify(entry), "base64url");
  const bytes = written.get(key) ?? foldLines(entry.asTask ? taskLines(entry) : eventLines(entry));
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
function definitions(entries: readonly CalendarEntry[]): readonly string[] {
  if (entries.length === 0) return zoneLines(workspaceZone, [anyYear]);
  const years = new Map<string, Set<number>>();
  for (const { time } of entries) {
    if (time.kind !== "span" || !isRegion(time.zone)) continue;
    years.set(time.zone, (years.get(time.zone) ?? new Set()).add(Number(time.day.slice(0, 4))));
  }
  return [...years.keys()].sort().flatMap((zone) => zoneLines(zone, [...(years.get(zone) ?? [])]));
}

/** An empty calendar speaks of none. */
const anyYear = 2000;
