import type { CongressSummary } from "~/congress/congress";
import { wordDay } from "~/platform/days";
import { nameIn } from "~/platform/vietnamese";
import type { EntryReading } from "./agenda-entries";
import { plainEntry, uidOf, type CalendarEntry } from "./entry";
import { latestOf, markedTitle, markOf, movedUntil, signLostAt } from "./marks";

/**
 * The congresses whose days are known, as whole days. Those without a day have no place in a calendar; a feed says how
 * many there are (`undatedSentence`).
 */
export const congressEntries = (
  congresses: readonly CongressSummary[],
  reading: EntryReading,
): CalendarEntry[] =>
  congresses
    .filter(isDated)
    .sort(byDay)
    .map((congress) => congressEntry(congress, reading));

/** How many congresses a feed leaves out because nobody knows their day: those that were held, and others. */
export interface Undated {
  heldUnknown: number;
  notSet: number;
}

/** How many of these congresses a feed leaves out. */
export function undatedAmong(congresses: readonly CongressSummary[]): Undated {
  const undated = congresses.filter((congress) => !isDated(congress));
  const heldUnknown = undated.filter(({ state }) => state === "held").length;
  return { heldUnknown, notSet: undated.length - heldUnknown };
}

/** What a feed leaves out, in words; empty when nothing. */
export function undatedSentence({ heldUnknown, notSet }: Undated, { t }: Pick<EntryReading, "t">): string {
  const left = [
    heldUnknown > 0 ? t("calendar:left-out.held-unknown", { count: heldUnknown }) : "",
    notSet > 0 ? t("calendar:left-out.not-set", { count: notSet }) : "",
  ].filter((part) => part !== "");
  return left.length === 0 ? "" : t("calendar:left-out.sentence", { what: left.join("; ") });
}

type Dated = CongressSummary & { firstDay: string; lastDay: string };

const isDated = (congress: CongressSummary): congress is Dated =>
  congress.firstDay !== null && congress.lastDay !== null;

const byDay = (one: Dated, other: Dated): number =>
  compareText(one.firstDay, other.firstDay) || compareText(one.id, other.id);

const compareText = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

function congressEntry(
  congress: Dated,
  { t, language, domain, baseUrl, now, alarms }: EntryReading,
): CalendarEntry {
  const cancelled = congress.state === "cancelled";
  const { moved } = congress.course;
  const until = movedUntil(moved);
  const mark = markOf({ cancelled, until, now });
  const lines = [
    mark === "moved" && moved !== null
      ? t("calendar:entry.moved-from-day", { day: wordDay(moved.from, language) })
      : "",
    nameIn(congress.committee.names, language),
    congress.isSample ? t("calendar:entry.sample") : "",
    congress.term === "" ? "" : t("calendar:entry.term", { term: congress.term }),
    congress.expectedDelegates === null
      ? ""
      : t("calendar:entry.delegates", { count: congress.expectedDelegates }),
  ];
  return {
    uid: uidOf("congress", congress.id, domain),
    sourceId: congress.id,
    kind: "congress",
    sequence: congress.version - 1,
    status: cancelled ? "cancelled" : "confirmed",
    title: markedTitle(mark, nameIn(congress.title, language), t),
    description: lines.filter((line) => line !== "").join("\n"),
    location: congress.place,
    coordinates: congress.coordinates,
    time: { kind: "days", first: congress.firstDay, last: congress.lastDay },
    url: `${baseUrl}/congresses/${congress.slug}`,
    categories: [t("calendar:category.congress")],
    lastModified: latestOf([congress.updatedAt, signLostAt(until, now)]),
    classification: congress.isPublic ? "public" : "private",
    transparent: true,
    alarms: [...alarms],
    ...plainEntry,
  };
}
