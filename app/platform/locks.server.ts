import { isPostgres, type Database } from "./database.server";

/**
 * Lets one transaction at a time write to a table until it ends; others go on reading. For writes that depend on more
 * rows than they touch: a free name, the shape of a tree. SQLite has one writer anyway.
 * @param table a name from the code, never from outside
 */
export async function lockForWriting(transaction: Database, table: string): Promise<void> {
  if (isPostgres(transaction)) await transaction.raw("lock table ?? in share row exclusive mode", [table]);
}
