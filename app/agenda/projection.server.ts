import type { Subject } from "~/accounts/permissions";
import { fromFlag, fromJson, readTuples, type Database } from "~/platform/database.server";
import { isDay } from "~/platform/days";
import { Agenda, timedSlots } from "./agenda";
import type { Booking } from "./rules/context";

type Stage = "latest" | "published";

const columns = [
  ...(["slot_id", "type", "title", "date"] as const),
  ...(["start_minute", "end_minute", "room_keys", "person_keys"] as const),
];
type ProjectionRow = ReturnType<typeof projectionOf>[number];

/**
 * Brings up to date who and what is where and when of one congress, in the transaction of the write that changed it.
 * The rows answer questions across congresses without reading every agenda. An edit changes few of hundreds: the others
 * stay, which takes a fraction of the time that writing all of them takes.
 */
export async function project(
  transaction: Database,
  congressId: string,
  stage: Stage,
  agenda: Agenda,
): Promise<void> {
  const own = { congress_id: congressId, stage };
  const stored = await readTuples<[row: number, ...unknown[]]>(transaction("agenda_slots").where(own), [
    ...["row", ...columns],
  ]);
  /** The numbers of the rows that say the same. */
  const left = new Map<string, number[]>();
  for (const [row, ...values] of stored) {
    const said = JSON.stringify(values);
    left.set(said, [...(left.get(said) ?? []), row]);
  }
  const missing = projectionOf(agenda).filter((row) => left.get(textOf(row))?.pop() === undefined);
  const gone = [...left.values()].flat();
  // SQLite takes a bounded number of values in one statement.
  for (let at = 0; at < gone.length; at += 500) {
    await transaction("agenda_slots")
      .whereIn("row", gone.slice(at, at + 500))
      .delete();
  }
  for (let at = 0; at < missing.length; at += 80) {
    await transaction("agenda_slots").insert(missing.slice(at, at + 80).map((row) => ({ ...row, ...own })));
  }
}

const textOf = (row: ProjectionRow): string => JSON.stringify(columns.map((column) => row[column]));

/** The rows of an agenda's slots whose times can be read. */
export function projectionOf(agenda: Agenda) {
  const rooms = new Map(agenda.rooms.map(({ id, name }) => [id, name]));
  const people = new Map(agenda.people.map(({ id, name, title }) => [id, { name, title: title ?? "" }]));
  const groups = new Map(agenda.groups.map((group) => [group.id, group]));
  const dated = new Set(agenda.sessions.filter(({ date }) => isDay(date)));
  return timedSlots(agenda)
    .filter(({ session }) => dated.has(session))
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
  path: string;
  is_public: unknown;
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
  mayName: (congress: Subject) => boolean,
  unnamed: string,
): Promise<Booking[]> {
  if (days.length === 0) return [];
  const rows: BookingRow[] = await db("agenda_slots")
    .join("congresses", "congresses.id", "agenda_slots.congress_id")
    .join("committees", "committees.id", "congresses.committee_id")
    .where("agenda_slots.stage", "latest")
    .whereNot("congresses.id", congress.id)
    .whereNot("congresses.state", "cancelled")
    .where("congresses.is_sample", congress.isSample)
    .whereIn("agenda_slots.date", days)
    .orderBy(["agenda_slots.date", "agenda_slots.start_minute", "agenda_slots.row"])
    .select(
      ...["committees.path", "congresses.is_public", "congresses.title_vi"],
      "congresses.place",
      ...["title", "date", "start_minute", "end_minute", "room_keys", "person_keys"].map(
        (column) => `agenda_slots.${column}`,
      ),
    );
  return rows.map((row) => {
    const isNamed = mayName({ committeePath: row.path, isPublic: fromFlag(row.is_public) });
    return {
      congress: isNamed ? row.title_vi : unnamed,
      slotTitle: isNamed ? row.title : "",
      date: row.date,
      startMinute: row.start_minute,
      endMinute: row.end_minute,
      place: row.place,
      rooms: fromJson(row.room_keys),
      people: fromJson(row.person_keys),
    };
  });
}

/** Rebuilds the rows of every agenda from its latest revision and its latest publication. Answers how many agendas. */
export async function rebuildProjection(db: Database): Promise<number> {
  const agendas = await listAgendas(db);
  for (const agenda of agendas) {
    await db.transaction(async (transaction) => {
      await transaction("agendas").where({ id: agenda.id }).forUpdate().first("id");
      for (const [stage, content] of await stagesOf(transaction, agenda.id)) {
        await project(transaction, agenda.congress_id, stage, content);
      }
    });
  }
  return agendas.length;
}

/** The congresses whose stored rows are not those that a rebuild would make. */
export async function outdatedProjections(db: Database): Promise<string[]> {
  const outdated: string[] = [];
  for (const agenda of await listAgendas(db)) {
    const expected = (await stagesOf(db, agenda.id)).flatMap(([stage, content]) =>
      projectionOf(content).map((row) => comparable({ ...row, stage })),
    );
    const stored = (await db("agenda_slots").where({ congress_id: agenda.congress_id })).map(comparable);
    if (expected.sort().join("\n") !== stored.sort().join("\n")) outdated.push(agenda.congress_id);
  }
  return outdated;
}

/** A row without its own number, as text. */
const comparable = ({ row: _number, congress_id: _congress, ...rest }: Record<string, unknown>): string =>
  JSON.stringify(Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1)));

const listAgendas = (db: Database): Promise<{ id: string; congress_id: string }[]> =>
  db("agendas").select("id", "congress_id");

/** What of an agenda is projected: its latest revision and its latest publication, where there are any. */
async function stagesOf(db: Database, agendaId: string): Promise<[Stage, Agenda][]> {
  const newest = (table: string, by: string) =>
    db(table).where({ agenda_id: agendaId }).orderBy(by, "desc").first("content");
  const revision = await newest("agenda_revisions", "number");
  const publication = await newest("agenda_publications", "version");
  const read = (row: { content: string }) => Agenda.parse(JSON.parse(row.content));
  return [
    ...(revision ? [["latest", read(revision)] as [Stage, Agenda]] : []),
    ...(publication ? [["published", read(publication)] as [Stage, Agenda]] : []),
  ];
}
