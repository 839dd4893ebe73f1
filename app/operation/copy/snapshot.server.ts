import type { DatabaseAddress } from "~/platform/config.server";
import { openDatabase, type Database } from "~/platform/database.server";

/**
 * Reads a database as it is at one moment while others go on writing.
 * @param read gets a connection on which every query sees that moment
 */
export async function inSnapshot<T>(
  address: DatabaseAddress,
  read: (snapshot: Database) => Promise<T>,
): Promise<T> {
  const db = openDatabase(address);
  try {
    if (address.kind === "postgres") {
      return await db.transaction(read, { isolationLevel: "repeatable read", readOnly: true });
    }
    // Not a transaction of knex, which would begin as a writer. There is one connection: every query uses it.
    await db.raw("BEGIN");
    try {
      return await read(db);
    } finally {
      await db.raw("ROLLBACK");
    }
  } finally {
    await db.destroy();
  }
}
