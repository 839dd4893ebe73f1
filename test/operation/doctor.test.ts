import { chmodSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beginSetUp, findSecondFactor, finishSetUp } from "~/accounts/second-factor/second-factors.server";
import { examine, isBroken } from "~/operation/doctor/examine.server";
import { stoppedClock } from "~/platform/clock";
import { databaseKinds } from "../harness/databases";
import { emptyInstallation, moment, usedInstallation, type Installation } from "./installations";

describe.each(databaseKinds)("the doctor, of an installation on %s", (kind) => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await usedInstallation(kind);
  });
  afterAll(() => installation?.remove());

  const ask = async (change: Partial<Installation["services"]> = {}) => {
    const examined = await examine({ ...installation.services, ...change });
    const findings = examined.flatMap((each) => each.findings);
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
    expect(faults[0]?.text).toContain(`broken at row ${row.number}`);
    expect(faults[0]?.remedy).toBeTruthy();
  });

  it("finds a projection that differs from one made anew", async () => {
    const slot = await db()("agenda_slots").first();
    await db()("agenda_slots")
      .where({ row: slot.row })
      .update({ start_minute: slot.start_minute + 1 });
    const { faults } = await ask();
    await db()("agenda_slots").where({ row: slot.row }).update({ start_minute: slot.start_minute });
    expect(faults.map(({ remedy }) => remedy)).toEqual(["Run `planner projection rebuild`."]);
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
    expect(faults[0]?.text).toContain("Of 3 uploaded files 1 are missing and 1 are changed");
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
    expect(faults.map(({ text }) => text.split(" ")[0])).toEqual(["SURVEY_KEY", "SESSION_SECRET"]);
    await db()("survey_plans").delete();
  });

  it("finds that nobody can administer", async () => {
    await db()("users").update({ disabled_at: moment.toISOString() });
    const { faults } = await ask();
    await db()("users").update({ disabled_at: null });
    expect(faults.map(({ text }) => text)).toEqual(["Nobody can administer the workspace."]);
  });

  it("warns of a clock that was set back and of backups that are too old", async () => {
    const { warnings } = await ask({ clock: stoppedClock("2020-07-02T02:00:00Z") });
    expect(warnings.some(({ text }) => text.startsWith("The clock is 1440 minutes behind"))).toBe(true);
    expect(warnings.some(({ text }) => text.includes("never a backup"))).toBe(true);
  });

  it("warns of an address without encryption", async () => {
    const { config } = installation.services;
    const { warnings } = await ask({
      config: { ...config, host: "0.0.0.0", baseUrl: "http://10.0.0.5:3000" },
    });
    expect(warnings.some(({ text }) => text.includes("without encryption"))).toBe(true);
  });

  it("finds a schema that is older or newer than the program", async () => {
    await db()("migrations").insert({ name: "9999_later.ts", batch: 99, migration_time: moment });
    expect((await ask()).faults[0]?.text).toBe("The database was written by a newer version of the program.");
    await db()("migrations").where({ name: "9999_later.ts" }).delete();
    const last = await db()("migrations").orderBy("id", "desc").first();
    await db()("migrations").where({ id: last.id }).delete();
    const { faults } = await ask();
    await db()("migrations").insert(last);
    expect(faults[0]?.text).toContain(last.name);
    expect(faults[0]?.remedy).toBe("Run `planner migrate`.");
  });
});

describe("the doctor", () => {
  it("examines what cannot be opened without failing itself", async () => {
    const empty = await emptyInstallation("SQLite");
    expect(isBroken(await examine(empty.services))).toBe(true);
    await empty.services.db.destroy();
    const file = empty.environment.DATABASE_URL?.replace("file:", "") ?? "";
    writeFileSync(file, "no database at all, but long enough to look like one ".repeat(20));
    chmodSync(file, 0o600);
    await empty.services.db.initialize();
    const examined = await examine(empty.services);
    const { remedy } = examined.at(-1)?.findings.at(-1) ?? {};
    expect(remedy).toMatch(/cannot be opened or written \(SQLITE_NOTADB\)/);
    await empty.remove();
  });
});
