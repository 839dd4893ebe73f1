import ical from "ical-generator";
import { workspaceZone } from "~/platform/settings.server";
import { eventLines } from "./calendar-event.server";
import { taskLines } from "./calendar-task";
import { cleanLine, cleanText, escapeText, foldLines, writtenLines } from "./content-lines";
import type { CalendarEntry, Feed } from "./entry";
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
  return Buffer.from(
    foldLines([
      ...headLines(feed),
      ...zonesOf(feed.entries).flatMap((zone) => definitionOf(zone) ?? []),
      ...feed.entries.flatMap((entry) => (entry.asTask ? taskLines(entry) : eventLines(entry))),
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
