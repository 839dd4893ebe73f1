import type { Day } from "~/platform/days";
import type { Language } from "~/platform/language";

export const entryKinds = ["congress", "session", "slot"] as const;
/** What a feed can hold. */
export type EntryKind = (typeof entryKinds)[number];

/** When an entry is: whole days, or a half-open span of local time. Minutes are counted from midnight of `day`. */
export type EntryTime =
  | { kind: "days"; first: Day; last: Day }
  | { kind: "span"; day: Day; start: number; end: number; zone: string };

/** Minutes before the beginning at which the client reminds; for whole days, before midnight. */
export type Alarm = number;
export const alarmChoices = [15, 60, 1440] as const satisfies readonly Alarm[];

/** One entry of a calendar, in the words of its reader, before it is written as iCalendar. */
export interface CalendarEntry {
  /** Stable for ever: `<kind>-<id>@<workspace domain>`. */
  uid: string;
  /** The id of what it shows, in its own table or agenda. */
  sourceId: string;
  kind: EntryKind;
  /** How often it changed since it was first published. */
  sequence: number;
  status: "confirmed" | "tentative" | "cancelled";
  /** With its sign of having been cancelled or moved, where it has one. */
  title: string;
  /** Plain text, lines parted by `\n`. */
  description: string;
  location: string;
  time: EntryTime;
  /** Where it stands in the workspace; absolute. */
  url: string;
  categories: string[];
  /** The revision that it shows, ISO text in UTC: its LAST-MODIFIED and its DTSTAMP. */
  lastModified: string;
  classification: "public" | "private";
  /** True when it takes nobody's time: breaks, whole days. */
  transparent: boolean;
  alarms: Alarm[];
}

/** A calendar: facts about the feed, and its entries. */
export interface Feed {
  name: string;
  /** Says what the feed holds and what it leaves out. */
  description: string;
  language: Language;
  /** The page that it belongs to; absolute. */
  url: string;
  /** The day from which on the entries read otherwise although nobody changed anything; null when there is none. */
  changesAt: string | null;
  entries: CalendarEntry[];
}

/** The UID of an entry. */
export const uidOf = (kind: EntryKind, id: string, domain: string): string =>
  `${kind}-${id.replace(/[^\w.~-]/g, (character) => `%${character.codePointAt(0)?.toString(16)}`)}@${domain}`;

/** The workspace's domain, for UIDs: the host of its address. */
export const domainOf = (baseUrl: string): string => new URL(baseUrl).hostname;
