import { isPostgres, type Database } from "./database.server";

/**
 * Has SQLite overwrite the bytes of what the connection deletes and changes from now on; call it first in the transaction,
 * and `forgetPages` after it, so that the journal goes as well.
 */
export async function overwriteDeleted(transaction: Database): Promise<void> {
  if (!isPostgres(transaction)) await transaction.raw("pragma secure_delete = on");
}

/**
 * Takes what was deleted out of the database's own files as far as the database can.
 * @param tables from which it was deleted; names from the code, never from outside
 */
export async function forgetPages(db: Database, tables: readonly string[]): Promise<void> {
  if (isPostgres(db)) await db.raw(`vacuum ${tables.map(() => "??").join(", ")}`, [...tables]);
  else await db.raw("pragma wal_checkpoint(truncate)");
}
