import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firstBrokenAuditRow, program } from "~/accounts/audit.server";
import { openDatabase, type Database } from "~/platform/database.server";
import { migrate } from "~/platform/migrations.server";
import { startChecklist } from "~/readiness/checklists.server";
import { loadSample } from "~/sample/sample.server";
import { seedReference } from "~db/seeds/reference.server";
import { makePerson } from "../harness/people";
import { walkForms } from "../harness/walk";
import { startServer, type Running } from "../soak/kill";

/** How long files of a process may grow: the system then refuses to write, as it does on a full disk. */
const limit = (pid: number, bytes: number | "unlimited"): void => {
  const { status, stderr } = spawnSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:unlimited`]);
  if (status !== 0) throw new Error(String(stderr));
};

/** Every Linux has it (util-linux), other systems have nothing like it. */
const canLimit = spawnSync("prlimit", ["--version"]).status === 0;

/** A picture of three megabytes. */
const large = Buffer.concat([
  Buffer.from(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000000000200015e2d2ab40000000049454e44ae426082",
    "hex",
  ),
  Buffer.alloc(3_000_000, 7),
]);

describe.runIf(canLimit)("a process whose disk takes no more", () => {
  const folder = mkdtempSync(join(tmpdir(), "planner-full-"));
  const file = join(folder, "planner.sqlite");
  let db: Database;
  let server: Running;
  let cookie: string;
  let item: string;
  beforeAll(async () => {
    db = openDatabase({ kind: "sqlite", file });
    await migrate(db);
    const now = new Date();
    await seedReference(db, now);
    await loadSample(db, program, now);
    const person = await makePerson(db, "administrator", { now });
    ({ cookie } = person);
    const { id: congress } = await db("congresses").where({ slug: "mau" }).first("id");
    const { id: template } = await db("checklist_templates").first("id");
    await startChecklist(db, person.viewer, now, congress, template);
    item = `/congresses/mau/readiness/items/${(await db("checklist_items").orderBy("code").first("code")).code}`;
    server = await startServer({ kind: "sqlite", file });
  });
  afterAll(async () => {
    server?.kill();
    await server?.ended;
    await db?.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  const send = (path: string, body: URLSearchParams | FormData): Promise<Response> =>
    fetch(server.url + path, {
      ...{ method: "POST", redirect: "manual", body },
      headers: { cookie, origin: server.url },
    });
  const saveDay = (date: string) =>
    send("/administration/reference-day", new URLSearchParams({ choice: "fixed", date }));
  const attach = () => {
    const form = new FormData();
    form.set("intent", "evidence");
    form.set("file", new File([large], "bien-ban.png", { type: "image/png" }));
    return send(item, form);
  };
  const keptFiles = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.parentPath.includes("evidence"),
    );
  const rows = async (table: string) => Number((await db(table).count({ count: "*" }))[0]?.count);

  it("refuses an upload with 503 and leaves nothing of it", async () => {
    limit(server.pid, 2_000_000);
    const refused = await attach();
    expect(refused.status).toBe(503);
    expect(await refused.text()).toContain("Hệ thống tạm ngừng lưu và đọc dữ liệu");
    expect(keptFiles().filter((entry) => entry.isFile())).toEqual([]);
    expect(await rows("checklist_evidence")).toBe(0);
    limit(server.pid, "unlimited");
    expect((await attach()).status).toBe(302);
    expect(await rows("checklist_evidence")).toBe(1);
  });

  it("refuses to save with 503, goes on reading, and saves again when there is room", async () => {
    const feeds = ["/calendar/schedule.ics", "/calendar/congresses/mau.ics"];
    const read = () => Promise.all(feeds.map(async (feed) => (await fetch(server.url + feed)).text()));
    const before = await read();
    expect(before.join("")).toContain("BEGIN:VEVENT");
    limit(server.pid, Math.min(statSync(file).size, 200_000));
    let last = 0;
    let count = 0;
    while (last !== 503) {
      expect(count).toBeLessThan(500);
      last = (await saveDay(`2020-08-${String((count++ % 28) + 1).padStart(2, "0")}`)).status;
      expect([302, 503]).toContain(last);
    }
    const audit = await rows("audit_log");
    expect(await read()).toEqual(before);
    // Who had room left these for whoever reads next: what follows from them cannot be written now.
    const marks = async () => [await rows("congress_listing_marks"), await rows("readiness_marks")];
    await db("congresses").update({ title_vi: db.raw("title_vi || ' (sửa)'") });
    const left = await marks();
    expect(Math.min(...left)).toBeGreaterThan(0);
    const answers: Record<string, number> = {};
    await walkForms(async (path) => {
      const answer = await fetch(server.url + path, { headers: { cookie }, redirect: "manual" });
      answers[path] = answer.status;
      return { text: await answer.text() };
    }, 200);
    expect(Object.keys(answers).length).toBeGreaterThan(60);
    expect(Object.entries(answers).filter(([, status]) => status >= 500)).toEqual([]);
    expect(await marks()).toEqual(left);
    expect((await saveDay("2020-09-01")).status).toBe(503);
    expect(await rows("audit_log")).toBe(audit);
    limit(server.pid, "unlimited");
    expect((await saveDay("2020-09-02")).status).toBe(302);
    expect(await rows("audit_log")).toBe(audit + 1);
    expect(await firstBrokenAuditRow(db)).toBeNull();
    expect(await db.raw("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
  });
});
