import { openDatabase } from "~/platform/database.server";
import { openFiles } from "~/platform/files/open-files.server";
import { hashInKey } from "~/platform/files/uploads.server";
import { migrate } from "~/platform/migrations.server";
import type { Config, DatabaseAddress } from "~/platform/config.server";
import { DamagedBackupError, type Heading } from "./archive/archive";
import { readArchive, type Piece } from "./archive/read-archive.server";
import { replaceDatabase, UnfitRowsError } from "./copy/replace.server";
import { describeTables } from "./copy/tables.server";

export interface Restored {
  heading: Heading;
  rows: number;
  files: number;
}

/** True when the database holds tables already: restoring would take away what is there. */
export async function holdsData(address: DatabaseAddress): Promise<boolean> {
  const db = openDatabase(address);
  try {
    return (await describeTables(db)).length > 0;
  } finally {
    await db.destroy();
  }
}

/**
 * Puts a backup in the place of everything in the database, all or nothing, the files that people sent beside those that
 * are there, then brings the schema up to date.
 * @throws DamagedBackupError when the backup is not whole: the database is then as it was
 */
export async function restore({ database, filesUrl }: Config, path: string): Promise<Restored> {
  const pieces = readArchive(path);
  const heading = await headingOf(pieces);
  const store = openFiles(filesUrl);
  const restored: Restored = { heading, rows: 0, files: 0 };
  await replaceDatabase(
    database,
    heading.migrations,
    async (insert) => {
      for await (const piece of pieces) {
        if (piece.kind === "rows") {
          restored.rows += piece.rows.length;
          await insert(piece.table, piece.rows);
        } else if (piece.kind === "file" && hashInKey(piece.key)) {
          restored.files += 1;
          await store.write(piece.key, piece.content);
        }
      }
    },
    async () => undefined,
  ).catch((error: unknown) => {
    throw error instanceof UnfitRowsError ? new DamagedBackupError(error.told.key, error.told.values) : error;
  });
  const db = openDatabase(database);
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
  return restored;
}

/**
 * Reads a whole backup without writing anything.
 * @throws DamagedBackupError
 */
export async function checkBackup(path: string): Promise<Restored> {
  const pieces = readArchive(path);
  const checked: Restored = { heading: await headingOf(pieces), rows: 0, files: 0 };
  for await (const piece of pieces) {
    if (piece.kind === "rows") checked.rows += piece.rows.length;
    else if (piece.kind === "file") checked.files += 1;
  }
  return checked;
}

async function headingOf(pieces: AsyncGenerator<Piece>): Promise<Heading> {
  const { value } = await pieces.next();
  if (value?.kind !== "heading") throw new DamagedBackupError("operation:archive.empty");
  return value.heading;
}
