import type { Database } from "./database.server";
import { localDayOf } from "./days";

/** The zone in which the workspace plans, unless a congress says otherwise. */
export const workspaceZone = "Asia/Ho_Chi_Minh";

/** Reads one setting; the fallback when it was never set. */
export async function readSetting<T>(db: Database, key: string, fallback: T): Promise<T> {
  const row = await db("workspace_settings").where({ key }).first("value");
  return row ? (JSON.parse(row.value) as T) : fallback;
}

/** Writes one setting. */
export async function writeSetting(db: Database, key: string, value: unknown): Promise<void> {
  await db("workspace_settings")
    .insert({ key, value: JSON.stringify(value), version: 1 })
    .onConflict("key")
    .merge({ value: JSON.stringify(value), version: db.raw("workspace_settings.version + 1") });
}

/** Null: the workspace goes by today's date. */
export const readReferenceDay = (db: Database) => readSetting<string | null>(db, "reference-day", null);

/** The day by which due and overdue are judged, `YYYY-MM-DD`: the one that was set, otherwise today in the zone. */
export async function referenceDay(db: Database, now: Date, zone = workspaceZone): Promise<string> {
  return (await readReferenceDay(db)) ?? localDayOf(now, zone);
}
