import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Knex } from "knex";
import type { Database } from "./database.server";

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
export class NewerDatabaseError extends Error {}

/**
 * Brings the schema up to date. Answers the names of the migrations that ran.
 * @throws NewerDatabaseError when the database holds migrations that this program does not know.
 */
export async function migrate(db: Database): Promise<string[]> {
  await refuseNewer(db);
  const [, done] = (await db.migrate.latest(options)) as [number, string[]];
  return done;
}

/** The migrations that have not run yet. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const [, pending] = (await db.migrate.list(options)) as [unknown, string[]];
  return pending;
}

async function refuseNewer(db: Database): Promise<void> {
  if (!(await db.schema.hasTable("migrations"))) return;
  const known = new Set(await source.getMigrations([]));
  const names = (await db("migrations").pluck("name")) as string[];
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new NewerDatabaseError(
      `The database was written by a newer version (${unknown.join(", ")}). Install that version or restore a backup.`,
    );
  }
}
