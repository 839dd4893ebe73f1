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
  return Buffer.from(begin + feed.entries.map(writtenEntry).join("") + foldLines(["END:VCALENDAR"]));
}

/**
 * The entries that were written last, by the hash of what they are: a publication changes few of hundreds, and the same
 * ones stand in many feeds. Some thousand entries.
 */
const written = createByteCache<string>(8 * 1024 * 1024);

function writtenEntry(entry: CalendarEntry): string {
  const key = hash("sha256", JSON.stringify(entry), "base64url");
  const known = written.get(key);
  if (known !== undefined) return known;
  const text = foldLines(entry.asTask ? taskLines(entry) : eventLines(entry));
  // Two bytes for a character, and what the place and its key take.
  written.set(key, text, text.length * 2 + 200);
  return text;
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
