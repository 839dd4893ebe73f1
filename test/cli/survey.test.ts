import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "~/platform/database.server";
import { migrate } from "~/platform/migrations.server";
import { seedReference } from "~db/seeds/reference.server";
import { makePerson } from "../harness/people";
import { makePlan, surveyKey } from "../survey/journey";
import { runPlanner } from "./run-planner";

describe("planner survey hand-over", () => {
  const folder = mkdtempSync(join(tmpdir(), "planner-hand-over-"));
  const file = join(folder, "planner.sqlite");
  const environment = { DATABASE_URL: `file:${file}`, SESSION_SECRET: "s".repeat(32), SURVEY_KEY: surveyKey };
  let db: Database;
  beforeAll(async () => {
    db = openDatabase({ kind: "sqlite", file });
    await migrate(db);
    await seedReference(db, new Date("2020-07-03T02:00:00Z"));
  });
  afterAll(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  });
  const handOver = (plan: string, email: string) =>
    runPlanner(environment, "survey", "hand-over", plan, email);

  it("gives a plan to another personnel officer, on record, and to nobody else", async () => {
    const plan = await makePlan(db, (await makePerson(db, "personnel-officer")).viewer);
    const { viewer: next } = await makePerson(db, "personnel-officer");
    const { viewer: organiser } = await makePerson(db, "organiser");
    const refusals: [string, string, string][] = [
      ["no-such-plan", next.email, "Không có kế hoạch “no-such-plan”.\n"],
      [plan, "nobody@example.vn", "Không có tài khoản đang dùng nobody@example.vn.\n"],
      [plan, organiser.email, `${organiser.email} không có quyền personnel-officer.\n`],
    ];
    for (const [of, email, errors] of refusals) {
      expect(await handOver(of, email)).toEqual({ status: 2, output: "", errors });
    }
    const output = `Kế hoạch nay thuộc về ${next.email}.\n`;
    const address = `https://daihoi.example.vn/surveys/${plan}/settings`;
    expect(await handOver(address, next.email)).toEqual({ status: 0, output, errors: "" });
    expect(await db("survey_plans").pluck("owner_id")).toEqual([next.id]);
    const recorded = await db("audit_log").where({ subject_id: plan }).orderBy("number", "desc").first();
    expect(recorded).toMatchObject({ action: "survey-plan-handed-over", actor_name: "planner" });
  });
});
