import type { DatabaseAddress } from "./config.server";
import { isFileStoreError, type StorageFault } from "./storage-fault";
import { OperatorError, told, type Told } from "./told";

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

/**
 * What is wrong with the storage and what to do about it, for the operator; null for any other error.
 * @param name of the variable or option that gave the address of the database
 */
export function whyUnusable(error: unknown, database: DatabaseAddress, name = "DATABASE_URL"): Told | null {
  if (isFileStoreError(error)) return told("storage:check-files", { what: error.told });
  const fault = storageFault(error);
  if (!fault) return null;
  const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
  if (code === "SQLITE_CORRUPT") return told("storage:damaged", { code });
  if (database.kind === "sqlite") return told("storage:sqlite-unusable", { code, name, file: database.file });
  if (fault === "full" || fault === "read-only") return told("storage:postgres-no-writes", { code, name });
  if (fault === "busy") return told("storage:postgres-busy", { code });
  if (fault === "unusable") return told("storage:postgres-unusable", { code });
  if (code === "42501") return told("storage:postgres-forbidden", { code, name });
  return told("storage:postgres-unreachable", { code, name });
}

/** What to throw instead of an error: for the operator where it is one of the storage, else the error itself. */
export function forOperator(error: unknown, database: DatabaseAddress, name = "DATABASE_URL"): unknown {
  const why = whyUnusable(error, database, name);
  return why === null ? error : new OperatorError(why.key, why.values, { cause: error });
}
