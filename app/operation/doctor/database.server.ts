import { whyUnusable } from "~/platform/database-faults.server";
import { isPostgres, type Database } from "~/platform/database.server";
import { NewerDatabaseError, pendingMigrations, refuseNewer } from "~/platform/migrations.server";
import type { Services } from "~/platform/services";
import { writeSetting } from "~/platform/settings.server";
import { fault, good, warning, type Finding } from "./finding";

const oldestPostgres = 13;

/** Whether the database can be read and written, is whole, and has this program's schema. */
export async function examineDatabase({ db, config }: Services): Promise<Finding[]> {
  try {
    await refuseNewer(db);
    const pending = await pendingMigrations(db);
    const made = await db.schema.hasTable("users");
    if (!made) return [fault("The database is empty.", "Run `npm start`, or `planner restore FILE`.")];
    return [
      pending.length === 0
        ? good("The schema is up to date.")
        : fault(`The schema is older than the program: ${pending.join(", ")}.`, "Run `planner migrate`."),
      ...(isPostgres(db) ? await examinePostgres(db) : await examineSqlite(db)),
      await writableFinding(db),
    ];
  } catch (error) {
    if (error instanceof NewerDatabaseError) {
      return [fault("The database was written by a newer version of the program.", error.message)];
    }
    const why = whyUnusable(error, config.database);
    if (why === null) throw error;
    return [fault("The database cannot be used.", why)];
  }
}

async function examineSqlite(db: Database): Promise<Finding[]> {
  const broken: { integrity_check: string }[] = await db.raw("PRAGMA integrity_check(3)");
  const orphans: { table: string }[] = await db.raw("PRAGMA foreign_key_check");
  const isWhole = broken[0]?.integrity_check === "ok";
  return [
    isWhole
      ? good("The database file is whole.")
      : fault(
          `The database file is damaged: ${broken.map((row) => row.integrity_check).join("; ")}.`,
          "Stop the program, keep a copy of the file, and restore the last backup (`planner restore FILE --replace`).",
        ),
    orphans.length === 0
      ? good("Every row that another one names is there.")
      : fault(
          `${orphans.length} rows name others that are not there (${[...new Set(orphans.map(({ table }) => table))].join(", ")}).`,
          "Somebody changed the database by other means: compare with a backup.",
        ),
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
      ? good(`PostgreSQL ${major} answers.`)
      : warning(
          `PostgreSQL ${major} is older than ${oldestPostgres}.`,
          "Move to a version that is still maintained.",
        ),
    encoding === "UTF8"
      ? good("The database holds any text.")
      : fault(
          `The database's encoding is ${encoding}: Vietnamese text cannot be stored.`,
          "Make a database with `ENCODING 'UTF8'` and move into it with `planner move --to`.",
        ),
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
  return good("The database can be written.");
}
