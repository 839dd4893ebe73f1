import { createHash } from "node:crypto";
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
 * @param congressId the congress that is read; absent for all
 */
export async function refreshDueDays(db: Database, congressId?: string): Promise<void> {
  const stale = await staleOnes(db, fingerprint(await readHolidays(db)), congressId);
  for (let at = 0; at < stale.length; at += batch) {
    await db.transaction((transaction) => dateChecklists(transaction, stale.slice(at, at + batch)));
  }
}

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
async function staleOnes(db: Database, holidays: string, congressId?: string): Promise<string[]> {
  const query = db("checklists")
    .where((either) => either.where("dated_holidays", "<", holidays).orWhere("dated_holidays", ">", holidays))
    .orderBy("id")
    .select("id");
  if (congressId !== undefined) void query.where({ congress_id: congressId });
  const rows: { id: string }[] = await query;
  return rows.map(({ id }) => id);
}

/** Databases bound the values of a statement. */
const batch = 400;

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
  for (let at = 0; at < ids.length; at += batch) {
    await transaction("checklist_items")
      .whereIn("id", ids.slice(at, at + batch))
      .update({ due_day: day });
  }
}
