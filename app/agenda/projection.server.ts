import { fromJson, type Database } from "~/platform/database.server";
import { isDay } from "~/platform/days";
import { Agenda, timedSlots } from "./agenda";
import type { Booking } from "./rules/context";

type Stage = "latest" | "published";

/**
 * Rewrites who and what is where and when of one congress, in the transaction of the write that changed it.
 * The rows answer questions across congresses without reading every agenda.
 */
export async function project(
  transaction: Database,
  congressId: string,
  stage: Stage,
  agenda: Agenda,
): Promise<void> {
  await transaction("agenda_slots").where({ congress_id: congressId, stage }).delete();
  const rows = projectionOf(agenda).map((row) => ({ ...row, congress_id: congressId, stage }));
  // SQLite takes a bounded number of values in one statement.
  for (let at = 0; at < rows.length; at += 80) {
    await transaction("agenda_slots").insert(rows.slice(at, at + 80));
  }
}

/** The rows of an agenda's slots whose times can be read. */
export function projectionOf(agenda: Agenda) {
  const rooms = new Map(agenda.rooms.map(({ id, name }) => [id, name]));
  const people = new Map(agenda.people.map(({ id, name, title }) => [id, { name, title: title ?? "" }]));
  const groups = new Map(agenda.groups.map((group) => [group.id, group]));
  return timedSlots(agenda)
    .filter(({ session }) => isDay(session.date))
    .map(({ slot, session, start, end }) => {
      const own = slot.groups.flatMap((id) => groups.get(id) ?? []);
      const roomIds = new Set([slot.room, ...own.map(({ room }) => room)]);
      const personIds = new Set([
        ...slot.people,
        ...own.flatMap(({ leader, secretary }) => [leader, secretary]),
      ]);
      return {
        slot_id: slot.id,
        type: slot.type,
        title: slot.title,
        date: session.date,
        start_minute: start,
        end_minute: end,
        room_keys: JSON.stringify([...roomIds].flatMap((id) => rooms.get(id ?? "") ?? [])),
        person_keys: JSON.stringify([...personIds].flatMap((id) => people.get(id ?? "") ?? [])),
      };
    });
}

interface BookingRow {
  congress_id: string;
  title_vi: string;
  place: string;
  title: string;
  date: string;
  start_minute: number;
  end_minute: number;
  room_keys: string;
  person_keys: string;
}

/**
 * What other congresses of the workspace use on these days. A sample clashes only with samples.
 * @param mayName which congresses the reader may be told the name of; others are "another congress"
 */
export async function bookingsElsewhere(
  db: Database,
  congress: { id: string; isSample: boolean },
  days: string[],
  mayName: (congressId: string) => boolean,
  unnamed: string,
): Promise<Booking[]> {
  if (days.length === 0) return [];
  const rows: BookingRow[] = await db("agenda_slots")
    .join("congresses", "congresses.id", "agenda_slots.congress_id")
    .where("agenda_slots.stage", "latest")
    .whereNot("congresses.id", congress.id)
    .whereNot("congresses.state", "cancelled")
    .where("congresses.is_sample", congress.isSample)
    .whereIn("agenda_slots.date", days)
    .select(
      "agenda_slots.congress_id",
      "congresses.title_vi",
      "congresses.place",
      ...["title", "date", "start_minute", "end_minute", "room_keys", "person_keys"].map(
        (column) => `agenda_slots.${column}`,
      ),
    );
  return rows.map((row) => ({
    congress: mayName(row.congress_id) ? row.title_vi : unnamed,
    slotTitle: mayName(row.congress_id) ? row.title : "",
    date: row.date,
    startMinute: row.start_minute,
    endMinute: row.end_minute,
    place: row.place,
    rooms: fromJson(row.room_keys),
    people: fromJson(row.person_keys),
  }));
}

/** Rebuilds the rows of every agenda from its latest revision and its latest publication. Answers how many agendas. */
export async function rebuildProjection(db: Database): Promise<number> {
  const agendas: { id: string; congress_id: string }[] = await db("agendas").select("id", "congress_id");
  for (const { id, congress_id: congressId } of agendas) {
    await db.transaction(async (transaction) => {
      await transaction("agendas").where({ id }).forUpdate().first("id");
      const revision = await transaction("agenda_revisions")
        .where({ agenda_id: id })
        .orderBy("number", "desc")
        .first("content");
      const publication = await transaction("agenda_publications")
        .where({ agenda_id: id })
        .orderBy("version", "desc")
        .first("content");
      if (revision)
        await project(transaction, congressId, "latest", Agenda.parse(JSON.parse(revision.content)));
      if (publication) {
        await project(transaction, congressId, "published", Agenda.parse(JSON.parse(publication.content)));
      }
    });
  }
  return agendas.length;
}
