import type { Coordinates } from "~/congress/coordinates";
import type { Day } from "~/platform/days";
import type { Language } from "~/platform/language";

export const entryKinds = ["congress", "session", "slot", "group", "readiness", "comment", "survey"] as const;
/** What a feed can hold. */
export type EntryKind = (typeof entryKinds)[number];

/** The kinds that end on a day and can be written as tasks. */
export const deadlineKinds = ["readiness", "comment"] as const satisfies readonly EntryKind[];

/** By what clients that show colours tell the kinds apart: names of CSS (RFC 7986, 5.9). */
export const kindColors: Record<EntryKind, string> = {
  congress: "firebrick",
  session: "slategray",
  slot: "steelblue",
  group: "seagreen",
  readiness: "darkorange",
  comment: "mediumpurple",
  survey: "dimgray",
};

/** When an entry is: whole days, or a half-open span of local time. Minutes are counted from midnight of `day`. */
export type EntryTime =
  | { kind: "days"; first: Day; last: Day }
  | { kind: "span"; day: Day; start: number; end: number; zone: string };

/** Minutes before the beginning at which the client reminds; whole days begin with office hours (`officeOpens`). */
export type Alarm = number;
export const alarmChoices = [15, 60, 1440] as const satisfies readonly Alarm[];

/** Nobody wants to be reminded at midnight: reminders of whole days count from here, minutes after midnight. */
export const officeOpens = 480;

/** How far a deadline is met. `completedAt` is ISO text in UTC, null where only the day is known. */
export interface Progress {
  state: "needs-action" | "in-process" | "completed";
  completedAt: string | null;
}

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
  /** Where on earth that is; null where it is not known. */
  coordinates: Coordinates | null;
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
  /** Of deadlines; null for everything else. */
  progress: Progress | null;
  /** The deadline is written as a task (VTODO), due on its last day. */
  asTask: boolean;
  /** The UID of the general entry in whose place it stands: one's own group instead of all groups. */
  replaces: string | null;
}

/** What entries that are no deadlines have in common. */
export const plainEntry = { progress: null, asTask: false, replaces: null } as const;

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
