import { writtenIfPossible } from "~/platform/database-faults.server";
import { isPostgres, readByIds, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import type { Job } from "~/platform/jobs.server";
import { searchedText } from "~/platform/typed-search.server";
import { titleKey } from "~/platform/vietnamese";
import type { CongressState } from "./congress";
import { congressTables } from "./congress-rows.server";
import { scheduleParts } from "./schedule";

/** Longer titles stand in an order of their own; databases bound what an index holds. */
const longestKey = 900;

/** So many are written in one transaction: others read and write in between. */
const batch = 500;

/** SQLite takes a bounded number of values in one statement. */
const rowsAtOnce = 60;

/** A row of `congress_listings`: see `0036_listings`. */
interface ListingRow {
  congress_id: string;
  committee_path: string;
  is_public: unknown;
  state: CongressState;
  first_day: Day | null;
  last_day: Day | null;
  part: number;
  day: Day;
  day_key: string;
  level_position: number;
  title_key: string;
  names_lower: string;
  names_plain: string;
}

/**
 * Writes anew how congresses are listed, of those that something was written about: what bears on it marks the congress
 * in its own transaction.
 * @param beat asked between batches; the work ends when it answers false
 */
export async function refreshListings(db: Database, beat = always): Promise<void> {
  for (;;) {
    const marked: { congress_id: string }[] = await db("congress_listing_marks")
      .distinct("congress_id")
      .limit(batch);
    if (marked.length === 0 || !(await beat())) return;
    const ids = marked.map(({ congress_id }) => congress_id);
    await db.transaction(async (transaction) => {
      // On PostgreSQL a row that was read earlier must not be written after a later one. SQLite has one writer anyway.
      if (isPostgres(db)) await transaction.raw("select pg_advisory_xact_lock(?)", [1098]);
      // First the marks, then the rows: what is written in between leaves a mark of its own.
      await transaction("congress_listing_marks").whereIn("congress_id", ids).delete();
      const rows = await listingsOf(transaction, ids);
      await transaction("congress_listings").whereIn("congress_id", ids).delete();
      await transaction.batchInsert("congress_listings", rows, rowsAtOnce);
    });
  }
}

const always = async () => true;

/**
 * As `refreshListings`, for readers, who call it first so that no write elsewhere can be forgotten. Where nothing can be
 * written now they go on with what is listed: who may see what, and what a congress is, they ask the congresses.
 */
export async function catchUpListings(db: Database): Promise<void> {
  await writtenIfPossible(() => refreshListings(db));
}

/** As `refreshListings`, but no more than nobody waits for. Answers whether anything was written. */
export async function listWritten(db: Database): Promise<boolean> {
  if (!(await db("congress_listing_marks").first("number"))) return false;
  let batches = 0;
  await refreshListings(db, async () => batches++ === 0);
  return true;
}

/** Spares the first reader the wait after much was written at once, as by an upgrade. */
export const listingsJob: Job = {
  name: "listings",
  everySeconds: 5,
  isDue: async ({ db }) => (await db("congress_listing_marks").first("number")) !== undefined,
  run: async ({ db }, beat) => refreshListings(db, beat),
};

/** Writes every listing anew. Answers how many. */
export async function rebuildListings(db: Database): Promise<number> {
  await db.raw("insert into congress_listing_marks (congress_id) select id from congresses");
  await refreshListings(db);
  const [counted] = await db("congress_listings").count({ count: "*" });
  return Number(counted?.count);
}

/** The congresses whose listing is held for right and is not what writing it anew would give. */
export async function wrongListings(db: Database): Promise<string[]> {
  const ids: string[] = await db("congresses").orderBy("id").pluck("id");
  const marked = new Set<string>(await db("congress_listing_marks").pluck("congress_id"));
  const stored = new Map(
    (await readByIds(ids, (some) => rowsOf(db, some))).map((row) => [row.congress_id, comparable(row)]),
  );
  const right = new Map(
    (await readByIds(ids, (some) => listingsOf(db, some))).map((row) => [row.congress_id, comparable(row)]),
  );
  return ids.filter((id) => !marked.has(id) && right.get(id) !== stored.get(id));
}

const rowsOf = (db: Database, ids: readonly string[]): Promise<ListingRow[]> =>
  db("congress_listings").whereIn("congress_id", [...ids]);

/** A row as text, whichever database answered it. */
const comparable = (row: ListingRow): string =>
  JSON.stringify(
    Object.entries({ ...row, is_public: Number(row.is_public) }).sort(([one], [other]) =>
      one < other ? -1 : 1,
    ),
  );

async function listingsOf(db: Database, ids: readonly string[]): Promise<ListingRow[]> {
  const rows: (Pick<ListingRow, "is_public" | "state" | "first_day" | "last_day"> & SourceRow)[] =
    await congressTables(db)
      .whereIn("congresses.id", [...ids])
      .select(
        ...["id", "title_vi", "title_en", "is_public", "state", "first_day", "last_day", "held_by"].map(
          (column) => `congresses.${column}`,
        ),
        ...["path", "name_vi", "name_en"].map((column) => `committees.${column}`),
        "committee_levels.position",
      );
  return rows.map(({ is_public, state, first_day, last_day, ...row }) => {
    const day = first_day ?? row.held_by ?? "9999-12-31";
    const { lower, plain } = searchedText([row.title_vi, row.title_en, row.name_vi, row.name_en].join("\n"));
    return {
      ...{ congress_id: row.id, committee_path: row.path, is_public, state, first_day, last_day, day },
      part: scheduleParts.indexOf(state === "preparing" ? "ahead" : state),
      day_key: state === "held" ? day.replace(/\d/g, (digit) => String(9 - Number(digit))) : day,
      level_position: row.position,
      title_key: titleKey(row.title_vi).slice(0, longestKey),
      ...{ names_lower: lower, names_plain: plain },
    };
  });
}

interface SourceRow {
  id: string;
  title_vi: string;
  title_en: string;
  held_by: Day | null;
  path: string;
  name_vi: string;
  name_en: string;
  position: number;
}
