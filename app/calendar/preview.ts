import { timeOf } from "~/agenda/agenda";
import { addDays, wordDay, wordDays, wordWeekday, type Day } from "~/platform/days";
import type { Language } from "~/platform/language";
import type { CalendarEntry, EntryTime, Feed } from "./entry";

/** What a feed holds, in short, for people to look at before they subscribe. */
export interface FeedPreview {
  name: string;
  description: string[];
  total: number;
  cancelled: number;
  entries: PreviewedEntry[];
}

interface PreviewedEntry {
  uid: string;
  title: string;
  /** What it is, where a feed holds more than the programme; empty otherwise, and for the programme itself. */
  category: string;
  when: string;
  location: string;
  download: string | null;
}

/**
 * The next entries of a feed as of a day; the first ones when all are over.
 * @param atMost how many are shown
 * @param downloadOf the address of the single entry, where it has one
 */
export function previewOf(
  feed: Feed,
  today: Day,
  atMost: number,
  downloadOf: (entry: CalendarEntry) => string | null,
): FeedPreview {
  const ahead = feed.entries.filter((entry) => lastDayOf(entry) >= today);
  const isMixed = new Set(feed.entries.map(({ kind }) => kind)).size > 1;
  const shown = [...(ahead.length > 0 ? ahead : feed.entries)].sort(inTime).slice(0, atMost);
  return {
    name: feed.name,
    description: feed.description.split("\n"),
    total: feed.entries.length,
    cancelled: feed.entries.filter(({ status }) => status === "cancelled").length,
    entries: shown.map((entry) => ({
      uid: entry.uid,
      title: entry.title,
      category: isMixed && entry.kind !== "slot" ? (entry.categories[0] ?? "") : "",
      when: wordTime(entry.time, feed.language),
      location: entry.location,
      download: downloadOf(entry),
    })),
  };
}

/** `Thứ Ba 13/10/2020, 08:00–10:00`; whole days without hours. */
export function wordTime(time: EntryTime, language: Language): string {
  if (time.kind === "days") return wordDays(time.first, time.last, language);
  const day = `${wordWeekday(time.day, language)} ${wordDay(time.day, language)}`;
  const end = time.end % 1440 === 0 ? timeOf(1440) : timeOf(time.end % 1440);
  return `${day}, ${timeOf(time.start)}–${end}`;
}

const lastDayOf = ({ time }: CalendarEntry): Day =>
  time.kind === "days" ? time.last : addDays(time.day, Math.floor((time.end - 1) / 1440));

function inTime(one: CalendarEntry, other: CalendarEntry): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const placeOf = ({ time }: CalendarEntry): string =>
  time.kind === "days" ? time.first : `${time.day} ${String(time.start).padStart(4, "0")}`;
