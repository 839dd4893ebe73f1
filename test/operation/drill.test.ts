import {
  createReadStream,
  createWriteStream,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firstBrokenAuditRow, program, recordAudit } from "~/accounts/audit.server";
import { backUp } from "~/operation/backup.server";
import { examine, isBroken } from "~/operation/doctor/examine.server";
import { describeTables } from "~/operation/copy/tables.server";
import { compareDatabases, moveDatabase, UnlikeRowsError } from "~/operation/move.server";
import { checkBackup, holdsData, restore } from "~/operation/restore.server";
import { DamagedBackupError } from "~/operation/archive/archive";
import { namedHashes } from "~/platform/files/named-files.server";
import { openDatabase, type Database } from "~/platform/database.server";
import { databaseKinds, type DatabaseKind } from "../harness/databases";
import { emptyInstallation, moment, fullInstallation, type Installation } from "./installations";

const filesUnder = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length), readFileSync(path, "base64")]),
  );

/** Opens what a command has written, beside the connection of the test. */
async function withDatabase<T>({ services }: Installation, look: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase(services.config.database);
  try {
    return await look(db);
  } finally {
    await db.destroy();
  }
}

const note = (db: Database, subjectId: string) =>
  db.transaction((transaction) =>
    recordAudit(transaction, program, moment, { action: "backup-made", subjectKind: "workspace", subjectId }),
  );

describe.each(databaseKinds)("an installation on %s that people have used", (kind) => {
  let old: Installation;
  /** As it was when it was backed up. */
  let twin: Installation;
  let file: string;
  const made: Installation[] = [];
  const empty = async (of: DatabaseKind) => {
    const installation = await emptyInstallation(of);
    made.push(installation);
    return installation;
  };
  beforeAll(async () => {
    old = await fullInstallation(kind);
    file = join(old.folder, "backup.tar.gz");
    made.push(old);
    twin = await empty("SQLite");
    await moveDatabase(old.services.config.database, twin.services.config.database);
    await backUp(old.services, file);
  });
  afterAll(async () => {
    for (const installation of made) await installation.remove();
  });

  it("holds rows in every table, so that none is left out of what follows", async () => {
    const { db } = twin.services;
    const empty: string[] = [];
    for (const { name } of await describeTables(db)) {
      if (!(await db(name).first(db.raw("1")))) empty.push(name);
    }
    expect(empty).toEqual([]);
  });

  it.each(databaseKinds)(
    "is the same elsewhere after a restore into %s: every table, every file",
    async (other) => {
      const elsewhere = await empty(other);
      expect(await holdsData(elsewhere.services.config.database)).toBe(false);
      const { files, rows } = await restore(elsewhere.services.config, file);
      expect(files).toBe(4);
      expect(rows).toBeGreaterThan(400);
      expect(filesUnder(elsewhere.services.config.filesUrl)).toEqual(
        filesUnder(old.services.config.filesUrl),
      );
      await withDatabase(elsewhere, async (db) => {
        await compareDatabases(twin.services.db, db);
        // It goes on counting and checking.
        await note(db, "after");
        expect(await firstBrokenAuditRow(db)).toBeNull();
        await expect(
          db("user_roles").insert({
            id: "x",
            user_id: "nobody",
            role: "viewer",
            created_at: moment.toISOString(),
          }),
        ).rejects.toThrow();
        const { number } = await db("calendar_revision").first();
        await db("users")
          .where({ name: "" })
          .orWhere({ email_key: "moi@example.vn" })
          .update({ language: "en" });
        expect((await db("calendar_revision").first()).number).toBe(number + 1);
      });
      expect(isBroken(await examine({ ...elsewhere.services }))).toBe(false);
    },
  );

  it.each(databaseKinds)("moves to %s and is compared row by row", async (other) => {
    const target = await empty(other);
    const moved = await moveDatabase(old.services.config.database, target.services.config.database);
    expect(moved.isOvertaken).toBe(false);
    await withDatabase(target, async (db) => {
      await compareDatabases(old.services.db, db);
      await db("users").where({ email_key: "moi@example.vn" }).update({ name: "Khác" });
      await expect(compareDatabases(old.services.db, db)).rejects.toThrow(UnlikeRowsError);
    });
  });

  it("is backed up as it is at one moment while people go on writing", async () => {
    const busy = join(old.folder, "busy.tar.gz");
    let isDone = false;
    const writing = (async () => {
      for (let count = 0; !isDone; count += 1) await withDatabase(old, (db) => note(db, String(count)));
    })();
    await backUp(old.services, busy);
    isDone = true;
    await writing;
    const elsewhere = await empty(kind);
    await restore(elsewhere.services.config, busy);
    expect(await withDatabase(elsewhere, firstBrokenAuditRow)).toBeNull();
  });

  it("leaves what was there when a backup is damaged", async () => {
    const whole = readFileSync(file);
    const damaged = join(old.folder, "damaged.tar.gz");
    const before = await withDatabase(old, (db) => db("audit_log").count());
    const wrong = Buffer.from(whole);
    wrong.writeUInt8(wrong.readUInt8(whole.length >> 1) ^ 0xff, whole.length >> 1);
    for (const content of [
      whole.subarray(0, whole.length - 2000),
      wrong,
      Buffer.alloc(0),
      Buffer.from("text"),
    ]) {
      writeFileSync(damaged, content);
      await expect(checkBackup(damaged)).rejects.toThrow(DamagedBackupError);
      await expect(restore(old.services.config, damaged)).rejects.toThrow(DamagedBackupError);
    }
    expect(await withDatabase(old, (db) => db("audit_log").count())).toEqual(before);
    expect(await checkBackup(file)).toMatchObject({ files: 4 });
  });

  it("writes a file that nobody else can read, and none when it cannot write all", async () => {
    expect(statSync(file).mode & 0o077).toBe(0);
    await expect(backUp(old.services, join(old.folder, "no-such-folder", "x.tar.gz"))).rejects.toThrow(
      /ENOENT/,
    );
    expect(readdirSync(old.folder).filter((name) => name.includes("unfinished"))).toEqual([]);
  });

  it("is backed up well where the database cannot even note that", async () => {
    await withDatabase(twin, async (db) => {
      await db.raw("PRAGMA query_only = ON");
      const path = join(twin.folder, "unnoted.tar.gz");
      const made = await backUp({ ...twin.services, db }, path);
      expect(made.unnoted?.values).toMatchObject({ code: "SQLITE_READONLY" });
      expect(await checkBackup(path)).toMatchObject({ heading: { madeAt: moment.toISOString() } });
    });
  });

  it("says how many files the backup lacks, and blames the store where it cannot be read", async () => {
    const { services } = twin;
    const away = join(twin.folder, "away");
    const elsewhere = { ...services, config: { ...services.config, filesUrl: away } };
    const lacking = await backUp(elsewhere, join(twin.folder, "lacking.tar.gz"));
    expect([lacking.files, lacking.missing]).toEqual([0, (await namedHashes(services.db)).length]);
    expect(lacking.missing).toBeGreaterThan(0);
    writeFileSync(away, "no folder");
    const refused = backUp(elsewhere, join(twin.folder, "refused.tar.gz"));
    await expect(refused).rejects.toThrow(/check-files .*folder-unreadable.*ENOTDIR/);
    expect(readdirSync(twin.folder).filter((name) => name.startsWith("refused"))).toEqual([]);
  });

  it("finds a piece that was taken out of a backup", async () => {
    const { extract, pack } = await import("tar-stream");
    const { createGunzip, createGzip } = await import("node:zlib");
    const shortened = join(old.folder, "shortened.tar.gz");
    const archive = pack();
    const writing = pipeline(archive, createGzip(), createWriteStream(shortened));
    const entries = createReadStream(file).pipe(createGunzip()).pipe(extract());
    for await (const entry of entries) {
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      const { name } = entry.header;
      if (!name.startsWith("tables/audit_log/")) archive.entry({ name }, Buffer.concat(chunks));
    }
    archive.finalize();
    await writing;
    await expect(checkBackup(shortened)).rejects.toMatchObject({
      told: { key: "operation:archive.missing", values: { name: "tables/audit_log/00000001.jsonl" } },
    });
  });
});
