import { beforeAll, describe, expect, test } from "vitest";
import { firstBrokenAuditRow } from "~/accounts/audit.server";
import type { SignedIn } from "~/accounts/viewer";
import { isPostgres, type Database } from "~/platform/database.server";
import { readFacts } from "~/readiness/facts.server";
import { listAccess } from "~/survey/access-log.server";
import { correctionsOf } from "~/survey/counts.server";
import { archivePlan, deletePlan } from "~/survey/erase.server";
import { concludedSteps, surveyStepsFor } from "~/survey/for-others.server";
import { grant, handOver, listGrants, revoke } from "~/survey/grants.server";
import { listPeople, removePerson, savePerson } from "~/survey/people.server";
import { openPlanKey, rewrapPlanKeys } from "~/survey/plan-keys.server";
import { findPlan, listPlans, savePlanHead } from "~/survey/plans.server";
import { takeStepAction } from "~/survey/write-progress.server";
import { addStep, removeStep, saveList, saveStep } from "~/survey/write-steps.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";
import {
  attendance,
  conclude,
  figuresFor,
  makePlan,
  now,
  peopleOf,
  secretNames,
  stepsOf,
  surveyKey,
  take,
  writingOf,
} from "./journey";

const today = "2020-07-03";

onEachDatabase("survey plans", (open) => {
  let db: Database;
  let owner: SignedIn;
  let one: SignedIn;
  let two: SignedIn;
  let planId: string;
  const people = () => [owner, one, two] as const;

  beforeAll(async () => {
    db = open();
    owner = (await makePerson(db, "personnel-officer")).viewer;
    one = (await makePerson(db, "viewer")).viewer;
    two = (await makePerson(db, "organiser")).viewer;
    planId = await makePlan(db, owner);
  });

  test("begin with the default steps, five in each track, each after the one before", async () => {
    const steps = await stepsOf(db, planId);
    expect(steps.map(({ track, origin }) => `${track} ${origin}`)).toEqual(
      ["standing-again", "first-time"].flatMap((track) =>
        ["reported", "reported", "unverified", "unverified", "unverified"].map(
          (origin) => `${track} ${origin}`,
        ),
      ),
    );
    expect(steps.map(({ predecessors }) => predecessors.length)).toEqual([0, 1, 1, 1, 1, 0, 1, 1, 1, 1]);
    expect(steps[0]?.people).toHaveLength(3);
    expect((await peopleOf(db, planId)).map(({ code, name }) => [code, name])).toEqual(
      secretNames.map((name, index) => [`A0${index + 1}`, name]),
    );
  });

  test("are opened only by those whose role reaches the congress", async () => {
    for (const role of ["administrator", "organiser", "committee-editor", "viewer"] as const) {
      const { viewer } = await makePerson(db, role);
      await expect(makePlan(db, viewer), role).rejects.toThrow("No plan");
    }
    const { viewer: elsewhere } = await makePerson(db, "personnel-officer", { committee: "krong-pac" });
    await expect(makePlan(db, elsewhere)).rejects.toThrow("No plan");
  });

  test("are open to the owner and to those granted by name, until the day", async () => {
    const held = async (viewer: SignedIn, day = today) => [
      ...((await findPlan(db, viewer, planId, day))?.held ?? []),
    ];
    const { viewer: administrator } = await makePerson(db, "administrator");
    for (const viewer of [one, two, administrator]) {
      expect(await held(viewer)).toEqual([]);
      expect(await listPlans(db, viewer, today)).toEqual([]);
    }
    const writing = writingOf(db, owner);
    expect(await grant(writing, planId, "khong-co@example.vn", ["read"], today)).toBe("no-such-person");
    expect(await grant(writing, planId, owner.email, ["read"], today)).toBe("is-owner");
    expect(await grant(writing, planId, one.email.toUpperCase(), ["count", "approve"], today)).toBe(
      "granted",
    );
    expect((await held(one)).sort()).toEqual(["approve", "count", "read"]);
    expect(await held(one, "2020-07-04")).toEqual([]);
    expect((await listPlans(db, one, today)).map(({ plan }) => plan.id)).toContain(planId);
    expect(await grant(writing, planId, one.email, ["count"], today)).toBe("granted");
    expect(await listGrants(db, planId)).toMatchObject([{ userId: one.id, capabilities: ["count"] }]);
    await revoke(writing, planId, one.id);
    expect(await held(one)).toEqual([]);
  });

  test("let two edit without overwriting each other", async () => {
    const [, , third] = await stepsOf(db, planId);
    if (!third) throw new Error("No step");
    const { track, name, body, purpose, predecessors, rules } = third;
    const terms = { track, name: `${name} sửa`, body, purpose, predecessors, rules };
    const schedule = {
      day: "2020-08-20",
      startsAt: "08:00",
      duration: 120,
      place: "Hội trường",
      convened: 53,
      responsible: "Người Phụ Trách",
    };
    const save = (version: number) =>
      saveStep(writingOf(db, owner), planId, third.id, version, terms, schedule);
    expect((await save(third.version)).kind).toBe("written");
    expect(await save(third.version)).toMatchObject({ kind: "outdated", stored: { name: terms.name } });
    const saved = (await stepsOf(db, planId))[2];
    expect(saved).toMatchObject({ ...schedule, name: terms.name, origin: "entered" });
    const [person] = await peopleOf(db, planId);
    const values = { name: "Tuyệt Mật Sửa", isWoman: null, birthYear: null, isMinority: null, isNew: null };
    const edit = () => savePerson(writingOf(db, owner), planId, person?.id ?? "", 1, values);
    expect((await edit()).kind).toBe("written");
    expect(await edit()).toMatchObject({ kind: "outdated", stored: { name: "Tuyệt Mật Sửa" } });
    const found = await findPlan(db, owner, planId, today);
    if (!found) throw new Error("No plan");
    const head = { ...found.plan, seats: 51 };
    expect(await savePlanHead(db, owner, now, planId, found.plan.version, head)).toBe(true);
    expect(await savePlanHead(db, owner, now, planId, found.plan.version, head)).toBe(false);
  });

  test("have steps added and removed until the first opens, never in a circle", async () => {
    const writing = writingOf(db, owner);
    const steps = await stepsOf(db, planId);
    const [first, second, third] = steps;
    if (!first || !second || !third) throw new Error("No steps");
    const schedule = {
      day: null,
      startsAt: null,
      duration: null,
      place: "",
      convened: null,
      responsible: "",
    };
    const terms = { track: "common" as const, name: "Thêm", body: "", purpose: "", rules: first.rules };
    const added = await addStep(writing, planId, { ...terms, predecessors: [second.id, third.id] }, schedule);
    if (added.kind !== "written") throw new Error(added.kind);
    expect(await addStep(writing, planId, { ...terms, predecessors: ["khong-co"] }, schedule)).toEqual({
      kind: "order",
    });
    const after = { ...terms, predecessors: [third.id] };
    expect(await saveStep(writing, planId, first.id, first.version, after, schedule)).toEqual({
      kind: "order",
    });
    const self = { ...terms, predecessors: [first.id] };
    expect(await saveStep(writing, planId, first.id, first.version, self, schedule)).toEqual({
      kind: "order",
    });
    expect((await removeStep(writing, planId, third.id, third.version)).kind).toBe("written");
    const left = await stepsOf(db, planId);
    expect(left.find(({ id }) => id === added.stepId)?.predecessors).toEqual([second.id]);
    expect(left.find(({ position }) => position === 4)?.predecessors).toEqual([second.id]);
  });

  test("go through a step with two counters; the result makes the next list", async () => {
    const id = await makePlan(db, owner);
    expect(await take(db, owner, id, 2, { kind: "open" })).toMatchObject({
      refusal: { code: "predecessor-not-concluded" },
    });
    await conclude(db, people(), id, 1, [28, 16, 15]);
    const [first, second] = await stepsOf(db, id);
    expect(first).toMatchObject({ state: "concluded", minutes: { number: "01-BB", day: "2020-07-03" } });
    expect(second?.people).toEqual(first?.people.slice(0, 2));
    const begun = await saveStep(
      writingOf(db, owner),
      id,
      second?.id ?? "",
      second?.version ?? 0,
      second ?? null,
      second as never,
    );
    expect(begun).toEqual({ kind: "begun" });
    expect(await removePerson(writingOf(db, owner), id, first?.people[0] ?? "")).toEqual({ kind: "begun" });
    expect(await saveList(writingOf(db, owner), id, first?.id ?? "", first?.version ?? 0, [])).toEqual({
      kind: "begun",
    });
  });

  test("never settle counts that differ, nor an older one than was seen", async () => {
    const id = await makePlan(db, owner);
    await take(db, owner, id, 1, { kind: "open" });
    await take(db, owner, id, 1, { kind: "attend", attendance });
    const figures = await figuresFor(db, id, 1, [28, 16, 15]);
    const other = await figuresFor(db, id, 1, [28, 15, 16]);
    const [step] = await stepsOf(db, id);
    // Both entered on the same version: neither stands in the other's way.
    const enter = (viewer: SignedIn, count: typeof figures) =>
      takeStepAction(writingOf(db, viewer), id, step?.id ?? "", step?.version ?? 0, {
        kind: "enter",
        figures: count,
      });
    const both = await Promise.all([enter(one, figures), enter(two, other)]);
    expect(both).toEqual([{ kind: "taken" }, { kind: "taken" }]);
    const entries = async () => ((await stepsOf(db, id))[0]?.entries ?? []).map((entry) => entry.id);
    const seen = await entries();
    expect(await take(db, one, id, 1, { kind: "agree", entries: seen })).toMatchObject({
      refusal: { code: "mismatch", count: 2 },
    });
    await enter(two, figures);
    expect(await take(db, one, id, 1, { kind: "agree", entries: seen })).toMatchObject({
      refusal: { code: "entries-changed" },
    });
    const agreed = { kind: "agree" as const, entries: await entries() };
    const settled = await Promise.all([take(db, one, id, 1, agreed), take(db, two, id, 1, agreed)]);
    expect(settled.map(({ kind }) => kind).sort()).not.toEqual(["taken", "taken"]);
    expect((await stepsOf(db, id))[0]).toMatchObject({ state: "counted", tally: figures });
    expect(await db("survey_counts").where({ step_id: step?.id }).whereNotNull("ended_at")).toHaveLength(1);
  });

  test("are corrected by a second person, with the reason kept under the key", async () => {
    const id = await makePlan(db, owner);
    await conclude(db, people(), id, 1, [28, 16, 15]);
    const figures = await figuresFor(db, id, 1, [28, 15, 16]);
    const reason = "Cộng nhầm phiếu của Tuyệt Mật Họ Nhì";
    const correction = { attendance, figures, chosen: [] };
    const proposed = await take(db, owner, id, 1, { kind: "propose-correction", correction, reason });
    expect(proposed.kind).toBe("taken");
    const waiting = (await stepsOf(db, id))[0]?.correction?.id ?? "";
    const approve = { kind: "approve-correction" as const, correction: waiting };
    expect(await take(db, owner, id, 1, approve)).toMatchObject({ refusal: { code: "own-correction" } });
    expect(await take(db, one, id, 1, approve)).toEqual({ kind: "taken" });
    const [first, second, third] = await stepsOf(db, id);
    expect(first?.tally).toEqual(figures);
    expect([first, second, third].map((step) => step?.needsReview)).toEqual([false, true, true]);
    const key = await openPlanKey(db, surveyKey, id);
    expect(await correctionsOf(db, first?.id ?? "", key)).toMatchObject([
      { reason, proposed: { id: owner.id }, decided: { kind: "approved", name: one.name } },
    ]);
    await expect(
      db("survey_corrections").where({ id: waiting }).update({ decided_by_id: owner.id }),
    ).rejects.toThrow();
    expect(await take(db, owner, id, 2, { kind: "open" })).toMatchObject({
      refusal: { code: "needs-review" },
    });
    await take(db, owner, id, 2, { kind: "renew-list" });
    await take(db, owner, id, 2, { kind: "review" });
    const people2 = (await stepsOf(db, id))[1]?.people ?? [];
    expect(people2).toEqual([first?.people[0], first?.people[2]]);
    expect(await take(db, owner, id, 2, { kind: "open" })).toEqual({ kind: "taken" });
  });

  test("tell others only what they need: days to those granted, that a step is concluded to checklists", async () => {
    const { id: congressId } = await db("congresses").where({ slug: "dak-lak-xvii" }).first("id");
    await db("survey_plans").delete();
    const id = await makePlan(db, owner);
    const { viewer: stranger } = await makePerson(db, "administrator");
    const [first] = await stepsOf(db, id);
    await db("survey_steps").where({ id: first?.id }).update({ day: "2020-08-01", starts_at: "08:00" });
    expect(await surveyStepsFor(db, owner, now, null)).toMatchObject([
      { id: first?.id, name: first?.name, day: "2020-08-01", startsAt: "08:00", congressId },
    ]);
    expect(await surveyStepsFor(db, owner, now, ["khong-co"])).toEqual([]);
    expect(await surveyStepsFor(db, stranger, now, null)).toEqual([]);
    expect(await surveyStepsFor(db, { kind: "visitor" }, now, null)).toEqual([]);
    const holds = async () =>
      (await readFacts(db, [congressId])).get(congressId)?.has("survey-concluded") ?? false;
    expect([await concludedSteps(db, congressId), await holds()]).toEqual([[], false]);
    await conclude(db, people(), id, 1, [28, 16, 15]);
    expect(await concludedSteps(db, congressId)).toEqual([
      { id: first?.id, state: "concluded", day: "2020-07-03" },
    ]);
    expect(await holds()).toBe(false);
    await db("survey_steps").where({ plan_id: id }).whereNot({ state: "concluded" }).delete();
    expect(await holds()).toBe(true);
    await db("survey_steps").where({ plan_id: id }).update({ needs_review: true });
    expect([await holds(), await concludedSteps(db, congressId)]).toEqual([false, []]);
  });

  test("are handed over to personnel officers only", async () => {
    const id = await makePlan(db, owner);
    const { viewer: next } = await makePerson(db, "personnel-officer");
    expect(await handOver(writingOf(db, owner), id, "khong-co@example.vn")).toBe("no-such-person");
    expect(await handOver(writingOf(db, owner), id, two.email)).toBe("no-personnel-officer");
    expect(await handOver(writingOf(db, owner), "khong-co", next.email)).toBe("no-such-plan");
    await grant(writingOf(db, owner), id, next.email, ["read"], today);
    expect(await handOver(writingOf(db, owner), id, next.email)).toBe("handed-over");
    expect((await findPlan(db, owner, id, today))?.held.size).toBe(0);
    expect((await findPlan(db, next, id, today))?.held.has("own")).toBe(true);
    const without: SignedIn = { ...next, grants: [{ role: "administrator", scope: null }] };
    expect((await findPlan(db, without, id, today))?.held.size).toBe(0);
  });

  test("lose every name with their key, and keep their figures", async () => {
    const id = await makePlan(db, owner);
    await conclude(db, people(), id, 1, [28, 16, 15]);
    await grant(writingOf(db, owner), id, one.email, ["read"], "2030-01-01");
    expect(await deletePlan(writingOf(db, owner), id)).toBe("begun");
    await archivePlan(writingOf(db, owner), id);
    await archivePlan(writingOf(db, owner), id);
    expect((await openPlanKey(db, surveyKey, id)).kind).toBe("destroyed");
    expect((await peopleOf(db, id)).map(({ code, name, birthYear }) => [code, name, birthYear])).toEqual(
      ["A01", "A02", "A03"].map((code) => [code, "", null]),
    );
    expect((await stepsOf(db, id))[0]?.tally).not.toBeNull();
    expect([...((await findPlan(db, owner, id, today))?.held ?? [])].sort()).toEqual(["own", "read"]);
    expect((await findPlan(db, one, id, "2020-07-03"))?.held.size).toBe(0);
    expect(
      await take(db, owner, id, 1, {
        kind: "propose-correction",
        reason: "x",
        correction: { attendance, figures: await figuresFor(db, id, 1, [1, 1, 1]), chosen: [] },
      }),
    ).toEqual({ kind: "sealed" });
    expect(
      await savePerson(writingOf(db, owner), id, "x", 1, {
        name: "x",
        isWoman: null,
        birthYear: null,
        isMinority: null,
        isNew: null,
      }),
    ).toEqual({ kind: "sealed" });
    expect(await deletePlan(writingOf(db, owner), id)).toBe("deleted");
    expect(await db("survey_people").where({ plan_id: id })).toEqual([]);
    const deeds = (await listAccess(db, id, null)).map(({ action }) => action);
    expect(deeds.slice(0, 2)).toEqual(["survey-plan-deleted", "survey-plan-archived"]);
    expect(await firstBrokenAuditRow(db)).toBeNull();
  });

  test("cannot be read under another key of the workspace, and say so instead of failing", async () => {
    const id = await makePlan(db, owner);
    const other = Buffer.alloc(32, 9).toString("base64");
    const key = await openPlanKey(db, other, id);
    expect(key.kind).toBe("wrong-key");
    expect(
      await addStep(
        { ...writingOf(db, owner), surveyKey: other },
        id,
        { ...((await stepsOf(db, id))[0] as never as Parameters<typeof addStep>[2]), predecessors: [] },
        { day: null, startsAt: null, duration: null, place: "", convened: null, responsible: "" },
      ),
    ).toEqual({ kind: "sealed" });
  });

  test("are encrypted anew under another key of the workspace, all or none", async () => {
    const id = await makePlan(db, owner);
    const other = Buffer.alloc(32, 9).toString("base64");
    expect(await rewrapPlanKeys(db, other, surveyKey)).toBeNull();
    expect((await openPlanKey(db, surveyKey, id)).kind).toBe("open");
    const count = await rewrapPlanKeys(db, surveyKey, other);
    expect(count).toBe((await db("survey_keys")).length);
    expect((await openPlanKey(db, surveyKey, id)).kind).toBe("wrong-key");
    const people = await listPeople(db, id, await openPlanKey(db, other, id));
    expect(people.map(({ name }) => name)).toEqual(secretNames);
    await rewrapPlanKeys(db, other, surveyKey);
  });

  describe("without names", () => {
    test("keep no name that is sent all the same", async () => {
      const id = await makePlan(db, owner, { namesAllowed: false });
      expect((await peopleOf(db, id)).map(({ name, birthYear }) => [name, birthYear])).toEqual(
        secretNames.map(() => ["", 1985]),
      );
    });
  });

  test("hold names as ciphertext only, also in every row of the audit trail", async () => {
    const tables = isPostgres(db)
      ? (await db.raw("select tablename as name from pg_tables where schemaname = 'public'")).rows
      : await db.raw("select name from sqlite_master where type = 'table'");
    for (const { name } of tables as { name: string }[]) {
      const text = JSON.stringify(await db(name).select());
      for (const secret of [...secretNames, "Tuyệt Mật", "Người Phụ Trách"]) {
        expect(text.includes(secret), `${secret} in ${name}`).toBe(false);
      }
    }
  });
});
