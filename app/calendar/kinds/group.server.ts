import type { Agenda } from "~/agenda/agenda";
import { readNamedSeats } from "~/groups/desk/named-seats.server";
import type { Database } from "~/platform/database.server";
import type { CalendarEntry } from "../entry";
import { follow, type Holding } from "../followed.server";
import { groupEntry, groupTime } from "../group-entries";
import { earliestAfter, movedUntil } from "../marks";
import {
  divisionsOf,
  groupsOfDelegate,
  groupsOfOfficer,
  type GroupFacts,
  type SeatFacts,
} from "../own-groups";
import type { Person } from "../person";
import { readLatestAgenda, type PublishedCongress } from "../published.server";
import { uidNames } from "../uids.server";
import type { Asked, KindReader } from "./reader.server";

/** One's own group in each discussion: of delegates by their seats, of others where an agenda names them. */
export const groupKind: KindReader = {
  kind: "group",
  survey: async (asked) =>
    asked.person ? [...(await readAll(asked.db, asked, asked.person)).values()].map((held) => [...held]) : [],
  async read(asked, reading) {
    const { person, db } = asked;
    if (!person) return { entries: [], changesAt: null };
    const followed = await follow<GroupFacts>(db, {
      kind: "group",
      now: reading.now,
      whenOf: groupTime,
      read: (from) => readAll(from, asked, person),
    });
    const entries: CalendarEntry[] = [];
    const ends: (string | null)[] = [];
    for (const { congress } of asked.agendas) {
      const own = followed.get(ownerOf(congress.id, person)) ?? [];
      const ids = own.map(({ facts }) => facts.slotId);
      const nameOf = await uidNames(db, "slot", congress.id, [...new Set(ids)]);
      entries.push(...own.map((group) => groupEntry(congress, group, nameOf, reading)));
      ends.push(...own.map(({ moved }) => movedUntil(moved)));
    }
    return { entries, changesAt: earliestAfter(ends, reading.now) };
  },
};

/** Whoever is meant, in one congress: what is followed is each one's own. */
const ownerOf = (congressId: string, { id }: Person): string => `${congressId}.${id}`;

async function readAll(
  db: Database,
  { agendas }: Pick<Asked, "agendas">,
  person: Person,
): Promise<Holding<GroupFacts>> {
  const holding = new Map<string, Map<string, GroupFacts>>();
  for (const published of agendas) {
    const owner = ownerOf(published.congress.id, person);
    const agenda = await readLatestAgenda(db, published.congress.id);
    const groups = agenda ? await groupsOf(db, published, agenda, person) : new Map<string, GroupFacts>();
    holding.set(owner, new Map([...groups].map(([id, facts]) => [`${owner}.${id}`, facts])));
  }
  return holding;
}

async function groupsOf(db: Database, { congress }: PublishedCongress, agenda: Agenda, person: Person) {
  if (person.kind === "user") return groupsOfOfficer(agenda, person);
  const seats = new Map<string | null, (SeatFacts | null)[]>();
  for (const division of divisionsOf(agenda)) {
    const own = await readNamedSeats(db, congress.id, division, [person.id]);
    seats.set(division, own.get(person.id) ?? []);
  }
  return groupsOfDelegate(agenda, person.id, seats);
}
