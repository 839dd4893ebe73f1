import { fromJson, type Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import type { Mapping } from "./columns";
import type { Counts } from "./plan";
import type { Sheet, SheetRow } from "./sheet";
import type { Remark } from "./read-row";

/** A row that was not taken, with the reasons. */
export interface RefusedRow {
  line: number;
  cells: string[];
  reasons: Remark[];
}

/** What became of an import. */
export interface ImportResult {
  counts: Counts;
  refused: RefusedRow[];
  /** The names of the columns. */
  headers: string[];
}

/** A list that waits to be imported, or whose result is kept for a while. */
export interface Upload {
  id: string;
  fileName: string;
  encoding: string;
  rows: SheetRow[];
  mapping: Mapping;
  result: ImportResult | null;
}

/** Whose uploads, to which congress. */
export interface Owner {
  congressId: string;
  userId: string;
}

const life = 24 * 60 * 60 * 1000;

/** Keeps a list until it is imported, for a day at most, in the place of one that the same user sent before. */
export async function keepUpload(
  db: Database,
  { congressId, userId }: Owner,
  now: Date,
  { fileName, sheet, mapping }: { fileName: string; sheet: Sheet; mapping: Mapping },
): Promise<string> {
  const id = newId();
  await db.transaction(async (transaction) => {
    // What has expired is of no use to anybody: the table does not grow for ever.
    await transaction("delegate_uploads").where("expires_at", "<=", now.toISOString()).delete();
    await transaction("delegate_uploads").where({ congress_id: congressId, user_id: userId }).delete();
    await transaction("delegate_uploads").insert({
      ...{ id, congress_id: congressId, user_id: userId, file_name: fileName, encoding: sheet.encoding },
      ...{ rows: JSON.stringify(sheet.rows), mapping: JSON.stringify(mapping), result: null },
      expires_at: new Date(now.getTime() + life).toISOString(),
    });
  });
  return id;
}

/** The upload, if it is the user's own and has not expired. */
export async function findUpload(
  db: Database,
  { congressId, userId }: Owner,
  now: Date,
  id: string,
): Promise<Upload | null> {
  const row = await db("delegate_uploads")
    .where({ id, congress_id: congressId, user_id: userId })
    .where("expires_at", ">", now.toISOString())
    .first();
  return row
    ? {
        ...{ id: row.id, fileName: row.file_name, encoding: row.encoding },
        rows: fromJson<SheetRow[]>(row.rows),
        mapping: fromJson<Mapping>(row.mapping),
        result: row.result === null ? null : fromJson<ImportResult>(row.result),
      }
    : null;
}

/** The id and file name of the list that waits; null when none does. */
export async function waitingUpload(
  db: Database,
  { congressId, userId }: Owner,
  now: Date,
): Promise<{ id: string; fileName: string } | null> {
  const row = await db("delegate_uploads")
    .where({ congress_id: congressId, user_id: userId, result: null })
    .where("expires_at", ">", now.toISOString())
    .first("id", "file_name");
  return row ? { id: row.id, fileName: row.file_name } : null;
}

export async function keepMapping(db: Database, id: string, mapping: Mapping): Promise<void> {
  await db("delegate_uploads")
    .where({ id })
    .update({ mapping: JSON.stringify(mapping) });
}

/** Keeps what became of the list in its place: the list itself is no longer needed. */
export async function keepResult(db: Database, id: string, result: ImportResult): Promise<void> {
  await db("delegate_uploads")
    .where({ id })
    .update({ rows: "[]", result: JSON.stringify(result) });
}

export async function dropUpload(db: Database, { congressId, userId }: Owner, id: string): Promise<void> {
  await db("delegate_uploads").where({ id, congress_id: congressId, user_id: userId }).delete();
}
