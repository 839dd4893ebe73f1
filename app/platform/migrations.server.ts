import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Knex } from "knex";
import { isPostgres, type Database } from "./database.server";
import { OperatorError } from "./told";

const folder = join(process.cwd(), "db", "migrations");

const source: Knex.MigrationSource<string> = {
  getMigrations: async () =>
    readdirSync(folder)
      .filter((file) => /^\d{4}_.*\.ts$/.test(file))
      .sort(),
  getMigrationName: (file) => file,
  getMigration: (file) => import(pathToFileURL(join(folder, file)).href),
};

const options = { migrationSource: source, tableName: "migrations" };

/** The database was written by a newer version of the program. */
export class NewerDatabaseError extends OperatorError {
  /** Those of its migrations that only the newer version has. */
  readonly migrations: string;
  constructor(unknown: string[]) {
    const migrations = unknown.join(", ");
    super("storage:database-newer", { migrations });
    this.migrations = migrations;
  }
}

/** A number of this program's own among the advisory locks of its database. */
const lock = 10_972_020;

/**
 * Brings the schema up to date, all or nothing. Of several processes that start at once one does it; the others wait,
 * and a process that is ended in the middle leaves nothing behind. Answers the names of the migrations that ran.
 * @throws NewerDatabaseError when the database holds migrations that this program does not know.
 */
export async function migrate(db: Database): Promise<string[]> {
  await refuseNewer(db);
  if ((await pendingMigrations(db)).length === 0) return [];
  return db.transaction(async (transaction) => {
    if (isPostgres(transaction)) await transaction.raw("select pg_advisory_xact_lock(?)", [lock]);
    await refuseNewer(transaction);
    // Knex's own lock is a row that stays when a process dies: it is under ours, so whatever it says is past.
    await transaction.migrate.forceFreeMigrationsLock(options);
    const [, done] = (await transaction.migrate.latest({ ...options, disableTransactions: true })) as [
      number,
      string[],
    ];
    return done;
  });
}

/** The migrations that have not run yet. Asked without knex, which would make its tables in whatever database this is. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const applied = new Set(await appliedMigrations(db));
  return (await source.getMigrations([])).filter((name) => !applied.has(name));
}

/** The migrations that have run, in their order. */
export async function appliedMigrations(db: Database): Promise<string[]> {
  if (!(await db.schema.hasTable("migrations"))) return [];
  return db("migrations").orderBy("id").pluck("name");
}

/** Runs just these migrations on an empty database, in the transaction that is given. */
export async function applyMigrations(transaction: Database, names: string[]): Promise<void> {
  const unknown = await unknownMigrations(names);
  if (unknown.length > 0) throw new NewerDatabaseError(unknown);
  for (const name of [...names].sort()) {
    await transaction.migrate.up({ ...options, name, disableTransactions: true });
  }
}

/** @throws NewerDatabaseError when the database holds migrations that this program does not know. */
export async function refuseNewer(db: Database): Promise<void> {
  const unknown = await unknownMigrations(await appliedMigrations(db));
  if (unknown.length > 0) throw new NewerDatabaseError(unknown);
}

/** Those of the migrations that only a newer version of the program has. */
export async function unknownMigrations(names: string[]): Promise<string[]> {
  const known = new Set(await source.getMigrations([]));
  return names.filter((name) => !known.has(name));
}
