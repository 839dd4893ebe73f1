import { usualTitles } from "~/agenda/slot-titles";
import type { CongressSummary } from "~/congress/congress";
import { timeOf } from "~/agenda/agenda";
import { wordDay } from "~/platform/days";
import type { Language } from "~/platform/language";
import type { Translate } from "~/platform/translate";
import { nameIn } from "~/platform/vietnamese";
import { plainEntry, uidOf, type Alarm, type CalendarEntry } from "./entry";
import { markedTitle } from "./marks";
import { fateOf } from "./programme-fate";
import type { SlotFacts, SlotHistory } from "./slot-history";

/** In whose words, for which workspace, as of when. */
export interface EntryReading {
  t: Translate;
  language: Language;
  /** For UIDs. */
  domain: string;
  /** Without a slash at its end. */
  baseUrl: string;
  now: Date;
  alarms: readonly Alarm[];
  /** Deadlines as tasks instead of whole days. */
  asTasks: boolean;
}

/** What is needed of a congress to speak of its agenda. */
export type AgendaCongress = Pick<
  CongressSummary,
  "slug" | "title" | "place" | "coordinates" | "isPublic" | "state" | "course"
>;

/** The name by which an id of this congress is known in UIDs. */
export type UidName = (id: string) => string;

/**
 * The slots of a published agenda, breaks as well. What was removed stays, cancelled; what was moved says so for the
 * first days. When the whole congress is cancelled, so is every slot; when it is taken up again, they count on, for
 * clients keep the highest SEQUENCE they have seen (RFC 5545, 3.8.7.4).
 */
export function slotEntries(
  congress: AgendaCongress,
  histories: readonly SlotHistory[],
  nameOf: UidName,
  reading: EntryReading,
): CalendarEntry[] {
  const { language, domain, baseUrl, alarms } = reading;
  const circumstances = JSON.stringify([congress, language, domain, baseUrl, alarms]);
  return histories.map((history) => {
    // What was moved reads otherwise some days later.
    if (history.moved !== null) return slotEntry(congress, history, nameOf, reading);
    const readings = read.get(history) ?? new Map<string, CalendarEntry>();
    const known = readings.get(circumstances);
    if (known) return known;
    const entry = slotEntry(congress, history, nameOf, reading);
    if (readings.size >= mostReadings) readings.clear();
    read.set(history, readings.set(circumstances, entry));
    return entry;
  });
}

/**
 * How slots read under certain circumstances: the same value says to whoever writes it down that nothing has changed. A
 * publication leaves most of hundreds as they were.
 */
const read = new WeakMap<SlotHistory, Map<string, CalendarEntry>>();

/** For each slot: in both languages. */
const mostReadings = 2;

function slotEntry(
  congress: AgendaCongress,
  history: SlotHistory,
  nameOf: UidName,
  { t, language, domain, baseUrl, now, alarms }: EntryReading,
): CalendarEntry {
  const { facts } = history;
  const { mark, ...fate } = fateOf(congress, history, now);
  const title = facts.title.trim() === "" ? usualTitles[facts.type] : facts.title;
  return {
    uid: uidOf("slot", nameOf(history.slotId), domain),
    sourceId: history.slotId,
    kind: "slot",
    ...fate,
    title: markedTitle(mark, title, t),
    description: describe(congress, history, mark === "moved", { t, language }),
    location: placeOf(facts, congress.place),
    coordinates: congress.coordinates,
    time: { kind: "span", day: facts.day, start: facts.start, end: facts.end, zone: facts.zone },
    url: `${baseUrl}/congresses/${congress.slug}/agenda#slot-${encodeURIComponent(history.slotId)}`,
    categories: [t(facts.type === "break" ? "calendar:category.break" : "calendar:category.slot")],
    classification: congress.isPublic ? "public" : "private",
    transparent: facts.type === "break" || fate.status === "cancelled",
    alarms: facts.type === "break" ? [] : [...alarms],
    ...plainEntry,
  };
}

function describe(
  congress: AgendaCongress,
  { facts, moved }: SlotHistory,
  showsMove: boolean,
  { t, language }: Pick<EntryReading, "t" | "language">,
): string {
  const { session } = facts;
  const lines = [
    nameIn(congress.title, language),
    session.title || t(`agenda:session-kind.${session.kind}`),
    ...(moved !== null && showsMove
      ? [
          t("calendar:entry.moved-from", {
            day: wordDay(moved.from.day, language),
            time: timeOf(moved.from.start),
          }),
        ]
      : []),
    ...labelled(t("calendar:entry.room"), [facts.room]),
    ...labelled(t("calendar:entry.people"), facts.people),
    ...labelled(t("calendar:entry.documents"), facts.documents),
    ...labelled(
      t("calendar:entry.groups"),
      facts.groups.map(({ name, room }) => (room === "" ? name : `${name} (${room})`)),
    ),
  ];
  return lines.filter((line) => line !== "").join("\n");
}

export const labelled = (label: string, values: readonly string[]): string[] => {
  const stated = values.filter((value) => value !== "");
  return stated.length === 0 ? [] : [`${label}: ${stated.join("; ")}`];
};

/** Where one has to go: the room, or the rooms of the groups, and the congress's place. */
function placeOf({ room, groups }: SlotFacts, place: string): string {
  const rooms = room !== "" ? [room] : [...new Set(groups.map((group) => group.room))];
  return [...rooms, place].filter((part) => part !== "").join(", ");
}
