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
    for (const checklist of await staleOnes(transaction, fingerprint(holidays))) {
      await dateChecklist(transaction, checklist, holidays);
    }
  });
}

/** Dates one checklist's items anew: after a pin, a new version of the template, at the beginning. */
export async function redate(transaction: Database, checklistId: string): Promise<void> {
  const checklist: Stale = await transaction("checklists")
    .join("congresses", "congresses.id", "checklists.congress_id")
    .where("checklists.id", checklistId)
    .first("checklists.id", "congresses.first_day", "congresses.last_day");
  await dateChecklist(transaction, checklist, await readHolidays(transaction));
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

async function dateChecklist(transaction: Database, checklist: Stale, holidays: Day[]): Promise<void> {
  const { id, first_day: firstDay, last_day: lastDay } = checklist;
  const rows: { id: string; code: string; content: string; pinned_day: Day | null; due_day: Day | null }[] =
    await transaction("checklist_items")
      .where({ checklist_id: id })
      .select("id", "code", "content", "pinned_day", "due_day");
  const items = rows.map(({ code, content, pinned_day }) => ({
    code,
    due: fromJson<TemplateItem>(content).due,
    pinned: pinned_day,
  }));
  const days = dueDays(items, { firstDay, lastDay, holidays: new Set(holidays) });
  for (const row of rows) {
    const day = days.get(row.code)?.day ?? null;
    if (day !== row.due_day)
      await transaction("checklist_items").where({ id: row.id }).update({ due_day: day });
  }
  await transaction("checklists")
    .where({ id })
    .update({
      dated_first_day: firstDay,
      dated_last_day: lastDay,
      dated_holidays: fingerprint(holidays),
    });
}
