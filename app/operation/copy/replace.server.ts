import type { DatabaseAddress } from "~/platform/config.server";
import { storageFault } from "~/platform/database-faults.server";
import { isPostgres, openDatabase, type Database } from "~/platform/database.server";
import { applyMigrations } from "~/platform/migrations.server";
import { OperatorError, told, type Told } from "~/platform/told";
import { insertRows, type Row } from "./rows.server";
import { describeTables, type Table } from "./tables.server";

/** Rows that are no data of this schema. What is told says which, in one sentence. */
export class UnfitRowsError extends OperatorError {}

/** Puts rows into the tables of a database that is being replaced. */
export type Insert = (table: string, rows: Row[]) => Promise<void>;

/**
 * Replaces everything in a database, all or nothing: the schema is made anew by the migrations that are named, then
 * `fill` puts the rows in, and only when all of it fits together does anybody see it.
 * @param judge looks at the filled database before it counts; what it throws undoes everything
 * @throws UnfitRowsError
 */
export async function replaceDatabase(
  address: DatabaseAddress,
  migrations: string[],
  fill: (insert: Insert) => Promise<void>,
  judge: (filled: Database) => Promise<void>,
): Promise<void> {
  const db = openDatabase(address);
  try {
    // Only outside a transaction; the check before the end takes its place.
    if (!isPostgres(db)) await db.raw("PRAGMA foreign_keys = OFF");
    await db.transaction(async (transaction) => {
      const dialect = isPostgres(transaction) ? postgres : sqlite;
      await dialect.dropAll(transaction);
      await applyMigrations(transaction, migrations);
      const tables = await describeTables(transaction);
      const restoreRules = await dialect.suspendRules(transaction, tables);
      // Migrations may put rows in by themselves.
      for (const { name } of tables) await transaction(name).delete();
      const byName = new Map(tables.map((table) => [table.name, table]));
      await fill(async (name, rows) => {
        const table = byName.get(name);
        if (!table) throw new UnfitRowsError("operation:rows.no-table", { table: name });
        await fitting(insertRows(transaction, table, rows), told("operation:rows.unfit", { table: name }));
      });
      await dialect.goOnCounting(transaction, tables);
      await fitting(restoreRules(), told("operation:rows.leading-nowhere"));
      await judge(transaction);
    });
  } finally {
    await db.destroy();
  }
}

/** Tells rows that the database does not take from a database that cannot be used. */
async function fitting(work: Promise<void>, otherwise: Told): Promise<void> {
  try {
    await work;
  } catch (cause) {
    if (storageFault(cause) !== null) throw cause;
    throw new UnfitRowsError(otherwise.key, otherwise.values, { cause });
  }
}

interface Dialect {
  dropAll(db: Database): Promise<void>;
  /** Lets rows come in any order and without effects. Answers what sets the rules in force again, and checks them. */
  suspendRules(db: Database, tables: Table[]): Promise<() => Promise<void>>;
  /** Columns that count up go on after the highest number. */
  goOnCounting(db: Database, tables: Table[]): Promise<void>;
}

const sqlite: Dialect = {
  async dropAll(db) {
    const tables: { name: string }[] = await db.raw(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
    );
    for (const { name } of tables) await db.raw("drop table ??", [name]);
  },
  async suspendRules(db) {
    const triggers: { name: string; sql: string }[] = await db.raw(
      "select name, sql from sqlite_master where type = 'trigger'",
    );
    for (const { name } of triggers) await db.raw("drop trigger ??", [name]);
    return async () => {
      for (const { sql } of triggers) await db.raw(sql);
      const [broken] = (await db.raw("PRAGMA foreign_key_check")) as { table: string; parent: string }[];
      if (broken)
        throw new Error(`A row of ${broken.table} names one of ${broken.parent} that is not there.`);
    };
  },
  async goOnCounting() {
    // It counts after the highest number by itself.
  },
};

const postgres: Dialect = {
  async dropAll(db) {
    const { rows: tables } = await db.raw(
      "select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace",
    );
    for (const { name } of tables as { name: string }[]) await db.raw("drop table ?? cascade", [name]);
    const { rows: functions } = await db.raw(
      "select oid::regprocedure::text as name from pg_proc where pronamespace = current_schema()::regnamespace",
    );
    for (const { name } of functions as { name: string }[]) await db.raw(`drop function ${name}`);
  },
  async suspendRules(db, tables) {
    const { rows: keys } = (await db.raw(
      "select conrelid::regclass::text as table, conname as name from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace",
    )) as { rows: { table: string; name: string }[] };
    const alterKeys = async (how: "deferrable" | "not deferrable") => {
      for (const { table, name } of keys)
        await db.raw(`alter table ?? alter constraint ?? ${how}`, [table, name]);
    };
    const alterTriggers = async (how: "enable" | "disable") => {
      for (const { name } of tables) await db.raw(`alter table ?? ${how} trigger user`, [name]);
    };
    await db.raw("set constraints all immediate");
    await alterKeys("deferrable");
    await alterTriggers("disable");
    await db.raw("set constraints all deferred");
    return async () => {
      await db.raw("set constraints all immediate");
      await alterTriggers("enable");
      await alterKeys("not deferrable");
    };
  },
  async goOnCounting(db, tables) {
    for (const { name, counted } of tables) {
      for (const column of counted) {
        await db.raw(
          "select setval(pg_get_serial_sequence(?, ?), greatest(coalesce(max(??), 0), 1), max(??) is not null) from ??",
          [name, column, column, column, name],
        );
      }
    }
  },
};
