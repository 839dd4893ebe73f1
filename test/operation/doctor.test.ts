import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beginSetUp, findSecondFactor, finishSetUp } from "~/accounts/second-factor/second-factors.server";
import { examine, isBroken } from "~/operation/doctor/examine.server";
import { wordFinding, type Finding, type WordedFinding } from "~/operation/doctor/finding";
import { createOperatorTranslator } from "~/operator-wording";
import { stoppedClock } from "~/platform/clock";
import { makePlanKey } from "~/survey/plan-keys.server";
import { databaseKinds } from "../harness/databases";
import { emptyInstallation, moment, usedInstallation, type Installation } from "./installations";

const vietnamese = createOperatorTranslator("vi").t;
const english = createOperatorTranslator("en").t;

/** Every finding has words in both languages, with all of its values, and something to do unless it is good. */
function wordBoth(finding: Finding): { vi: WordedFinding; en: WordedFinding } {
  const [vi, en] = [wordFinding(finding, vietnamese), wordFinding(finding, english)];
  for (const { state, code, text, remedy } of [vi, en]) {
    expect(text).toMatch(/^\S.+\S$/s);
    expect(`${text} ${remedy}`).not.toMatch(/\{\{|doctor:|storage:|NaN|\[object/);
    expect(remedy === undefined, code).toBe(state === "good");
  }
  expect(vi.text).not.toBe(en.text);
  return { vi, en };
}

describe.each(databaseKinds)("the doctor, of an installation on %s", (kind) => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await usedInstallation(kind);
  });
  afterAll(() => installation?.remove());

  /** What it finds, in Vietnamese; the English words are looked at as well. */
  const ask = async (change: Partial<Installation["services"]> = {}) => {
    const examined = await examine({ ...installation.services, ...change });
    const findings = examined.flatMap((each) => each.findings).map((finding) => wordBoth(finding).vi);
    return {
      isBroken: isBroken(examined),
      faults: findings.filter(({ state }) => state === "fault"),
      warnings: findings.filter(({ state }) => state === "warning"),
    };
  };
  const db = () => installation.services.db;

  it("finds nothing at fault where all is well", async () => {
    expect((await ask()).faults).toEqual([]);
  });

  it("finds a row of the audit trail that was changed", async () => {
    const row = await db()("audit_log").orderBy("number").first();
    await db()("audit_log").where({ number: row.number }).update({ actor_name: "Người Khác" });
    const { faults } = await ask();
    await db()("audit_log").where({ number: row.number }).update({ actor_name: row.actor_name });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({
      code: "audit-broken",
      text: `Nhật ký bị đứt ở dòng ${row.number}: có dòng bị sửa hoặc bị xóa.`,
    });
  });

  it("finds a projection that differs from one made anew", async () => {
    const slot = await db()("agenda_slots").first();
    await db()("agenda_slots")
      .where({ row: slot.row })
      .update({ start_minute: slot.start_minute + 1 });
    const { faults } = await ask();
    await db()("agenda_slots").where({ row: slot.row }).update({ start_minute: slot.start_minute });
    expect(faults.map(({ code, remedy }) => [code, remedy])).toEqual([
      ["agendas-differ", "Chạy `planner projection rebuild`."],
    ]);
  });

  it("finds files that are missing or changed", async () => {
    const folder = join(installation.services.config.filesUrl, "evidence");
    const [one = "", other = ""] = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    rmSync(one);
    writeFileSync(other, "something else");
    const { faults } = await ask();
    expect(faults).toHaveLength(1);
    expect(faults[0]?.text).toContain("Trong 3 tệp tải lên có 1 tệp bị mất, 1 tệp bị thay đổi");
    await db()("checklist_evidence").delete();
    await db()("comment_files").delete();
  });

  it("finds keys that are not those of the data", async () => {
    const { config } = installation.services;
    const user = await db()("users").first("id");
    await beginSetUp(db(), config.sessionSecret, user.id);
    const { nextSecret } = await findSecondFactor(db(), config.sessionSecret, user.id);
    const code = new TOTP({ secret: Secret.fromBase32(nextSecret ?? "") }).generate({
      timestamp: moment.getTime(),
    });
    await finishSetUp(db(), config.sessionSecret, { id: user.id, name: "x" }, moment, { code, token: "" });
    const congress = await db()("congresses").first("id");
    await db()("survey_plans").insert({
      ...{ id: "plan", congress_id: congress.id, number: "1", owner_id: user.id },
      ...{ names_allowed: true, targets: "{}", created_at: moment.toISOString() },
    });
    await db()("survey_keys").insert({ plan_id: "plan", wrapped: "v1.a.b.c" });
    const { faults } = await ask({ config: { ...config, sessionSecret: "t".repeat(32) } });
    expect(faults.map(({ code, text }) => [code, text])).toEqual([
      ["survey-key-wrong", "SURVEY_KEY không phải khóa đã dùng để mã hóa các kế hoạch khảo sát."],
      ["session-secret-wrong", "SESSION_SECRET không phải khóa đã dùng để mã hóa xác thực hai bước."],
    ]);
    await db()("survey_plans").insert({
      ...{ id: "sound", congress_id: congress.id, number: "2", owner_id: user.id },
      ...{ names_allowed: true, targets: "{}", created_at: moment.toISOString() },
    });
    await makePlanKey(db(), config.surveyKey, "sound");
    expect((await ask()).faults.map(({ text }) => text)).toEqual([
      expect.stringContaining("SURVEY_KEY không mở được 1 trong 2 kế hoạch khảo sát"),
    ]);
    await db()("survey_plans").delete();
  });

  it("finds rows that lead to nothing, where the database itself does not keep them out", async () => {
    if (kind !== "SQLite") return;
    await db().raw("PRAGMA foreign_keys = OFF");
    await db()("user_roles").insert({ id: "x", user_id: "nobody", role: "viewer", created_at: "2020-07-03" });
    const { faults } = await ask();
    await db()("user_roles").where({ id: "x" }).delete();
    await db().raw("PRAGMA foreign_keys = ON");
    expect(faults.map(({ text }) => text)).toEqual(["1 dòng dữ liệu trỏ tới dòng không có (user_roles)."]);
  });

  it("finds a database that takes no writes", async () => {
    const readOnly = kind === "SQLite" ? "PRAGMA query_only = ON" : "set default_transaction_read_only = on";
    const writable =
      kind === "SQLite" ? "PRAGMA query_only = OFF" : "set default_transaction_read_only = off";
    // One connection alone, so that the setting holds for what is asked.
    const services = await oneConnection();
    await services.db.raw(readOnly);
    const { faults } = await ask(services);
    await services.db.raw(writable);
    await services.db.destroy();
    expect(faults.map(({ code }) => code)).toEqual(["database-unusable"]);
    expect(faults[0]?.remedy).toMatch(/SQLITE_READONLY|PostgreSQL không nhận ghi \(25006\)/);
  });

  async function oneConnection(): Promise<Pick<Installation["services"], "db">> {
    const { openDatabase } = await import("~/platform/database.server");
    const own = openDatabase(installation.services.config.database);
    const pool = (own.client as { pool: { min: number; max: number } }).pool;
    Object.assign(pool, { min: 1, max: 1 });
    return { db: own };
  }

  it("finds files that are out of reach", async () => {
    const { config } = installation.services;
    const hash = "a".repeat(64);
    const item = await db()("checklist_items").first("id");
    await db()("checklist_evidence").insert({
      ...{ id: "e", item_id: item.id, sha256: hash, file_name: "x.pdf", media_type: "application/pdf" },
      ...{ size: 1, added_by_name: "x", added_at: moment.toISOString() },
    });
    const filesUrl = "s3+http://key:secret@127.0.0.1:65534/planner-files";
    const { faults } = await ask({ config: { ...config, filesUrl } });
    await db()("checklist_evidence").delete();
    expect(faults).toEqual([
      {
        ...{ state: "fault", code: "files-unreadable" },
        text: "Không kiểm tra được các tệp tải lên. Không kết nối được nơi lưu tệp http://127.0.0.1:65534 (ECONNREFUSED).",
        remedy: "Kiểm tra FILES_URL và nơi lưu tệp.",
      },
    ]);
    expect((await ask({ config: { ...config, filesUrl } })).faults).toEqual(faults);
  });

  it("warns of keys that others can read", async () => {
    if (kind !== "SQLite") return;
    const { database } = installation.services.config;
    const file = `${database.kind === "sqlite" ? database.file : ""}.secrets`;
    writeFileSync(file, "{}");
    chmodSync(file, 0o644);
    const { warnings } = await ask();
    rmSync(file);
    expect(warnings.some(({ remedy }) => remedy === `Chạy \`chmod 600 ${file}\`.`)).toBe(true);
  });

  it("warns of jobs that fail or are not done any more", async () => {
    const at = (hours: number) => new Date(moment.getTime() + hours * 3_600_000).toISOString();
    await db()("jobs").insert([
      { name: "clean-up", owner: "x", expires_at: at(-1), ended_at: at(-1), fault: "no luck" },
      { name: "reminders", owner: "x", expires_at: at(-50), ended_at: at(-50), fault: "" },
    ]);
    const { warnings } = await ask();
    await db()("jobs").delete();
    expect(warnings.map(({ text }) => text).filter((text) => text.startsWith("Việc định kỳ"))).toEqual([
      "Việc định kỳ clean-up bị lỗi ở lần chạy gần nhất: no luck",
      "Việc định kỳ reminders đã 50 giờ không chạy.",
    ]);
  });

  it("finds that nobody can administer", async () => {
    await db()("users").update({ disabled_at: moment.toISOString() });
    const { faults } = await ask();
    await db()("users").update({ disabled_at: null });
    expect(faults.map(({ text }) => text)).toEqual(["Không ai quản trị được hệ thống."]);
  });

  it("warns of a clock that was set back and of backups that are too old", async () => {
    const { warnings } = await ask({ clock: stoppedClock("2020-07-02T02:00:00Z") });
    expect(warnings.some(({ text }) => text.startsWith("Đồng hồ của máy chậm 1440 phút"))).toBe(true);
    expect(warnings.some(({ code }) => code === "backup-never")).toBe(true);
  });

  it("warns of an address without encryption", async () => {
    const { config } = installation.services;
    const { warnings } = await ask({
      config: { ...config, host: "0.0.0.0", baseUrl: "http://10.0.0.5:3000" },
    });
    expect(warnings.some(({ text }) => text.includes("http://10.0.0.5:3000, không mã hóa"))).toBe(true);
  });

  it("finds a schema that is older or newer than the program", async () => {
    await db()("migrations").insert({ name: "9999_later.ts", batch: 99, migration_time: moment });
    expect((await ask()).faults[0]).toMatchObject({
      code: "database-newer",
      remedy: expect.stringContaining("do phiên bản mới hơn ghi (9999_later.ts)"),
    });
    await db()("migrations").where({ name: "9999_later.ts" }).delete();
    const last = await db()("migrations").orderBy("id", "desc").first();
    await db()("migrations").where({ id: last.id }).delete();
    const { faults } = await ask();
    await db()("migrations").insert(last);
    expect(faults[0]?.text).toContain(last.name);
    expect(faults[0]?.remedy).toBe("Chạy `planner migrate`.");
  });
});

describe("the doctor", () => {
  it("says of a damaged database that it is to be restored", async () => {
    const used = await usedInstallation("SQLite");
    await used.services.db.destroy();
    const file = used.environment.DATABASE_URL?.replace("file:", "") ?? "";
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, 4096 * 2, bytes.length - 4096));
    await used.services.db.initialize();
    const found = (await examine(used.services)).flatMap(({ findings }) => findings).at(-1);
    expect(found?.code).toMatch(/^(sqlite-damaged|database-unusable)$/);
    expect(found && wordBoth(found).vi.remedy).toContain("planner restore FILE --replace");
    await used.remove();
  });

  it("examines what cannot be opened without failing itself", async () => {
    const empty = await emptyInstallation("SQLite");
    expect(isBroken(await examine(empty.services))).toBe(true);
    await empty.services.db.destroy();
    const file = empty.environment.DATABASE_URL?.replace("file:", "") ?? "";
    writeFileSync(file, "no database at all, but long enough to look like one ".repeat(20));
    chmodSync(file, 0o600);
    await empty.services.db.initialize();
    const examined = await examine(empty.services);
    const found = examined.at(-1)?.findings.at(-1);
    expect(found && wordBoth(found).en.remedy).toMatch(/cannot be opened or written \(SQLITE_NOTADB\)/);
    await empty.remove();
  });
});
