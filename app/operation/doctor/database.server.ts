import { existsSync } from "node:fs";
import type { DatabaseAddress } from "~/platform/config.server";
import { whyUnusable } from "~/platform/database-faults.server";
import { isPostgres, type Database } from "~/platform/database.server";
import { NewerDatabaseError, pendingMigrations, refuseNewer } from "~/platform/migrations.server";
import type { Services } from "~/platform/services";
import { writeSetting } from "~/platform/settings.server";
import { fault, good, warning, type Finding } from "./finding";

const oldestPostgres = 13;

/** Nothing has made the SQLite file yet, or it lies elsewhere; null where there is something to open. */
export const missingDatabase = (database: DatabaseAddress): Finding | null =>
  database.kind === "sqlite" && !existsSync(database.file)
    ? fault("database-missing", { file: database.file })
    : null;

/** Whether the database can be read and written, is whole, and has this program's schema. */
export async function examineDatabase({ db, config }: Services): Promise<Finding[]> {
  try {
    await refuseNewer(db);
    const pending = await pendingMigrations(db);
    const made = await db.schema.hasTable("users");
    if (!made) return [fault("database-empty")];
    return [
      pending.length === 0
        ? good("schema-current")
        : fault("schema-older", { migrations: pending.join(", ") }),
      ...(isPostgres(db) ? await examinePostgres(db) : await examineSqlite(db)),
      await writableFinding(db),
    ];
  } catch (error) {
    if (error instanceof NewerDatabaseError) {
      return [fault("database-newer", { why: error.told })];
    }
    const why = whyUnusable(error, config.database);
    if (why === null) throw error;
    return [fault("database-unusable", { why })];
  }
}

async function examineSqlite(db: Database): Promise<Finding[]> {
  const broken: { integrity_check: string }[] = await db.raw("PRAGMA integrity_check(3)");
  const orphans: { table: string }[] = await db.raw("PRAGMA foreign_key_check");
  const isWhole = broken[0]?.integrity_check === "ok";
  return [
    isWhole
      ? good("sqlite-whole")
      : fault("sqlite-damaged", { what: broken.map((row) => row.integrity_check).join("; ") }),
    orphans.length === 0
      ? good("references-whole")
      : fault("references-broken", {
          count: orphans.length,
          tables: [...new Set(orphans.map(({ table }) => table))].join(", "),
        }),
  ];
}

async function examinePostgres(db: Database): Promise<Finding[]> {
  const { rows } = (await db.raw(
    "select current_setting('server_version_num')::int as version, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()",
  )) as { rows: { version: number; encoding: string }[] };
  const { version = 0, encoding = "" } = rows[0] ?? {};
  const major = Math.floor(version / 10_000);
  return [
    major >= oldestPostgres
      ? good("postgres-version", { version: major })
      : warning("postgres-old", { version: major, oldest: oldestPostgres }),
    encoding === "UTF8" ? good("encoding-any") : fault("encoding-narrow", { encoding }),
  ];
}

class Undo extends Error {}

/** Writes and takes it back. */
async function writableFinding(db: Database): Promise<Finding> {
  try {
    await db.transaction(async (transaction) => {
      await writeSetting(transaction, "doctor", true);
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return good("database-writable");
}
