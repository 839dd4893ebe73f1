import { createHash } from "node:crypto";
import { createWriteStream, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip, gzipSync } from "node:zlib";
import { pack, type Header } from "tar-stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DamagedBackupError } from "~/operation/archive/archive";
import { writeArchive } from "~/operation/archive/write-archive.server";
import { writeKeys } from "~/operation/keys.server";
import { checkBackup, restore } from "~/operation/restore.server";
import { keepContent, readContent } from "~/platform/files/uploads.server";
import { appliedMigrations, migrate, NewerDatabaseError } from "~/platform/migrations.server";
import { databaseKinds } from "../harness/databases";
import { emptyInstallation, picture, type Installation } from "./installations";

const folder = mkdtempSync(join(tmpdir(), "planner-hostile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Entry = [header: Partial<Header> & { name: string }, content?: string | Buffer];

/** An archive whose own hashes fit, whatever stands in it: whoever makes one makes these as well. */
async function makeArchive(entries: Entry[], migrations: string[]): Promise<string> {
  const path = join(folder, `${entries.length}-${Math.random()}.tar.gz`);
  const archive = pack();
  const written = pipeline(archive, createGzip(), createWriteStream(path));
  const hashes: Record<string, string> = {};
  const add = (header: Entry[0], content: string | Buffer = "") => {
    hashes[header.name] = createHash("sha256").update(content).digest("hex");
    archive.entry(header, content);
  };
  const heading = { format: "congress-planner-backup/1", madeAt: "2020-07-03", surveyKeyMark: "x" };
  add({ name: "backup.json" }, JSON.stringify({ ...heading, migrations }));
  for (const [header, content] of entries) add(header, content);
  archive.entry({ name: "contents.json" }, JSON.stringify({ rows: {}, files: 0, hashes }));
  archive.finalize();
  await written;
  return path;
}

const hashOf = (content: Buffer): string => createHash("sha256").update(content).digest("hex");
const user = (id: string) =>
  `${JSON.stringify({ id, email: id, email_key: id, name: id, language: "vi", version: 1, created_at: "2020-07-03T02:00:00.000Z" })}\n`;
const rows = (table: string) => ({ name: `tables/${table}/00000001.jsonl` });

const kept = picture("kept");
const keptKey = `files/evidence/${hashOf(kept).slice(0, 2)}/${hashOf(kept)}`;

it.each<[string, Entry[]]>([
  ["a path upwards", [[{ name: "files/../../owned" }, "x"]]],
  ["a path from the root", [[{ name: `files/${folder}/owned` }, "x"]]],
  ["a path of Windows", [[{ name: "files/..\\owned" }, "x"]]],
  ["a hidden file", [[{ name: "files/.ssh/authorized_keys" }, "x"]]],
  ["a link", [[{ name: "files/evidence/aa", type: "symlink", linkname: folder }]]],
  ["a hard link", [[{ name: "files/evidence/aa/x", type: "link", linkname: "/etc/passwd" }]]],
  ["a device", [[{ name: "files/evidence/aa/x", type: "character-device" }]]],
  ["a folder of its own", [[{ name: "elsewhere/x" }, "x"]]],
  ["other content under the hash of a file", [[{ name: keptKey }, "other"]]],
  ["one piece twice", [...(["a", "b"].map((id) => [rows("users"), user(id)]) as Entry[])]],
  ["rows that are none", [[rows("users"), "[1]\n"]]],
  ["a row of nothing", [[rows("users"), "null\n"]]],
  ["values that no column takes", [[rows("users"), `${JSON.stringify({ id: { $ne: 1 } })}\n`]]],
])("an archive with %s is no good backup", async (_, entries) => {
  await expect(checkBackup(await makeArchive(entries, []))).rejects.toThrow(DamagedBackupError);
});

describe.each(databaseKinds)("an archive that somebody made to do harm, restored into %s", (kind) => {
  let installation: Installation;
  let migrations: string[];
  beforeAll(async () => {
    installation = await emptyInstallation(kind);
    const { db, config } = installation.services;
    await migrate(db);
    migrations = await appliedMigrations(db);
    await keepContent(config.filesUrl, kept);
    await db("users").insert(JSON.parse(user("who-was-here")));
  });
  afterAll(() => installation?.remove());

  const role = { id: "r", user_id: "nobody", role: "administrator", created_at: "2020-07-03T02:00:00.000Z" };

  it.each<[string, Entry[]]>([
    ["a table that is not there", [[rows("nobody"), '{"a":1}\n']]],
    ["a table named like a prototype", [[rows("__proto__"), '{"a":1}\n']]],
    ["a row without what must be there", [[rows("users"), '{"id":"a"}\n']]],
    ["a row that names one that is not there", [[rows("user_roles"), `${JSON.stringify(role)}\n`]]],
  ])("with %s leaves everything as it was", async (_, entries) => {
    const { config, db } = installation.services;
    const path = await makeArchive([...entries, [{ name: keptKey }, kept]], migrations);
    await expect(restore(config, path)).rejects.toThrow(DamagedBackupError);
    expect(await db("users").pluck("id")).toEqual(["who-was-here"]);
    expect(await readContent(config.filesUrl, hashOf(kept))).toEqual(kept);
  });

  it("runs no migration that the program does not have", async () => {
    const path = await makeArchive([], [...migrations, "../../../tmp/evil.ts"]);
    await expect(restore(installation.services.config, path)).rejects.toThrow(NewerDatabaseError);
  });

  it("brings no file but those that people sent", async () => {
    const { config } = installation.services;
    const foreign = await makeArchive([[{ name: "files/index.html" }, "<script>"]], migrations);
    expect(await restore(config, foreign)).toMatchObject({ files: 0 });
    expect(readdirSync(join(installation.folder, "files"))).toEqual(["evidence"]);
  });
});

it("is given up at a piece that is larger than any that was ever written, before it is held in memory", async () => {
  const path = join(folder, "bomb.tar.gz");
  const archive = pack();
  const heading = { format: "congress-planner-backup/1", madeAt: "2020-07-03", surveyKeyMark: "x" };
  archive.entry({ name: "backup.json" }, JSON.stringify({ ...heading, migrations: [] }));
  // The size is told before the content comes: of that there is no need.
  archive.entry({ name: "files/x", size: 600 * 1024 * 1024 });
  const begun: Buffer[] = [];
  archive.on("data", (chunk) => begun.push(chunk as Buffer));
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  writeFileSync(path, gzipSync(Buffer.concat(begun)));
  await expect(checkBackup(path)).rejects.toMatchObject({
    told: { key: "operation:archive.too-large" },
  });
});

describe("what a backup writes", () => {
  const keys = { sessionSecret: "s".repeat(32), surveyKey: Buffer.alloc(32, 7).toString("base64") };

  it("is read by nobody else, also where somebody has put a file of that name before", async () => {
    const file = join(folder, "planted.keys");
    writeFileSync(file, "", { mode: 0o666 });
    await expect(writeKeys(file, keys)).rejects.toThrow(/EEXIST/);
    const own = join(folder, "own.keys");
    await writeKeys(own, keys);
    expect(statSync(own).mode & 0o077).toBe(0);
  });

  it("goes into no file that stood there unfinished", async () => {
    const path = join(folder, "again.tar.gz");
    writeFileSync(`${path}.unfinished`, "what a process left that was killed", { mode: 0o666 });
    await writeArchive(path, {
      heading: {
        format: "congress-planner-backup/1",
        madeAt: "2020-07-03",
        migrations: [],
        surveyKeyMark: "x",
      },
      tables: [],
      files: (async function* () {})(),
    });
    expect(statSync(path).mode & 0o077).toBe(0);
  });
});
