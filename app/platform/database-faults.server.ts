import type { DatabaseAddress } from "./config.server";
import { isFileStoreError, type StorageFault } from "./storage-fault";

const byCode: [RegExp, StorageFault][] = [
  [/^(ECONN|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EPIPE|EAI_|57P|08|55000|25P0[34])/, "unreachable"],
  [/^(28|3D|42501)/, "refused"],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG|53100)/, "full"],
  [/^(SQLITE_READONLY|EROFS|EACCES|EPERM|25006)/, "read-only"],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|53[234]00|55P03|57014|40P01|40001)/, "busy"],
  [/^(SQLITE_(CANTOPEN|PERM|IOERR|NOTADB|CORRUPT)|ENOTDIR|EEXIST|EISDIR|EIO|58|XX00[12])/, "unusable"],
];

/** Recognises what the database, the file system or the way to them answers; null for any other error. */
export function storageFault(error: unknown): StorageFault | null {
  if (!(error instanceof Error)) return null;
  if (isFileStoreError(error)) return error.fault;
  const { code = "", name, message } = error as NodeJS.ErrnoException;
  // So Node words it when a client goes away in the middle of what it sends.
  if (code === "ECONNRESET" && message === "aborted") return null;
  const known = byCode.find(([pattern]) => pattern.test(String(code)));
  if (known) return known[1];
  // The drivers give these no code; knex puts the statement before their words.
  if (name === "KnexTimeoutError") return "busy";
  return /(^| - )(Connection terminated|timeout expired|Client has encountered a connection error)/.test(
    message,
  )
    ? "unreachable"
    : null;
}

/**
 * Writes what readers are better off with and can do without. Answers whether it was written; false where nothing can
 * be written now, as on a full disk or to a database that only answers. Where it cannot be read either, they will see.
 * @throws what is no fault of the storage, and a database that is busy: that is worth waiting for
 */
export async function writtenIfPossible(write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    const fault = storageFault(error);
    if (fault === null || fault === "busy") throw error;
    return false;
  }
}

/** What is wrong with the storage and what to do about it, for the operator; null for any other error. */
export function whyUnusable(error: unknown, database: DatabaseAddress): string | null {
  if (isFileStoreError(error)) return `${error.message} Check FILES_URL and its store.`;
  const fault = storageFault(error);
  if (!fault) return null;
  const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
  if (code === "SQLITE_CORRUPT") {
    return `The database is damaged (${code}): stop the program, keep a copy of the file, and restore the last backup (\`planner restore FILE --replace\`).`;
  }
  if (database.kind === "sqlite") {
    return `The database file ${database.file} cannot be opened or written (${code}): check the folder's permissions and free space, or set DATABASE_URL.`;
  }
  if (fault === "full" || fault === "read-only") {
    return `PostgreSQL takes no writes (${code}): check its disk and whether DATABASE_URL names the primary server.`;
  }
  if (fault === "busy") {
    return `PostgreSQL has no time or no connection left (${code}): look at its load, its locks, max_connections and statement_timeout.`;
  }
  if (fault === "unusable") {
    return `PostgreSQL cannot read or write what it stores (${code}): look at its log and its disk, and restore the last backup where data is damaged.`;
  }
  if (code === "42501") {
    return `PostgreSQL does not let this user do that (${code}): the user of DATABASE_URL must own the database and its tables.`;
  }
  return `PostgreSQL cannot be reached by DATABASE_URL (${code}): check that it runs and that user, password and name are right.`;
}
