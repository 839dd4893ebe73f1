import { createHash } from "node:crypto";
import { fromJson, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { dueDays } from "./due";
import type { TemplateItem } from "./template";

interface Stale {
  id: string;
  first_day: Day | null;
  last_day: Day | null;
}

/**
 * Dates the items of every checklist whose congress or whose holidays have moved since it was last dated.
 * Cheap when nothing has: readers call it first, so that no write elsewhere can be forgotten.
 */
export async function refreshDueDays(db: Database): Promise<void> {
  const holidays = await readHolidays(db);
  const stale = await staleOnes(db, fingerprint(holidays));
  if (stale.length === 0) return;
  await db.transaction(async (transaction) => {
    // Read again inside: another process may have been quicker, the congress may have moved once more.
    await dateChecklists(transaction, await staleOnes(transaction, fingerprint(holidays)), holidays);
  });
}

/** Dates one checklist's items anew: after a pin, a new version of the template, at the beginning. */
export async function redate(transaction: Database, checklistId: string): Promise<void> {
  const checklist: Stale = await transaction("checklists")
    .join("congresses", "congresses.id", "checklists.congress_id")
    .where("checklists.id", checklistId)
    .first("checklists.id", "congresses.first_day", "congresses.last_day");
  await dateChecklists(transaction, [checklist], await readHolidays(transaction));
}

async function readHolidays(db: Database): Promise<Day[]> {
  const rows: { day: Day }[] = await db("holidays").orderBy("day").select("day");
  return rows.map(({ day }) => day);
}

const fingerprint = (holidays: readonly Day[]): string =>
  createHash("sha256").update(holidays.join(" ")).digest("hex");

const staleOnes = (db: Database, holidays: string): Promise<Stale[]> =>
  db("checklists")
    .join("congresses", "congresses.id", "checklists.congress_id")
    .whereRaw("coalesce(checklists.dated_first_day, '') <> coalesce(congresses.first_day, '')")
    .orWhereRaw("coalesce(checklists.dated_last_day, '') <> coalesce(congresses.last_day, '')")
    .orWhere("checklists.dated_holidays", "<>", holidays)
    .select("checklists.id", "congresses.first_day", "congresses.last_day");

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

/** Dates some hundred checklists at a time; items that get the same day are written together. */
async function dateChecklists(
  transaction: Database,
  checklists: readonly Stale[],
  holidays: Day[],
): Promise<void> {
  const free = new Set(holidays);
  for (let at = 0; at < checklists.length; at += batch) {
    const some = checklists.slice(at, at + batch);
    const rows = await itemsOf(transaction, some);
    const moved = new Map<Day | null, string[]>();
    for (const { id, first_day: firstDay, last_day: lastDay } of some) {
      const own = rows.get(id) ?? [];
      const days = dueDays(own.map(datedItem), { firstDay, lastDay, holidays: free });
      for (const row of own) {
        const day = days.get(row.code)?.day ?? null;
        if (day !== row.due_day) add(moved, day, row.id);
      }
    }
    for (const [day, ids] of moved) await writeDay(transaction, ids, day);
    for (const { id, first_day, last_day } of some) {
      const dated = { dated_first_day: first_day, dated_last_day: last_day };
      await transaction("checklists")
        .where({ id })
        .update({ ...dated, dated_holidays: fingerprint(holidays) });
    }
  }
}

async function itemsOf(transaction: Database, checklists: readonly Stale[]): Promise<Map<string, ItemRow[]>> {
  const rows: ItemRow[] = await transaction("checklist_items")
    .whereIn(
      "checklist_id",
      checklists.map(({ id }) => id),
    )
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
