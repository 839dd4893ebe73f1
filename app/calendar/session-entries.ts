import { minutesOf, timeOf, type Session } from "~/agenda/agenda";
import { isDay, wordDay } from "~/platform/days";
import { nameIn } from "~/platform/vietnamese";
import { plainEntry, uidOf, type CalendarEntry } from "./entry";
import type { AgendaCongress, EntryReading, UidName } from "./agenda-entries";
import { markedTitle } from "./marks";
import { fateOf } from "./programme-fate";
import type { PublishedVersion } from "./slot-history";

type SessionFacts = Pick<Session, "id" | "kind" | "title" | "date" | "start" | "end">;

interface SessionHistory {
  session: SessionFacts;
  zone: string;
  changes: number;
  changedAt: string;
  removed: boolean;
  /** When it was last put at another time, and from where; null when never. */
  moved: { at: string; from: Pick<SessionFacts, "date" | "start"> } | null;
}

/** The sessions that were ever published, by their ids. */
export type SessionHistories = ReadonlyMap<string, SessionHistory>;

/** The sessions of a published agenda. */
export function sessionEntries(
  congress: AgendaCongress,
  histories: SessionHistories,
  nameOf: UidName,
  { t, language, domain, baseUrl, now, alarms }: EntryReading,
): CalendarEntry[] {
  return [...histories.values()].flatMap((history) => {
    const { session, zone, moved } = history;
    const start = minutesOf(session.start);
    const end = minutesOf(session.end);
    if (start === null || end === null || end <= start || !isDay(session.date)) return [];
    const { mark, ...fate } = fateOf(congress, history, now);
    const from = minutesOf(moved?.from.start ?? "");
    const lines = [
      nameIn(congress.title, language),
      mark === "moved" && moved && from !== null
        ? t("calendar:entry.moved-from", { day: wordDay(moved.from.date, language), time: timeOf(from) })
        : "",
    ];
    const title = session.title || t(`agenda:session-kind.${session.kind}`);
    return {
      uid: uidOf("session", nameOf(session.id), domain),
      sourceId: session.id,
      kind: "session",
      ...fate,
      title: markedTitle(mark, `${title} – ${nameIn(congress.title, language)}`, t),
      description: lines.filter((line) => line !== "").join("\n"),
      location: congress.place,
      coordinates: congress.coordinates,
      time: { kind: "span", day: session.date, start, end, zone },
      url: `${baseUrl}/congresses/${congress.slug}/agenda`,
      categories: [t("calendar:category.session")],
      classification: congress.isPublic ? "public" : "private",
      // The slots take the time.
      transparent: true,
      alarms: [...alarms],
      ...plainEntry,
    };
  });
}

/** What is known of the sessions after one more version. Versions must be followed in their order. */
export function followSessions(
  before: SessionHistories,
  { content, publishedAt }: PublishedVersion,
): SessionHistories {
  const histories = new Map(before);
  const zone = content.congress.timezone;
  for (const { id, kind, title, date, start, end } of content.sessions) {
    const session = { id, kind, title, date, start, end };
    const known = histories.get(session.id);
    if (known && !known.removed && known.zone === zone && shown(known.session) === shown(session)) continue;
    const changes = known ? known.changes + 1 : 0;
    const isMoved =
      known && isDay(known.session.date) && (known.session.date !== date || known.session.start !== start);
    const from = known && { date: known.session.date, start: known.session.start };
    const moved = isMoved && from ? { at: publishedAt, from } : (known?.moved ?? null);
    histories.set(session.id, { session, zone, changes, changedAt: publishedAt, removed: false, moved });
  }
  const present = new Set(content.sessions.map(({ id }) => id));
  for (const [id, history] of histories) {
    if (present.has(id) || history.removed) continue;
    histories.set(id, { ...history, changes: history.changes + 1, changedAt: publishedAt, removed: true });
  }
  return histories;
}

const shown = ({ kind, title, date, start, end }: SessionFacts): string =>
  JSON.stringify([kind, title ?? "", date, start, end]);
