import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { firstBrokenAuditRow } from "~/accounts/audit.server";
import { cleanUpJob } from "~/housekeeping/clean-up-job.server";
import { isPostgres, type Database } from "~/platform/database.server";
import { tablesNamingFiles } from "~/platform/files/named-files.server";
import { keepContent, readContent } from "~/platform/files/uploads.server";
import { newId } from "~/platform/id.server";
import { runJob } from "~/platform/jobs.server";
import type { Services } from "~/platform/services";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";
import { startServer } from "../soak/kill";

const day = 24 * 60 * 60_000;
const at = (instant: Date, days: number) => new Date(instant.getTime() + days * day).toISOString();

onEachDatabase("clean-up", (open, _kind, address) => {
  const folder = mkdtempSync(join(tmpdir(), "planner-clean-up-"));
  let db: Database;
  let userId: string;
  const servicesAt = (now: Date): Services =>
    ({
      db,
      ...{ clock: { now: () => now }, log: pino({ level: "silent" }), config: { filesUrl: folder } },
    }) as unknown as Services;
  const cleanUp = (now: Date) => runJob(servicesAt(now), cleanUpJob, newId());
  const count = async (table: string) => Number((await db(table).count({ count: "*" }))[0]?.count);

  beforeAll(async () => {
    db = open();
    userId = (await makePerson(db, "organiser")).viewer.id;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** One row of each kind that is over at `now`, and one that is not. */
  async function rowsAround(now: Date): Promise<void> {
    await db("sessions").delete();
    await db("rate_limits").delete();
    for (const days of [-40, 0.1]) {
      const over = at(now, days);
      await db("sessions").insert({
        ...{ token_hash: newId(), user_id: userId, client: "", created_at: over, last_seen_at: over },
        expires_at: over,
      });
      await db("one_time_links").insert({
        ...{ token_hash: newId(), user_id: userId, purpose: "reset", created_at: over, expires_at: over },
      });
      await db("rate_limits").insert({ key: newId(), points: 1, expire: Date.parse(over) });
      await db("board_presence").insert({
        ...{ place: "agenda:x", window_id: newId(), user_id: userId, seen_at: over },
      });
    }
    // As when the clock ran a year ahead for a while.
    await db("rate_limits").insert({ key: newId(), points: 60, expire: Date.parse(at(now, 365)) });
  }

  test("takes away rows that are over, and no others", async () => {
    const now = new Date();
    await rowsAround(now);
    expect(await cleanUp(now)).toBe("done");
    for (const table of ["sessions", "one_time_links", "rate_limits", "board_presence"]) {
      expect([table, await count(table)]).toEqual([table, 1]);
      await db(table).delete();
    }
  });

  test("takes away files that nobody has named for thirty days, and no others", async () => {
    const now = new Date("2020-07-03T02:00:00Z");
    const unnamed = await keepContent(folder, Buffer.from("nobody names it"));
    const used = await keepContent(folder, Buffer.from("named in between"));
    mkdirSync(join(folder, "other"), { recursive: true });
    writeFileSync(join(folder, "other", "theirs.txt"), "not ours");
    for (const [name, age] of [
      ["old", 2],
      ["new", 0],
    ] as const) {
      const draft = join(folder, "evidence", `x.draft-${name}`);
      writeFileSync(draft, "half");
      utimesSync(draft, new Date(now.getTime() - age * day), new Date(now.getTime() - age * day));
    }
    await cleanUp(now);
    expect(readdirSync(join(folder, "evidence")).filter((name) => name.includes("draft"))).toEqual([
      "x.draft-new",
    ]);
    const later = (days: number) => new Date(now.getTime() + days * day);
    await cleanUp(later(29));
    for (const hash of [unnamed, used]) expect(await readContent(folder, hash)).not.toBeNull();

    await nameFile(used);
    await cleanUp(later(31));
    expect(await readContent(folder, unnamed)).toBeNull();
    expect(await readContent(folder, used)).not.toBeNull();
    expect(readdirSync(join(folder, "other"))).toEqual(["theirs.txt"]);

    // Named no longer: its thirty days begin anew.
    await db("comment_files").where({ sha256: used }).delete();
    await cleanUp(later(32));
    await cleanUp(later(61));
    expect(await readContent(folder, used)).not.toBeNull();
    await cleanUp(later(63));
    expect(await readContent(folder, used)).toBeNull();
    const told = await db("audit_log")
      .where({ action: "unnamed-files-removed" })
      .orderBy("number")
      .pluck("detail");
    expect(told.map((detail) => JSON.parse(detail))).toEqual([{ files: 1 }, { files: 1 }]);
    expect(await firstBrokenAuditRow(db)).toBeNull();
    expect(await count("unnamed_files")).toBe(0);
  });

  async function nameFile(sha256: string): Promise<void> {
    const { id: round } = await db("comment_rounds").first("id");
    const moment = new Date().toISOString();
    const comment = newId();
    await db("draft_comments").insert({
      ...{ id: comment, round_id: round, author_id: userId, author_name: "x", text: "x", at: moment },
    });
    await db("comment_files").insert({
      ...{ id: newId(), comment_id: comment, sha256, file_name: "x.png", media_type: "image/png", size: 1 },
      ...{ added_by_name: "x", added_at: moment },
    });
  }

  test("knows every table that names files", async () => {
    const tables: string[] = isPostgres(db)
      ? await db("information_schema.columns")
          .where({ column_name: "sha256", table_schema: "public" })
          .pluck("table_name")
      : (
          await db.raw(
            "select m.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and c.name = 'sha256'",
          )
        ).map(({ name }: { name: string }) => name);
    expect(tables.sort()).toEqual([...tablesNamingFiles].sort());
  });

  test("is done once by two processes", async () => {
    const now = new Date();
    await rowsAround(now);
    const hash = await keepContent(folder, Buffer.from("two processes see it"));
    await cleanUp(now);
    await db("unnamed_files").update({ since: at(now, -31) });
    const before = await deeds();
    await rowsAround(now);
    await db("jobs").delete();
    const servers = await Promise.all([1, 2].map(() => startServer(address(), { FILES_URL: folder })));
    try {
      // Five seconds after its start each process takes its turn; the other one soon after the first.
      while ((await deeds()) === before) await new Promise((resolve) => setTimeout(resolve, 100));
      await new Promise((resolve) => setTimeout(resolve, 3000));
      expect(await deeds()).toBe(before + 1);
      expect(await db("jobs").where({ name: "clean-up" }).first("fault")).toEqual({ fault: "" });
    } finally {
      for (const server of servers) server.kill();
      await Promise.all(servers.map(({ ended }) => ended));
    }
    expect(await readContent(folder, hash)).toBeNull();
    expect(await count("sessions")).toBe(1);
    expect(await firstBrokenAuditRow(db)).toBeNull();
  });

  const deeds = async () =>
    Number(
      (await db("audit_log").where({ action: "unnamed-files-removed" }).count({ count: "*" }))[0]?.count,
    );
});
