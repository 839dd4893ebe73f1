import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { firstBrokenAuditRow } from "~/accounts/audit.server";
import { stoppedClock } from "~/platform/clock";
import { openDatabase, type Database } from "~/platform/database.server";
import { openFiles } from "~/platform/files/open-files.server";
import { openLine, type Line } from "../harness/proxy";
import { startTestServer, testInstant, useTestServer, type Client, type TestServer } from "../harness/server";

/** Saves the reference day, which every organiser can see at the head of each page. */
const save = (client: Client, day: string) =>
  client.post("/administration/reference-day", { choice: "fixed", date: day });

const dayIn = async (db: Database) =>
  (await db("workspace_settings").where({ key: "reference-day" }).first("value"))?.value as string;

/** While storage fails: 503 with a page in words; afterwards, without a restart: all as before, nothing half-written. */
async function expectTrouble(server: TestServer, client: Client, reads: number): Promise<void> {
  const posted = await save(client, "2020-08-01");
  expect(posted.status).toBe(503);
  const page = await posted.text();
  expect(page).toContain("Hệ thống tạm ngừng lưu và đọc dữ liệu");
  expect(page).toContain(posted.headers.get("X-Request-Id") ?? "no number");
  const read = await client.get("/congresses");
  expect(read.status).toBe(reads);
  const data = await client.get("/congresses.data");
  expect(data.status).toBe(reads);
  expect((await server.visitor().get("/health/live")).status).toBe(200);
}

async function expectRecovery(client: Client, look: Database, before: number): Promise<void> {
  expect(await countAudit(look)).toBe(before);
  expect(await dayIn(look)).toBe('"2020-07-03"');
  expect((await save(client, "2020-09-02")).status).toBe(302);
  expect(await dayIn(look)).toBe('"2020-09-02"');
  expect(await countAudit(look)).toBe(before + 1);
  expect(await firstBrokenAuditRow(look)).toBeNull();
  await save(client, "2020-07-03");
}

const endOthers =
  "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";

const countAudit = async (db: Database) => Number((await db("audit_log").count({ count: "*" }))[0]?.count);

describe("on SQLite", () => {
  const server = useTestServer({ sample: false });
  let client: Client;
  beforeAll(async () => {
    client = await server().client("administrator");
    await save(client, "2020-07-03");
  });

  it("a full disk stops saving with 503, and saving goes on when there is room", async () => {
    const { db } = server().services;
    const before = await countAudit(db);
    // As when the file cannot grow by a single page.
    const [{ page_count: pages }] = await db.raw("PRAGMA page_count");
    await db.raw(`PRAGMA max_page_count = ${pages}`);
    for (let status = 302; status !== 503;) ({ status } = await save(client, "2020-07-03"));
    const now = await countAudit(db);
    await expectTrouble(server(), client, 200);
    await db.raw("PRAGMA max_page_count = 4294967294");
    await expectRecovery(client, db, now);
    expect(now).toBeGreaterThanOrEqual(before);
  });

  it("a read-only database stops saving with 503, and saving goes on when it can be written", async () => {
    const { db } = server().services;
    const before = await countAudit(db);
    await db.raw("PRAGMA query_only = ON");
    await expectTrouble(server(), client, 200);
    await db.raw("PRAGMA query_only = OFF");
    await expectRecovery(client, db, before);
  });

  it("a clock that jumps back breaks neither sessions nor the audit trail", async () => {
    const { services } = server();
    const there = services.clock.now;
    services.clock.now = stoppedClock(new Date(testInstant.getTime() - 3 * 24 * 3600_000)).now;
    expect((await save(client, "2020-07-04")).status).toBe(302);
    expect((await client.get("/administration/audit?check=chain")).status).toBe(200);
    services.clock.now = there;
    expect((await save(client, "2020-07-03")).status).toBe(302);
    expect(await firstBrokenAuditRow(services.db)).toBeNull();
  });
});

describe("on PostgreSQL", () => {
  let line: Line;
  let server: TestServer;
  let client: Client;
  let look: Database;
  beforeAll(async () => {
    const direct = new URL(inject("postgresUrl"));
    line = await openLine(direct.hostname, Number(direct.port));
    server = await startTestServer({
      kind: "PostgreSQL",
      sample: false,
      through: (url) => url.replace(`:${direct.port}/`, `:${line.port}/`),
    });
    const { database } = server.services.config;
    const url =
      database.kind === "postgres" ? database.url.replace(`:${line.port}/`, `:${direct.port}/`) : "";
    look = openDatabase({ kind: "postgres", url });
    client = await server.client("administrator");
    await save(client, "2020-07-03");
  });
  afterAll(async () => {
    await look?.destroy();
    await server?.stop();
    await line?.cut();
  });

  it("a lost line is 503 while it lasts and over when it is over", async () => {
    const before = await countAudit(look);
    await line.cut();
    await expectTrouble(server, client, 503);
    expect((await server.visitor().get("/health/ready")).status).toBe(503);
    expect((await server.visitor().get("/calendar/schedule.ics")).status).toBeLessThanOrEqual(503);
    await line.mend();
    await expectRecovery(client, look, before);
    expect((await server.visitor().get("/health/ready")).status).toBe(200);
  });

  it("connections that the database ends are replaced", async () => {
    for (let round = 0; round < 3; round += 1) {
      await look.raw(endOthers);
      const statuses = [];
      for (let count = 0; count < 4; count += 1) statuses.push((await client.get("/congresses")).status);
      expect(statuses.at(-1)).toBe(200);
      expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
    }
  });

  it("a database that takes no writes stops saving with 503", async () => {
    const before = await countAudit(look);
    const name = (await look.raw("select current_database() as name")).rows[0].name as string;
    await look.raw(`alter database ${name} set default_transaction_read_only = on`);
    await look.raw(endOthers);
    await client.get("/congresses");
    await expectTrouble(server, client, 200);
    await look.raw(`alter database ${name} reset default_transaction_read_only`);
    await look.raw(endOthers);
    await client.get("/congresses");
    await expectRecovery(client, look, before);
  });
});

/** A file system of its own, where this user may make one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), "planner-disk-"));
  return spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]).status === 0 ? folder : null;
}

describe("files on a disk that is full", () => {
  const folder = smallDisk();
  afterAll(() => folder && spawnSync("umount", [folder]));

  it.runIf(folder !== null)("leave nothing half-written behind", async () => {
    const files = openFiles(folder ?? "");
    await files.write("evidence/small", Buffer.alloc(1000, 1));
    await expect(files.write("evidence/large", Buffer.alloc(3_000_000, 1))).rejects.toMatchObject({
      code: "ENOSPC",
    });
    expect(await files.read("evidence/large")).toBeNull();
    const kept = [];
    for await (const { key } of files.list()) kept.push(key);
    expect(kept).toEqual(["evidence/small"]);
    await files.write("evidence/other", Buffer.alloc(1000, 2));
  });

  it("leave nothing behind where the folder cannot be made", async () => {
    const place = mkdtempSync(join(tmpdir(), "planner-disk-"));
    mkdirSync(join(place, "x"));
    writeFileSync(join(place, "x", "evidence"), "a file in the place of the folder");
    await expect(openFiles(join(place, "x")).write("evidence/a", Buffer.from("x"))).rejects.toThrow(
      /ENOTDIR|EEXIST/,
    );
  });
});
