import { slotEntries } from "../agenda-entries";
import type { CalendarEntry } from "../entry";
import { earliestAfter, movedUntil } from "../marks";
import { groupsOfOfficer } from "../own-groups";
import { isNamed } from "../person";
import { readHistory } from "../histories.server";
import { readLatestAgenda } from "../published.server";
import { sessionEntries, type SessionHistories } from "../session-entries";
import { slotsInTime, type SlotHistories } from "../slot-history";
import { uidNames } from "../uids.server";
import type { Asked, KindReader } from "./reader.server";

/** The slots of published agendas, breaks as well; for whoever wants only what concerns them, those with a part of theirs. */
export const slotKind: KindReader = {
  kind: "slot",
  async read(asked, reading) {
    const entries: CalendarEntry[] = [];
    const ends: (string | null)[] = [];
    for (const { congress, version } of asked.agendas) {
      const { slots } = await readHistory(asked.db, congress.id, version);
      const own = asked.ownOnly ? await slotsWith(asked, congress.id, slots) : slots;
      const histories = slotsInTime(own);
      const ids = histories.map(({ slotId }) => slotId);
      const nameOf = await uidNames(asked.db, "slot", congress.id, ids);
      entries.push(...slotEntries(congress, histories, nameOf, reading));
      ends.push(...signsEnd(histories));
    }
    return { entries, changesAt: earliestAfter(ends, reading.now) };
  },
};

/** The sessions of published agendas; for whoever wants only what concerns them, those in which they have a part. */
export const sessionKind: KindReader = {
  kind: "session",
  async read(asked, reading) {
    const entries: CalendarEntry[] = [];
    const ends: (string | null)[] = [];
    for (const { congress, version } of asked.agendas) {
      const { slots, sessions: all } = await readHistory(asked.db, congress.id, version);
      const sessions = asked.ownOnly ? sessionsWith(await slotsWith(asked, congress.id, slots), all) : all;
      const nameOf = await uidNames(asked.db, "session", congress.id, [...sessions.keys()]);
      entries.push(...sessionEntries(congress, sessions, nameOf, reading));
      ends.push(...signsEnd(sessions.values()));
    }
    return { entries, changesAt: earliestAfter(ends, reading.now) };
  },
};

/** When the signs of having been moved go away. */
const signsEnd = (histories: Iterable<{ moved: { at: string } | null }>) =>
  Array.from(histories, ({ moved }) => movedUntil(moved));

/** The slots of a congress that name the person, or with a group that they lead or write for. */
async function slotsWith({ db, person }: Asked, congressId: string, slots: SlotHistories) {
  const agenda = await readLatestAgenda(db, congressId);
  const groups = agenda && person ? [...groupsOfOfficer(agenda, person).values()] : [];
  const grouped = new Set(groups.map(({ slotId }) => slotId));
  return new Map(
    [...slots].filter(
      ([id, { facts }]) => grouped.has(id) || facts.people.some((name) => isNamed(person, name)),
    ),
  );
}

/** The sessions of these slots. */
function sessionsWith(slots: SlotHistories, sessions: SessionHistories): SessionHistories {
  const held = new Set([...slots.values()].map(({ facts }) => facts.sessionId));
  return new Map([...sessions].filter(([id]) => held.has(id)));
}
