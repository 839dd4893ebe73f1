import type { DatabaseAddress } from "~/platform/config.server";
import { openDatabase, type Database } from "~/platform/database.server";
import { OperatorError } from "~/platform/told";
import { appliedMigrations } from "~/platform/migrations.server";
import { countRows, keyOf, readRows, rowsOfSameKeys, textOf } from "./copy/rows.server";
import { replaceDatabase } from "./copy/replace.server";
import { inSnapshot } from "./copy/snapshot.server";
import { describeTables, type Table } from "./copy/tables.server";

export interface Moved {
  tables: number;
  rows: number;
  /** Somebody wrote into the old database meanwhile: what they wrote is not in the new one. */
  isOvertaken: boolean;
}

/** A row that did not arrive as it was. Nothing is moved then. */
export class UnlikeRowsError extends OperatorError {}

/**
 * Copies everything from one database to another, of whichever kind, and compares it there row by row before it counts.
 * The old database is only read.
 * @throws UnlikeRowsError
 */
export async function moveDatabase(from: DatabaseAddress, to: DatabaseAddress): Promise<Moved> {
  const moved = await inSnapshot(from, async (source) => {
    const tables = await describeTables(source);
    let rows = 0;
    await replaceDatabase(
      to,
      await appliedMigrations(source),
      async (insert) => {
        for (const table of tables) {
          for await (const some of readRows(source, table)) {
            rows += some.length;
            await insert(table.name, some);
          }
        }
      },
      (target) => compareDatabases(source, target),
    );
    return { tables: tables.length, rows, last: await newestWrite(source) };
  });
  const db = openDatabase(from);
  try {
    const isOvertaken = (await newestWrite(db)) !== moved.last;
    return { tables: moved.tables, rows: moved.rows, isOvertaken };
  } finally {
    await db.destroy();
  }
}

/** Every write adds to the audit trail. */
const newestWrite = async (db: Database): Promise<string | null> =>
  (await db("audit_log").orderBy("number", "desc").first("hash"))?.hash ?? null;

/**
 * Compares two databases table by table and row by row.
 * @throws UnlikeRowsError naming the first row that differs
 */
export async function compareDatabases(one: Database, other: Database): Promise<void> {
  const twins = new Map((await describeTables(other)).map((table) => [table.name, table]));
  for (const table of await describeTables(one)) {
    const twin = twins.get(table.name);
    if (!twin) throw new UnlikeRowsError("operation:rows.table-missing", { table: table.name });
    await compareTable(one, other, table, twin);
    twins.delete(table.name);
  }
  if (twins.size > 0) {
    throw new UnlikeRowsError("operation:rows.other-tables", { tables: [...twins.keys()].join(", ") });
  }
}

async function compareTable(one: Database, other: Database, table: Table, twin: Table): Promise<void> {
  let count = 0;
  for await (const rows of readRows(one, table)) {
    count += rows.length;
    const there = new Map((await rowsOfSameKeys(other, twin, rows)).map((row) => [keyOf(table, row), row]));
    for (const row of rows) {
      const found = there.get(keyOf(table, row));
      if (!found || textOf(twin, found) !== textOf(table, row)) {
        throw new UnlikeRowsError("operation:rows.differs", { row: keyOf(table, row), table: table.name });
      }
    }
  }
  const counted = await countRows(other, twin);
  if (counted !== count) {
    throw new UnlikeRowsError("operation:rows.count", { table: table.name, found: counted, expected: count });
  }
}
