import { writtenIfPossible } from "~/platform/database-faults.server";
import { isPostgres, type Database } from "~/platform/database.server";
import { referenceDay } from "~/platform/settings.server";
import { markOfHolidays, refreshDueDays, undatedCongresses } from "./dating.server";
import { countStandings } from "./standings-count.server";
import type { Moment } from "./standing";
import type { StandingRow } from "./standings-row.server";

/** So many congresses are counted in one transaction: others read and write in between. */
const batch = 200;

/** So far the clocks of several machines may be apart, in milliseconds. What was counted later than that is not held. */
const clocksApart = 5 * 60_000;

/** Whoever reads or writes waits for so many congresses to be counted; more are left to the job. */
const mostWaitedFor = 250;

/**
 * Counts anew where the preparation of congresses stands, of those that something was written about and of those whose
 * counts the day or the hour has made wrong. Writes mark their congress in their own transaction (see
 * `0024_standings`). Each batch is a transaction: what breaks off goes on where it was.
 * @param beat asked between batches; the work ends when it answers false
 */
export async function refreshStandings(db: Database, moment: Moment, beat = always): Promise<void> {
  await refreshDueDays(db, { beat });
  for (;;) {
    const stale = await staleOnes(db, moment);
    if (stale.length === 0 || !(await beat())) return;
    await db.transaction(async (transaction) => {
      await oneAtATime(transaction);
      // First the marks, then the counts: what is written in between leaves a mark of its own.
      await transaction("readiness_marks").whereIn("congress_id", stale).delete();
      await write(transaction, stale, await countStandings(transaction, stale, moment));
    });
  }
}

const always = async () => true;

/**
 * As `refreshStandings`, for readers, who call it first so that no write elsewhere can be forgotten. Where so much is
 * behind that nobody would wait for it (a new day, other holidays in a whole country), or where nothing can be written
 * now, nothing is counted here.
 * @returns of how many congresses the days or the counts are behind; 0 almost always
 */
export async function catchUp(db: Database, moment: Moment): Promise<number> {
  const behind = await countBehind(db, moment);
  if (behind === 0) return 0;
  const isCounted = behind <= mostWaitedFor && (await writtenIfPossible(() => refreshStandings(db, moment)));
  return isCounted ? 0 : behind;
}

/**
 * Counts the congresses of which something was written, where nobody waits long for it (see `catchUp`). Cheap when
 * nothing was. Answers whether anything was counted.
 */
export async function countWritten(db: Database, now: Date): Promise<boolean> {
  if (!(await db("readiness_marks").first("number"))) return false;
  return (await catchUp(db, { now, today: await referenceDay(db, now) })) === 0;
}

/** Of how many congresses the days or the counts are behind. */
export async function countBehind(db: Database, moment: Moment): Promise<number> {
  const holidays = await markOfHolidays(db);
  // Each part by its own index: to put them together without the same one twice, SQLite would read whole tables in order.
  const behind = undatedCongresses(db, holidays).unionAll([marked(db), expired(db, moment)]);
  const [counted] = await db.from(behind.as("behind")).countDistinct({ count: "congress_id" });
  return Number(counted?.count);
}

/** Counts every congress anew. Answers how many. */
export async function rebuildStandings(db: Database, moment: Moment): Promise<number> {
  await db.raw("insert into readiness_marks (congress_id) select id from congresses");
  await refreshStandings(db, moment);
  const [counted] = await db("readiness_standings").count({ count: "*" });
  return Number(counted?.count);
}

/** The congresses whose counts are held for right and are not what counting them anew would give. */
export async function wrongStandings(db: Database, moment: Moment): Promise<string[]> {
  const stale = new Set<string>();
  for (const { congress_id } of await marked(db)) stale.add(congress_id);
  for (const { congress_id } of await expired(db, moment)) stale.add(congress_id);
  const ids: { id: string }[] = await db("congresses").orderBy("id").select("id");
  const wrong: string[] = [];
  for (let at = 0; at < ids.length; at += batch) {
    const some = ids.slice(at, at + batch).map(({ id }) => id);
    const right = new Map(
      (await countStandings(db, some, moment)).map((row) => [row.congress_id, comparable(row)]),
    );
    const stored: StandingRow[] = await db("readiness_standings").whereIn("congress_id", some);
    const held = new Map(stored.map((row) => [row.congress_id, comparable(row)]));
    wrong.push(...some.filter((id) => !stale.has(id) && right.get(id) !== held.get(id)));
  }
  return wrong;
}

/** A row as text, whichever database answered it. For how long it holds depends on when it was counted. */
function comparable(row: StandingRow): string {
  const { after_day: _after, through_day: _through, until: _until, counted_at: _at, ...counts } = row;
  const values = Object.entries({
    ...counts,
    is_begun: Number(row.is_begun),
    is_ready: Number(row.is_ready),
  });
  return JSON.stringify(values.sort(([one], [other]) => (one < other ? -1 : 1)));
}

const marked = (db: Database) => db("readiness_marks").distinct("congress_id");

const expired = (db: Database, { today, now }: Moment) => {
  const which = (column: string, sign: string, bound: string) =>
    db("readiness_standings").where(column, sign, bound).select("congress_id");
  return db.from(
    which("after_day", ">=", today)
      .unionAll([
        which("through_day", "<", today),
        which("until", "<", now.toISOString()),
        which("counted_at", ">", new Date(now.getTime() + clocksApart).toISOString()),
      ])
      .as("expired"),
  );
};

async function staleOnes(db: Database, moment: Moment): Promise<string[]> {
  const rows: { congress_id: string }[] = await marked(db).limit(batch);
  const found = rows.length > 0 ? rows : await expired(db, moment).distinct("congress_id").limit(batch);
  return found.map(({ congress_id }) => congress_id);
}

/** On PostgreSQL a count that began earlier must not be written after a later one. SQLite has one writer anyway. */
async function oneAtATime(transaction: Database): Promise<void> {
  if (isPostgres(transaction)) await transaction.raw("select pg_advisory_xact_lock(?)", [1097]);
}

async function write(transaction: Database, ids: string[], rows: StandingRow[]): Promise<void> {
  await transaction("readiness_standings").whereIn("congress_id", ids).delete();
  await transaction.batchInsert("readiness_standings", rows, 20);
}
