import { beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { countedItems, type ChecklistItem } from "~/readiness/checklist";
import { findChecklist, startChecklist } from "~/readiness/checklists.server";
import type { StepKind } from "~/readiness/item-state";
import { listSteps, saveDetails, takeStep } from "~/readiness/item-writes.server";
import { moveChecklist, proposeMove } from "~/readiness/move.server";
import { listAnswerable } from "~/readiness/responsible.server";
import { findTemplate, listTemplates, saveTemplateVersion } from "~/readiness/templates.server";
import { firstBrokenAuditRow } from "~/accounts/audit.server";
import { newId } from "~/platform/id.server";
import { seedReference } from "~db/seeds/reference.server";
import { defaultTemplateItems } from "~db/reference/readiness-template";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const now = new Date("2020-07-03T02:00:00Z");

onEachDatabase("a congress's checklist", (open) => {
  let db: Database;
  let congress: string;
  let editor: SignedIn;
  let colleague: SignedIn;
  let above: SignedIn;
  let reader: SignedIn;
  let stranger: SignedIn;
  let organiser: SignedIn;

  const item = async (code: string): Promise<ChecklistItem> => {
    const found = (await findChecklist(db, congress))?.items.find((each) => each.code === code);
    if (!found) throw new Error(`No item ${code}`);
    return found;
  };
  const step = async (viewer: SignedIn, code: string, kind: StepKind, reason = "Lý do") => {
    const { id, version } = await item(code);
    return takeStep(db, viewer, now, id, version, { kind, reason } as Parameters<typeof takeStep>[5]);
  };

  beforeAll(async () => {
    db = open();
    congress = (await db("congresses").where({ slug: "krong-pac-2020" }).first("id")).id;
    await db("congresses").where({ id: congress }).update({
      state: "preparing",
      held_by: null,
      first_day: "2020-10-13",
      last_day: "2020-10-15",
    });
    const committee = (await db("committees")
      .join("congresses", "congresses.committee_id", "committees.id")
      .where("congresses.id", congress)
      .first("committees.slug", "committees.parent_id")) as { slug: string; parent_id: string };
    const parent = (await db("committees").where({ id: committee.parent_id }).first("slug")).slug;
    const other = (await db("committees").where({ slug: "cu-kuin" }).first("slug"))?.slug as string;
    editor = (await makePerson(db, "committee-editor", { committee: committee.slug })).viewer;
    colleague = (await makePerson(db, "committee-editor", { committee: committee.slug })).viewer;
    above = (await makePerson(db, "committee-editor", { committee: parent })).viewer;
    reader = (await makePerson(db, "viewer", { committee: committee.slug })).viewer;
    stranger = (await makePerson(db, "committee-editor", { committee: other })).viewer;
    organiser = (await makePerson(db, "organiser")).viewer;
  });

  test("the default template is version 1 for all levels, and seeding again changes nothing", async () => {
    await seedReference(db, new Date("2021-01-01T00:00:00Z"));
    const templates = await listTemplates(db);
    expect(templates).toHaveLength(1);
    expect(templates[0]).toMatchObject({ slug: "mac-dinh", level: null, latest: 1 });
    expect((await findTemplate(db, "mac-dinh"))?.items).toEqual(defaultTemplateItems);
    expect((await db("holidays").where({ day: "2020-09-02" })).length).toBe(1);
  });

  test("is begun once, by those who work on it", async () => {
    const template = (await findTemplate(db, "mac-dinh"))?.id ?? "";
    expect(await findChecklist(db, congress)).toBeNull();
    for (const viewer of [reader, stranger]) {
      expect(await startChecklist(db, viewer, now, congress, template)).toEqual({ kind: "refused" });
    }
    expect(await startChecklist(db, editor, now, congress, "none")).toEqual({ kind: "refused" });
    const both = await Promise.all([
      startChecklist(db, editor, now, congress, template),
      startChecklist(db, colleague, now, congress, template),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["exists", "started"]);
    const checklist = await findChecklist(db, congress);
    expect(checklist?.items.map(({ code }) => code)).toEqual(defaultTemplateItems.map(({ code }) => code));
    expect(checklist?.items.every(({ state }) => state === "open")).toBe(true);
  });

  test("follows the congress when it moves, but for pinned days", async () => {
    expect((await item("covid")).due).toBe("2020-10-02");
    const { id, version } = await item("covid");
    const details = { responsible: "Phòng Y tế", notes: "", responsibleId: null, pinned: "2020-10-05" };
    expect(await saveDetails(db, editor, now, id, version, details)).toEqual({ kind: "written" });
    expect((await item("medical")).due).toBe("2020-10-08");
    await db("congresses")
      .where({ id: congress })
      .update({ first_day: "2020-10-20", last_day: "2020-10-22" });
    expect(await item("covid")).toMatchObject({
      due: "2020-10-05",
      pinned: "2020-10-05",
      responsible: "Phòng Y tế",
    });
    expect((await item("medical")).due).toBe("2020-10-15");
    await db("holidays").insert({ day: "2020-10-15", name_vi: "Thử" });
    expect((await item("medical")).due).toBe("2020-10-14");
    await db("congresses").where({ id: congress }).update({ first_day: null, last_day: null });
    expect((await item("medical")).due).toBeNull();
    expect((await item("covid")).due).toBe("2020-10-05");
    await db("holidays").where({ day: "2020-10-15" }).delete();
    await db("congresses")
      .where({ id: congress })
      .update({ first_day: "2020-10-13", last_day: "2020-10-15" });
    expect((await item("medical")).due).toBe("2020-10-08");
  });

  test("is done by the committee and confirmed by the level above, never by the doer", async () => {
    expect(await step(reader, "medical", "done")).toEqual({ kind: "refused", reason: "not-entitled" });
    expect(await step(stranger, "medical", "done")).toEqual({ kind: "gone" });
    expect(await step(editor, "medical", "start")).toEqual({ kind: "written" });
    expect(await step(editor, "medical", "done")).toEqual({ kind: "written" });
    expect(await item("medical")).toMatchObject({ state: "done", done: { name: editor.name } });
    for (const viewer of [editor, colleague, reader]) {
      expect(await step(viewer, "medical", "confirm")).toEqual({ kind: "refused", reason: "not-entitled" });
    }
    expect(await step(above, "medical", "confirm")).toEqual({ kind: "written" });
    expect(await item("medical")).toMatchObject({ state: "confirmed", settled: { name: above.name } });

    expect(await step(above, "confidential-documents", "done")).toEqual({ kind: "written" });
    expect(await step(above, "confidential-documents", "confirm")).toEqual({
      kind: "refused",
      reason: "own-work",
    });
    expect(await step(organiser, "confidential-documents", "confirm")).toEqual({ kind: "written" });
  });

  test("is returned with a reason and kept in the history", async () => {
    expect(await step(above, "medical", "return", " ")).toEqual({
      kind: "refused",
      reason: "reason-missing",
    });
    expect(await step(above, "medical", "return", "Thiếu lịch trực")).toEqual({ kind: "written" });
    const returned = await item("medical");
    expect(returned).toMatchObject({ state: "returned", reason: "Thiếu lịch trực", settled: null });
    expect((await listSteps(db, returned.id)).map((each) => each.step)).toEqual([
      "return",
      "confirm",
      "done",
      "start",
    ]);
    expect(await step(editor, "medical", "propose-not-applicable", "Không tổ chức ăn")).toEqual({
      kind: "written",
    });
    expect(await step(above, "medical", "confirm")).toEqual({ kind: "written" });
    expect(await item("medical")).toMatchObject({ state: "not-applicable", reason: "Không tổ chức ăn" });
  });

  test("refuses what needs evidence without it", async () => {
    expect(await step(editor, "security-plan", "done")).toEqual({
      kind: "refused",
      reason: "evidence-missing",
    });
  });

  test("is answered for by accounts that work on it; one that is gone is seen to be gone", async () => {
    const known = async () => (await listAnswerable(db, editor.grants[0]?.scope ?? "")).map(({ id }) => id);
    expect(await known()).toContain(colleague.id);
    const save = async (over: Partial<Parameters<typeof saveDetails>[5]>) => {
      const { id, version } = await item("medical");
      const details = { responsible: "", responsibleId: null, notes: "", pinned: null, ...over };
      return saveDetails(db, editor, now, id, version, details);
    };
    expect(await save({ responsibleId: "nobody" })).toEqual({ kind: "refused", reason: "unknown-account" });
    const seen = await item("medical");
    const once = { responsible: "", responsibleId: colleague.id, notes: "", pinned: null };
    const send = () => saveDetails(db, editor, now, seen.id, seen.version, once);
    // Sent twice, as on a bad line.
    expect([await send(), await send()]).toEqual([{ kind: "written" }, { kind: "written" }]);
    expect((await item("medical")).responsible).toBe(colleague.name);
    await db("users").where({ id: colleague.id }).update({ disabled_at: now.toISOString() });
    expect(await known()).not.toContain(colleague.id);
    expect(await save({ responsibleId: colleague.id, notes: "Vẫn lưu được" })).toEqual({ kind: "written" });
    await db("users").where({ id: colleague.id }).update({ disabled_at: null });
  });

  test("tells who was second, and takes the same step sent twice as one", async () => {
    const { id, version } = await item("covid");
    const details = { responsible: "A", responsibleId: null, notes: "", pinned: null };
    const both = await Promise.all([
      saveDetails(db, editor, now, id, version, details),
      saveDetails(db, colleague, now, id, version, { ...details, responsible: "B" }),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["outdated", "written"]);
    const seen = await item("covid");
    const done = () => takeStep(db, editor, now, seen.id, seen.version, { kind: "done" });
    expect(await done()).toEqual({ kind: "written" });
    expect(await done()).toEqual({ kind: "written" });
    expect(await takeStep(db, colleague, now, seen.id, seen.version, { kind: "done" })).toMatchObject({
      kind: "outdated",
      stored: { state: "done" },
    });
    expect((await listSteps(db, seen.id)).filter((each) => each.step === "done")).toHaveLength(1);
  });

  test("a form that is sent again under its key is saved once, with more typed in it goes on from what it saved", async () => {
    const seen = await item("medical");
    const notes = (text: string) => ({ responsible: "", responsibleId: null, notes: text, pinned: null });
    const send = (text: string, key = "one-form", who = editor) =>
      saveDetails(db, who, now, seen.id, seen.version, notes(text), key);
    expect(await send("Một")).toEqual({ kind: "written" });
    // No answer came: sent again, then with more typed in.
    expect(await send("Một")).toEqual({ kind: "written" });
    expect(await send("Một, hai")).toEqual({ kind: "written" });
    expect(await item("medical")).toMatchObject({ version: seen.version + 2, notes: "Một, hai" });
    // Another form, or another person with the same key, rests on what it had seen.
    expect((await send("Ba", "other-form")).kind).toBe("outdated");
    expect((await send("Ba", "one-form", colleague)).kind).toBe("outdated");
    // Somebody else saved meanwhile: what is sent again changes nothing, what is new is refused.
    const stored = await item("medical");
    await saveDetails(db, colleague, now, stored.id, stored.version, notes("Của người khác"));
    expect(await send("Một, hai")).toEqual({ kind: "written" });
    expect((await send("Một, hai, ba")).kind).toBe("outdated");
    expect((await item("medical")).notes).toBe("Của người khác");
  });

  test("a step that is sent again under its key is one step, also when the item went on since", async () => {
    const untouched = (await findChecklist(db, congress))?.items.find(
      ({ state, tie, content }) => state === "open" && tie === null && !content.evidence,
    );
    const seen = await item(untouched?.code ?? "");
    const start = () => takeStep(db, editor, now, seen.id, seen.version, { kind: "start" }, "one-step");
    expect(await start()).toEqual({ kind: "written" });
    expect(await step(colleague, seen.code, "done")).toEqual({ kind: "written" });
    expect(await start()).toEqual({ kind: "written" });
    expect((await item(seen.code)).state).toBe("done");
    expect((await listSteps(db, seen.id)).map((each) => each.step)).toEqual(["done", "start"]);
  });

  test("items tied to a fact tick themselves and cannot be ticked by hand", async () => {
    const tied = defaultTemplateItems.find(({ fact }) => fact === "agenda-published")?.code ?? "";
    expect((await item(tied)).state).toBe("open");
    expect(await step(editor, tied, "done")).toEqual({ kind: "refused", reason: "tied-to-a-fact" });
    const agenda = newId();
    await db("agendas").insert({ id: agenda, congress_id: congress, created_at: now.toISOString() });
    expect((await item(tied)).state).toBe("open");
    await db("agenda_revisions").insert({
      ...{ agenda_id: agenda, number: 1, content: "{}", summary: "{}" },
      ...{ author_name: "Thử", at: now.toISOString() },
    });
    await db("agenda_publications").insert({
      ...{ agenda_id: agenda, version: 1, revision_number: 1, content: "{}", changes: "[]" },
      ...{ publisher_name: "Thử", published_at: now.toISOString() },
    });
    expect((await item(tied)).state).toBe("confirmed");
    expect(await step(above, tied, "return")).toEqual({ kind: "refused", reason: "tied-to-a-fact" });
  });

  test("moves to a newer version of its template with all work kept", async () => {
    const checklist = (await findChecklist(db, congress))?.id ?? "";
    expect(await proposeMove(db, checklist)).toBeNull();
    const changed = defaultTemplateItems
      .filter(({ code }) => code !== "covid")
      .map((each) => (each.code === "medical" ? { ...each, titleVi: "Y tế trực" } : each));
    const added = { ...defaultTemplateItems[0]!, code: "added", titleVi: "Việc mới" };
    const save = (viewer: SignedIn, basedOn: number, items = [...changed, added]) =>
      saveTemplateVersion(db, viewer, now, "mac-dinh", basedOn, items);
    expect(await save(editor, 1)).toEqual({ kind: "refused" });
    expect(await save(organiser, 1, [added, added])).toMatchObject({ kind: "problems" });
    expect(await save(organiser, 1)).toEqual({ kind: "saved", slug: "mac-dinh", version: 2 });
    expect(await save(organiser, 1)).toEqual({ kind: "outdated", latest: 2 });
    expect((await item("covid")).isRetired).toBe(false);

    const move = await proposeMove(db, checklist);
    expect(move).toMatchObject({ from: 1, to: 2 });
    expect(move?.changes.added.map(({ code }) => code)).toEqual(["added"]);
    expect(move?.changes.removed.map(({ code }) => code)).toEqual(["covid"]);
    expect(move?.changes.changed.map(({ fields }) => fields)).toEqual([["titleVi"]]);
    expect(await moveChecklist(db, stranger, now, checklist, 2)).toBe("refused");
    expect(await moveChecklist(db, editor, now, checklist, 3)).toBe("outdated");
    expect(await moveChecklist(db, editor, now, checklist, 2)).toBe("moved");
    expect(await item("medical")).toMatchObject({
      state: "not-applicable",
      content: { titleVi: "Y tế trực" },
    });
    expect(await item("covid")).toMatchObject({ state: "done", isRetired: true });
    expect((await item("added")).due).not.toBeNull();

    expect(await save(organiser, 2, defaultTemplateItems)).toMatchObject({ kind: "saved", version: 3 });
    expect(await moveChecklist(db, editor, now, checklist, 3)).toBe("moved");
    expect(await item("covid")).toMatchObject({ state: "done", isRetired: false });
    const now3 = await findChecklist(db, congress);
    expect(now3 && countedItems(now3)).toHaveLength(defaultTemplateItems.length);
  });

  test("every write is in the audit trail", async () => {
    const rows: { action: string }[] = await db("audit_log")
      .where("action", "like", "checklist%")
      .select("action");
    const actions = new Set(rows.map(({ action }) => action));
    for (const each of ["started", "moved", "item-done", "item-confirm", "item-return", "item-edited"]) {
      expect(actions).toContain(`checklist-${each}`);
    }
    expect(await firstBrokenAuditRow(db)).toBeNull();
  });
});

describe("the default template", () => {
  test("holds together", async () => {
    const { templateProblems, TemplateItem } = await import("~/readiness/template");
    expect(templateProblems(defaultTemplateItems)).toEqual([]);
    for (const each of defaultTemplateItems)
      expect(TemplateItem.safeParse(each).success, each.code).toBe(true);
    expect(defaultTemplateItems.length).toBeGreaterThanOrEqual(40);
  });
});
