import { whyUnusable } from "~/platform/database-faults.server";
import type { Database } from "~/platform/database.server";
import { namedHashes } from "~/platform/files/named-files.server";
import { openFiles } from "~/platform/files/open-files.server";
import { hashInKey } from "~/platform/files/uploads.server";
import { appliedMigrations } from "~/platform/migrations.server";
import type { Services } from "~/platform/services";
import { writeSetting } from "~/platform/settings.server";
import { OperatorError, type Told } from "~/platform/told";
import { program, recordAudit } from "~/accounts/audit.server";
import { backupFormat, type Contents } from "./archive/archive";
import { writeArchive } from "./archive/write-archive.server";
import { readRows } from "./copy/rows.server";
import { inSnapshot } from "./copy/snapshot.server";
import { describeTables } from "./copy/tables.server";
import { markOf } from "./keys.server";
import { whyFilesUnreadable } from "./unreadable-files.server";

export interface BackupMade extends Contents {
  bytes: number;
  /** Why the database could not keep that there was a backup, where it takes no writes; the backup is good all the same. */
  unnoted: Told | null;
  /** How many files the database names that are not in their store, and so not in the backup either. */
  missing: number;
}

/** The setting that holds when the last backup was made. */
export const lastBackup = "last-backup";

/**
 * Backs up the database and the files into one file while people go on working. The keys are not in it.
 * Files are kept before a row names them, so that reading the rows first and the files afterwards finds all of them.
 */
export async function backUp({ config, db, clock }: Services, path: string): Promise<BackupMade> {
  const now = clock.now();
  const made = await inSnapshot(config.database, async (snapshot) => {
    const missing = new Set(await namedHashes(snapshot));
    const contents = await writeArchive(path, {
      heading: {
        format: backupFormat,
        madeAt: now.toISOString(),
        migrations: await appliedMigrations(snapshot),
        surveyKeyMark: markOf(config.surveyKey),
      },
      tables: (await describeTables(snapshot)).map((table) => ({
        name: table.name,
        rows: readRows(snapshot, table),
      })),
      files: filesOf(config.filesUrl, missing),
    });
    return { ...contents, missing: missing.size };
  });
  const unnoted = await note(db, now, made).then(
    () => null,
    (error: unknown) => {
      const why = whyUnusable(error, config.database);
      if (why === null) throw error;
      return why;
    },
  );
  return { ...made, unnoted };
}

const note = (db: Database, now: Date, { bytes, files }: Contents & { bytes: number }): Promise<void> =>
  db.transaction(async (transaction) => {
    await writeSetting(transaction, lastBackup, now.toISOString());
    await recordAudit(transaction, program, now, {
      ...{ action: "backup-made", subjectKind: "workspace", subjectId: "backup", detail: { bytes, files } },
    });
  });

/** The files of the store; takes those that are there out of the hashes that are missing. */
async function* filesOf(
  filesUrl: string,
  missing: Set<string>,
): AsyncGenerator<{ key: string; content: Buffer }> {
  const store = openFiles(filesUrl);
  try {
    for await (const { key } of store.list()) {
      // What somebody else put into the folder is not ours.
      const hash = hashInKey(key);
      const content = hash ? await store.read(key) : null;
      if (hash && content) {
        missing.delete(hash);
        yield { key, content };
      }
    }
  } catch (error) {
    // Told apart from a backup that cannot be written.
    if (typeof (error as NodeJS.ErrnoException).syscall !== "string") throw error;
    const what = whyFilesUnreadable(filesUrl, error);
    throw new OperatorError("storage:check-files", { what }, { cause: error });
  }
}
