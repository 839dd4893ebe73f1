import { slotEntries } from "../agenda-entries";
import type { CalendarEntry } from "../entry";
import { earliestAfter, movedUntil } from "../marks";
import { isNamed } from "../person";
import { readHistory } from "../histories.server";
import { sessionEntries } from "../session-entries";
import { slotsInTime } from "../slot-history";
import { uidNames } from "../uids.server";
import type { KindReader } from "./reader.server";

/** The slots of published agendas, breaks as well. */
export const slotKind: KindReader = {
  kind: "slot",
  async read(asked, reading) {
    const entries: CalendarEntry[] = [];
    const ends: (string | null)[] = [];
    for (const { congress, version } of asked.agendas) {
      const all = slotsInTime((await readHistory(asked.db, congress.id, version)).slots);
      const histories = asked.ownOnly
        ? all.filter(({ facts }) => facts.people.some((name) => isNamed(asked.person, name)))
        : all;
      const ids = histories.map(({ slotId }) => slotId);
      const nameOf = await uidNames(asked.db, "slot", congress.id, ids);
      entries.push(...slotEntries(congress, histories, nameOf, reading));
      ends.push(...histories.map(({ moved }) => (moved === null ? null : movedUntil(moved.at))));
    }
    return { entries, changesAt: earliestAfter(ends, reading.now) };
  },
};

/** The sessions of published agendas. */
export const sessionKind: KindReader = {
  kind: "session",
  async read(asked, reading) {
    const entries: CalendarEntry[] = [];
    for (const { congress, version } of asked.agendas) {
      const { sessions } = await readHistory(asked.db, congress.id, version);
      const nameOf = await uidNames(asked.db, "session", congress.id, [...sessions.keys()]);
      entries.push(...sessionEntries(congress, sessions, nameOf, reading));
    }
    return { entries, changesAt: null };
  },
};
