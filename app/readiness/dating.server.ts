import { createHash } from "node:crypto";
import type { Knex } from "knex";
import { fromJson, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { dueDays } from "./due";
import type { TemplateItem } from "./template";

interface Dated {
  id: string;
  first_day: Day | null;
  last_day: Day | null;
}

/**
 * Dates the items of checklists whose congress or whose holidays have moved since they were last dated. Cheap when
 * nothing has: readers call it first, so that no write elsewhere can be forgotten.
 * @param which.congressId the congress that is read; absent for all
 * @param which.beat asked between batches, each a transaction; the work ends when it answers false
 */
export async function refreshDueDays(
  db: Database,
  { congressId, beat }: { congressId?: string; beat?: () => Promise<boolean> },
): Promise<void> {
  const query = undated(db, await markOfHolidays(db));
  if (congressId !== undefined) void query.where({ congress_id: congressId });
  const stale: string[] = await query.orderBy("id").pluck("id");
  for (let at = 0; at < stale.length; at += mostTogether) {
    if (beat && !(await beat())) return;
    await db.transaction((transaction) => dateChecklists(transaction, stale.slice(at, at + mostTogether)));
  }
}

/** The congresses whose items must be dated anew by the holidays of a mark, as a query for `congress_id`. */
export const undatedCongresses = (db: Database, holidays: string): Knex.QueryBuilder =>
  undated(db, holidays).select("congress_id");

/** A mark of all holidays as they are now. */
export const markOfHolidays = async (db: Database): Promise<string> => fingerprint(await readHolidays(db));

/** Dates one checklist's items anew: after a pin, a new version of the template, at the beginning. */
export async function redate(transaction: Database, checklistId: string): Promise<void> {
  await dateChecklists(transaction, [checklistId]);
}

async function readHolidays(db: Database): Promise<Day[]> {
  const rows: { day: Day }[] = await db("holidays").orderBy("day").select("day");
  return rows.map(({ day }) => day);
}

/** Counts up when days are reckoned in another way: every checklist is then dated anew. */
const reckoning = 2;

const fingerprint = (holidays: readonly Day[]): string =>
  createHash("sha256")
    .update([reckoning, ...holidays].join(" "))
    .digest("hex");

/** A congress that moves takes the mark of its holidays off its checklist (see `0024_standings`). */
const undated = (db: Database, holidays: string): Knex.QueryBuilder =>
  db("checklists").where((either) =>
    either.where("dated_holidays", "<", holidays).orWhere("dated_holidays", ">", holidays),
  );

/** So many checklists are dated in one transaction: others read and write in between. */
const mostTogether = 100;

/** Databases bound the values of a statement. */
const mostValues = 400;

interface ItemRow {
  id: string;
  checklist_id: string;
  code: string;
  content: string;
  pinned_day: Day | null;
  due_day: Day | null;
}

/** Dates some hundred checklists; items that get the same day are written together. */
async function dateChecklists(transaction: Database, ids: readonly string[]): Promise<void> {
  // Locked first and read afterwards: a congress that moves in between waits, and takes the mark off again.
  await transaction("checklists")
    .whereIn("id", [...ids])
    .orderBy("id")
    .forUpdate()
    .select("id");
  const holidays = await readHolidays(transaction);
  const free = new Set(holidays);
  const checklists: Dated[] = await transaction("checklists")
    .join("congresses", "congresses.id", "checklists.congress_id")
    .whereIn("checklists.id", [...ids])
    .select("checklists.id", "congresses.first_day", "congresses.last_day");
  const rows = await itemsOf(transaction, ids);
  const moved = new Map<Day | null, string[]>();
  for (const { id, first_day: firstDay, last_day: lastDay } of checklists) {
    const own = rows.get(id) ?? [];
    const days = dueDays(own.map(datedItem), { firstDay, lastDay, holidays: free });
    for (const row of own) {
      const day = days.get(row.code)?.day ?? null;
      if (day !== row.due_day) add(moved, day, row.id);
    }
  }
  for (const [day, items] of moved) await writeDay(transaction, items, day);
  await transaction("checklists")
    .whereIn("id", [...ids])
    .update({ dated_holidays: fingerprint(holidays) });
}

async function itemsOf(transaction: Database, ids: readonly string[]): Promise<Map<string, ItemRow[]>> {
  const rows: ItemRow[] = await transaction("checklist_items")
    .whereIn("checklist_id", [...ids])
    .select("id", "checklist_id", "code", "content", "pinned_day", "due_day");
  const found = new Map<string, ItemRow[]>();
  for (const row of rows) add(found, row.checklist_id, row);
  return found;
}

function add<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}

const datedItem = ({ code, content, pinned_day }: ItemRow) => ({
  code,
  due: fromJson<TemplateItem>(content).due,
  pinned: pinned_day,
});

async function writeDay(transaction: Database, ids: readonly string[], day: Day | null): Promise<void> {
  for (let at = 0; at < ids.length; at += mostValues) {
    await transaction("checklist_items")
      .whereIn("id", ids.slice(at, at + mostValues))
      .update({ due_day: day });
  }
}
