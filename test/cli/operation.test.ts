import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import { backupFormat } from "~/operation/archive/archive";
import { writeArchive } from "~/operation/archive/write-archive.server";
import { openDatabase } from "~/platform/database.server";
import { keepContent } from "~/platform/files/uploads.server";
import { canLimit, runPlanner, runPlannerLimited } from "./run-planner";

const folder = mkdtempSync(join(tmpdir(), "planner-commands-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const on = (name: string) => ({ DATABASE_URL: `file:${at(name)}/planner.sqlite` });

describe("planner backup, restore, move and doctor", () => {
  it("back up no database that is not there, and make none", async () => {
    const { status, errors } = await runPlanner(on("nowhere"), "backup", at("nothing.tar.gz"));
    expect([status, existsSync(at("nothing.tar.gz")), existsSync(at("nowhere/planner.sqlite"))]).toEqual([
      ...[2, false, false],
    ]);
    expect(errors).toContain(`Không có cơ sở dữ liệu ${at("nowhere/planner.sqlite")} nên chưa sao lưu gì`);
  });

  it("take an installation to another place, with its keys", async () => {
    await runPlanner(on("one"), "seed", "--sample");
    const made = await runPlanner(on("one"), "backup", at("a.tar.gz"), "--json");
    expect(made).toMatchObject({ status: 0, errors: "" });
    expect(JSON.parse(made.output)).toMatchObject({
      file: at("a.tar.gz"),
      keys: at("a.tar.gz.keys"),
      files: 0,
    });
    expect(statSync(at("a.tar.gz.keys")).mode & 0o077).toBe(0);
    const again = await runPlanner(on("one"), "backup", at("a.tar.gz"));
    expect(again.status).toBe(2);
    expect(again.errors).toBe(`${at("a.tar.gz")} đã có: hãy đặt tên khác.\n`);
    const restored = await runPlanner(on("two"), "restore", at("a.tar.gz"));
    expect(restored.status).toBe(0);
    expect(restored.output).toMatch(
      /^Đã khôi phục bản sao lưu tạo lúc \d\d\/\d+\/\d{4} \d\d:\d\d: [\d.]+ dòng và 0 tệp\.\n/,
    );
    expect(JSON.parse(readFileSync(at("two/planner.sqlite.secrets"), "utf8"))).toEqual(
      JSON.parse(readFileSync(at("one/planner.sqlite.secrets"), "utf8")),
    );
    const refused = await runPlanner(on("two"), "restore", at("a.tar.gz"));
    expect(refused.status).toBe(2);
    expect(refused.errors).toContain("--replace");
    const doctor = await runPlanner(on("two"), "doctor", "--json");
    expect(doctor.status).toBe(1);
    expect(JSON.parse(doctor.output).examined.map(({ subject }: { subject: string }) => subject)).toEqual([
      ...["installation", "database", "content", "keys", "files", "people", "jobs", "backups"],
    ]);
    await runPlanner(on("two"), "user", "add", "a@b.vn", "--name", "A", "--role", "administrator");
    const [vi, en] = await Promise.all([
      runPlanner(on("two"), "doctor"),
      runPlanner(on("two"), "--language", "en", "doctor"),
    ]);
    expect(vi.output).toMatch(/\n■ Không ai quản trị được hệ thống\.\n {4}→ Chạy `planner user add .+\n/);
    expect(vi.output).toMatch(/\n\nCó chỗ hỏng: xem các dòng ■ ở trên\.\n$/);
    expect(en.output).toContain("■ Nobody can administer the workspace.");
    const findings = JSON.parse(doctor.output).examined.flatMap(
      (each: { findings: object[] }) => each.findings,
    );
    expect(findings).toContainEqual({
      ...{ state: "fault", code: "nobody-administers", text: "Không ai quản trị được hệ thống." },
      remedy: expect.stringContaining("planner user add EMAIL"),
    });
  });

  it("examine a database that is not there without making one, or keys for it", async () => {
    const { status, output, errors } = await runPlanner(on("nowhere"), "doctor");
    expect([status, errors, existsSync(at("nowhere"))]).toEqual([1, "", false]);
    expect(output).toContain(`■ Không có cơ sở dữ liệu ${at("nowhere/planner.sqlite")}.`);
    await openDatabase({ kind: "sqlite", file: `${at("empty")}/planner.sqlite` }).destroy();
    expect((await runPlanner(on("empty"), "doctor")).output).toContain("■ Cơ sở dữ liệu còn trống.");
    const db = openDatabase({ kind: "sqlite", file: `${at("empty")}/planner.sqlite` });
    expect(await db("sqlite_master").select("name")).toEqual([]);
    await db.destroy();
    const { status: refused, errors: why } = await runPlanner(on("empty"), "backup", at("empty.tar.gz"));
    expect([refused, why.startsWith("Cơ sở dữ liệu còn trống nên chưa sao lưu gì")]).toEqual([2, true]);
    expect(existsSync(at("empty.tar.gz.keys"))).toBe(false);
  });

  it("back up what an older program wrote without bringing it up to date", async () => {
    await runPlanner(on("older"), "migrate");
    const db = openDatabase({ kind: "sqlite", file: `${at("older")}/planner.sqlite` });
    const last = await db("migrations").orderBy("id", "desc").first();
    await db("migrations").where({ id: last.id }).delete();
    expect((await runPlanner(on("older"), "backup", at("older.tar.gz"))).status).toBe(0);
    expect(await db("migrations").where({ name: last.name }).first()).toBeUndefined();
    await db.destroy();
  });

  it.runIf(canLimit)(
    "leave nothing of a backup that the disk does not take, and say so in one line",
    async () => {
      await runPlanner(on("large"), "migrate");
      await keepContent(`${at("large")}/files`, randomBytes(4_000_000));
      const { status, errors } = await runPlannerLimited(
        2_000_000,
        on("large"),
        "backup",
        at("large.tar.gz"),
      );
      expect([status, errors]).toEqual([2, `Không ghi được ${at("large.tar.gz")}: EFBIG.\n`]);
      expect(readdirSync(folder).filter((name) => name.startsWith("large.tar.gz"))).toEqual([]);
    },
  );

  it("say what cannot be done, with status 2, and what is not so, with status 1", async () => {
    expect(await runPlanner(on("one"), "restore", at("none.tar.gz"))).toMatchObject({
      status: 2,
      errors: `Không đọc được ${at("none.tar.gz")}: không có tệp hoặc thư mục này (ENOENT).\n`,
    });
    writeFileSync(at("text.tar.gz"), "no backup");
    const checked = await runPlanner(on("one"), "restore", at("text.tar.gz"), "--check", "--json");
    expect(checked.status).toBe(1);
    expect(JSON.parse(checked.output)).toEqual({
      ...{ good: false, reason: "Không giải nén được bản sao lưu (incorrect header check)." },
    });
    const damaged = await runPlanner(on("three"), "restore", at("text.tar.gz"), "--language", "en");
    expect(damaged.status).toBe(2);
    expect(damaged.errors).toMatch(/ is not a good backup: .+ Nothing was changed\.\n$/);
    const nowhere = await runPlanner(on("one"), "backup", at("no/such/folder.tar.gz"));
    expect(nowhere).toMatchObject({ status: 2 });
    expect(nowhere.errors).toMatch(/^Không ghi được \S+: không có tệp hoặc thư mục này \(ENOENT\)\.\n$/);
    const unreachable = await runPlanner(on("one"), "move", "--to", "postgres://a:b@127.0.0.1:1/x");
    expect(unreachable.status).toBe(2);
    expect(unreachable.errors).toMatch(/^Không kết nối được PostgreSQL theo --to \(ECONNREFUSED\)/);
    const senseless = await runPlanner({ ...on("one"), LANG: "en_GB.UTF-8" }, "move", "--to", "mysql://a/b");
    expect(senseless.errors).toMatch(/^--to must begin with/);
    expect((await runPlanner({ ...on("one"), FILES_URL: "ftp://x" }, "doctor")).errors).toMatch(
      /^FILES_URL phải là một thư mục/,
    );
    const without = join(import.meta.dirname, "../harness/without-sqlite.cjs");
    const unexamined = await runPlanner({ ...on("one"), NODE_OPTIONS: `--require ${without}` }, "doctor");
    expect(unexamined).toMatchObject({ status: 2, output: "" });
    expect(unexamined.errors).toContain("apt-get install -y python3 make g++");
    expect(existsSync(at("no"))).toBe(false);
  });

  it("erase a person's data only when that is meant and the account is disabled", async () => {
    const user = (...args: string[]) => runPlanner(on("people"), "user", ...args);
    await user("add", "a@b.vn", "--name", "A", "--role", "viewer");
    expect((await user("erase", "a@b.vn")).errors).toMatch(/^Chưa xóa gì cả\. Hãy thêm --yes/);
    const active = await user("erase", "a@b.vn", "--yes");
    expect([active.status, active.errors]).toEqual([2, expect.stringContaining("planner user disable")]);
    await user("disable", "a@b.vn");
    expect(await user("erase", "a@b.vn", "--yes")).toMatchObject({ status: 0, errors: "" });
    expect((await user("reset", "a@b.vn")).errors).toBe("Không có tài khoản a@b.vn.\n");
  });

  it("work where nothing can be written but the data", async () => {
    const help = await runPlanner({ ...on("one"), TMPDIR: "/proc/nowhere" }, "migrate");
    expect(help).toMatchObject({ status: 0, errors: "" });
  });

  it("say in one line that the database cannot be used, or is a newer program's", async () => {
    writeFileSync(at("text.sqlite"), "This is not a database, only a text that is long enough. ".repeat(30));
    const refused = await runPlanner({ DATABASE_URL: `file:${at("text.sqlite")}` }, "backup", at("b.tar.gz"));
    expect(refused.status).toBe(2);
    expect(refused.errors).toMatch(
      /^Không mở hoặc không ghi được tệp cơ sở dữ liệu \S+ \(SQLITE_NOTADB\): .+\n$/,
    );
    await runPlanner(on("newer"), "migrate");
    const db = openDatabase({ kind: "sqlite", file: `${at("newer")}/planner.sqlite` });
    await db("migrations").insert({ name: "9999_from_the_future.ts", batch: 99, migration_time: new Date() });
    await db.destroy();
    const newer = await runPlanner(on("newer"), "backup", at("b.tar.gz"));
    expect(newer).toMatchObject({ status: 2 });
    const says = /^Cơ sở dữ liệu do phiên bản mới hơn ghi \(9999_\S+\)\. .+\n$/;
    expect(newer.errors).toMatch(says);
    expect(existsSync(at("b.tar.gz"))).toBe(false);
    const moved = await runPlanner(on("newer"), "move", "--to", `file:${at("moved")}/planner.sqlite`);
    expect([moved.status, moved.errors]).toEqual([2, expect.stringMatching(says)]);
  });

  it("say of a backup that a newer version made it, and change nothing", async () => {
    const newer = at("newer.tar.gz");
    await writeArchive(newer, {
      heading: {
        ...{ format: backupFormat, madeAt: "2030-01-01T00:00:00.000Z", surveyKeyMark: "" },
        migrations: ["9999_from_the_future.ts"],
      },
      tables: [],
      files: Readable.from([]),
    });
    const checked = await runPlanner({}, "restore", newer, "--check");
    expect([checked.status, checked.output]).toEqual([
      ...[0, expect.stringContaining("do phiên bản mới hơn tạo (9999_from_the_future.ts)")],
    ]);
    const restored = await runPlanner(on("one"), "restore", newer, "--replace");
    expect(restored.status).toBe(2);
    expect(restored.errors).toMatch(/^\S+ do phiên bản mới hơn tạo .+ Chưa có gì thay đổi\.\n$/);
    expect((await runPlanner(on("one"), "restore", newer)).errors).toContain("--replace");
  });
});
