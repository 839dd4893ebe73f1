import { expect, test } from "vitest";
import { countDuties, headWords } from "~/directives/directive";
import { findDirective, listDirectives } from "~/directives/directives.server";
import { reportProgress } from "~/directives/progress.server";
import { removeClause, removeDuty } from "~/directives/remove.server";
import { rewordClause, rewordDuty, rewordHead } from "~/directives/reword.server";
import { listRemoved, listWordings } from "~/directives/wordings.server";
import { addClause, addDuty, createDirective } from "~/directives/write.server";
import { clauses } from "~db/reference/directive-1097-clauses";
import { fulfilment } from "~db/reference/directive-1097-fulfilment";
import { defaultTemplateItems } from "~db/reference/readiness-template";
import { rules as agendaRules } from "~/agenda/rules/table";
import { seedDirectives } from "~db/seeds/directives.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const now = new Date("2020-07-03T02:00:00Z");
const today = "2020-07-03";

test("every way of fulfilment leads to something that exists", () => {
  const items = new Set(defaultTemplateItems.map(({ code }) => code));
  const rules = new Set<string>(agendaRules.map(({ code }) => code));
  for (const { kind, code } of Object.values(fulfilment).flat()) {
    if (kind === "item") expect(items.has(code), code).toBe(true);
    if (kind === "rule") expect(rules.has(code), code).toBe(true);
  }
});

onEachDatabase("directives", (open) => {
  const conclusion = async () => {
    const found = await findDirective(open(), "1097-kl-tu");
    if (!found) throw new Error("Not seeded");
    return found;
  };
  const values = {
    ...{ slug: "35-ct-tw", number: "35-CT/TW", title: "Về đại hội đảng bộ các cấp", issuer: "Bộ Chính trị" },
    ...{ issuedOn: "2019-05-30", signedBy: "", opening: "" },
  };

  test("begin with every clause of the Conclusion, verbatim, each with what it asks for", async () => {
    const { clauses: stored } = await conclusion();
    expect(stored.map(({ number, text }) => [number, text])).toEqual(
      clauses.map(({ number, text }) => [number, text]),
    );
    for (const clause of stored) expect(clause.duties.length, clause.number).toBeGreaterThan(0);
    const known = stored.flatMap(({ number, duties }) => duties.map(({ code }) => `${number} ${code}`));
    expect(Object.keys(fulfilment).filter((key) => !known.includes(key))).toEqual([]);
    await seedDirectives(open(), now);
    expect(await conclusion()).toEqual(await conclusion());
    expect(await listDirectives(open())).toHaveLength(1);
  });

  test("tell what is overdue, and count what is done", async () => {
    const directive = await conclusion();
    const [comments, consolidation] = directive.clauses[0]?.duties ?? [];
    expect(comments).toMatchObject({ dueBefore: "2020-07-08", responsible: "Ban Chấp hành Đảng bộ tỉnh" });
    expect(consolidation).toMatchObject({ dueBefore: null, responsible: "Văn phòng Tỉnh ủy" });
    expect(comments?.state).toBe("open");
    expect(countDuties(directive, "2020-07-07").overdue).toBe(0);
    expect(countDuties(directive, "2020-07-08").overdue).toBe(1);
  });

  test("keep progress in order, once, and never over somebody else's", async () => {
    const db = open();
    const { viewer } = await makePerson(db, "organiser");
    const { viewer: other } = await makePerson(db, "organiser");
    const duty = (await conclusion()).clauses[2]?.duties[0];
    const report = (who: typeof viewer, basedOn: number, note: string, state: "in-progress" | "done") =>
      reportProgress(
        db,
        who,
        now,
        duty?.id ?? "",
        basedOn,
        {
          ...{ state, note, responsible: "UBND tỉnh", dueBefore: "2020-12-31" },
        },
        "one-form",
      );
    expect(await report(viewer, 1, "Đã họp", "in-progress")).toBe("reported");
    expect(await report(viewer, 1, "Đã họp", "in-progress")).toBe("reported");
    expect(await report(viewer, 1, "Khác", "done")).toBe("outdated");
    expect(await report(other, 1, "Khác", "done")).toBe("outdated");
    expect(await report(other, 2, "Xong", "done")).toBe("reported");
    const stored = (await conclusion()).clauses[2]?.duties[0];
    expect(stored).toMatchObject({ state: "done", responsible: "UBND tỉnh", dueBefore: "2020-12-31" });
    expect(stored?.notes.map(({ text }) => text)).toEqual(["Xong", "Đã họp"]);
    expect(countDuties(await conclusion(), today).done).toBe(1);
  });

  test("are entered the same way by those who may", async () => {
    const db = open();
    const { viewer } = await makePerson(db, "organiser");
    const { viewer: editor } = await makePerson(db, "committee-editor", { committee: "dak-lak" });
    expect(await createDirective(db, editor, now, values)).toBe("refused");
    expect(await createDirective(db, viewer, now, values)).toBe("created");
    expect(await createDirective(db, viewer, now, values)).toBe("taken");
    const { id } = (await findDirective(db, "35-ct-tw")) ?? { id: "" };
    const clause = { number: "1", title: "Nhân sự", text: "…", aboutCongress: true };
    expect(await addClause(db, viewer, now, id, clause)).toBe("added");
    expect(await addClause(db, viewer, now, id, clause)).toBe("taken");
    const clauseId = (await findDirective(db, "35-ct-tw"))?.clauses[0]?.id ?? "";
    const task = { words: "Chuẩn bị", responsible: "", dueBefore: null };
    expect(await addDuty(db, viewer, now, clauseId, task)).toBe("added");
    expect(await addDuty(db, viewer, now, clauseId, task)).toBe("added");
    expect(await addDuty(db, editor, now, clauseId, task)).toBe("refused");
    expect(await addDuty(db, viewer, now, "none", task)).toBe("refused");
    expect((await findDirective(db, "35-ct-tw"))?.clauses[0]?.duties).toHaveLength(1);
  });

  /** A directive of one clause with two duties, of which the first has been worked on. */
  const entered = async (slug: string) => {
    const db = open();
    const { viewer } = await makePerson(db, "organiser");
    await createDirective(db, viewer, now, { ...values, slug });
    const find = async () => {
      const found = await findDirective(db, slug);
      if (!found) throw new Error("Not entered");
      return found;
    };
    const { id } = await find();
    await addClause(db, viewer, now, id, { number: "1", title: "Nhân sự", text: "Gốc", aboutCongress: true });
    const clause = (await find()).clauses[0]?.id ?? "";
    for (const words of ["Lập đề án", "Tập huấn"])
      await addDuty(db, viewer, now, clause, { words, responsible: "", dueBefore: null });
    const [worked, other] = (await find()).clauses[0]?.duties ?? [];
    if (!worked || !other) throw new Error("Not entered");
    const progress = { state: "in-progress", note: "Đã họp", responsible: "", dueBefore: null } as const;
    await reportProgress(db, viewer, now, worked.id, 1, progress);
    return { db, viewer, find, id, clause, worked: worked.id, other: other.id };
  };

  test("are reworded by one editor at a time; what they said before stays on record", async () => {
    const { db, viewer, find, clause, worked } = await entered("36-ct-tw");
    const { viewer: editor } = await makePerson(db, "committee-editor", { committee: "dak-lak" });
    const words = { number: "1a", title: "Công tác nhân sự", text: "Mới", aboutCongress: false };
    expect(await rewordClause(db, editor, now, clause, 1, words)).toBe("refused");
    const both = await Promise.all([
      rewordClause(db, viewer, now, clause, 1, words),
      rewordClause(db, viewer, now, clause, 1, { ...words, title: "Khác" }),
    ]);
    expect(both.sort()).toEqual(["outdated", "reworded"]);
    const stored = (await find()).clauses[0];
    expect(stored).toMatchObject({ number: "1a", text: "Mới", aboutCongress: false, version: 2 });
    // The same again changes nothing, whatever it was based on.
    const again = { ...words, title: stored?.title.vi ?? "" };
    expect(await rewordClause(db, viewer, now, clause, 1, again)).toBe("reworded");
    expect(await listWordings(db, { clause_id: clause })).toEqual([
      expect.objectContaining({
        act: "reworded",
        author: viewer.name,
        words: { number: "1", title: "Nhân sự", text: "Gốc", aboutCongress: true },
      }),
    ]);

    const duty = { words: "Lập đề án nhân sự", responsible: "Ban Tổ chức", dueBefore: "2020-08-01" };
    // Progress was reported meanwhile.
    expect(await rewordDuty(db, viewer, now, worked, 1, duty)).toBe("outdated");
    expect(await rewordDuty(db, viewer, now, worked, 2, duty)).toBe("reworded");
    expect((await find()).clauses[0]?.duties[0]).toMatchObject({
      ...{ words: { vi: "Lập đề án nhân sự", en: "" }, responsible: "Ban Tổ chức", dueBefore: "2020-08-01" },
      ...{ state: "in-progress", version: 3, notes: [{ text: "Đã họp" }] },
    });
    expect(await listWordings(db, { duty_id: worked })).toMatchObject([{ words: { words: "Lập đề án" } }]);
  });

  test("have their head corrected by one editor at a time; the trail keeps what it said before", async () => {
    const { db, viewer, find } = await entered("37-ct-tw");
    const { viewer: editor } = await makePerson(db, "committee-editor", { committee: "dak-lak" });
    const before = headWords(await find());
    const head = { ...before, number: "37-CT/TW", issuedOn: "2020-05-30" };
    const change = (basedOn: number, over = {}, by = viewer) =>
      rewordHead(db, by, now, "37-ct-tw", basedOn, { ...head, ...over });
    expect(await change(1, {}, editor)).toBe("refused");
    const both = await Promise.all([change(1), change(1, { title: "Khác" })]);
    expect(both.sort()).toEqual(["outdated", "reworded"]);
    const after = await find();
    expect(after).toMatchObject({ number: "37-CT/TW", issuedOn: "2020-05-30", version: 2 });
    // The same again changes nothing, whatever it was based on.
    expect(await change(1, { title: after.title.vi })).toBe("reworded");
    expect((await find()).version).toBe(2);
    const trail = await db("audit_log").where({ action: "directive-head-reworded", subject_id: after.id });
    expect(trail.map(({ detail }) => JSON.parse(detail))).toEqual([{ before, version: 2 }]);
  });

  test("never get two clauses of one number, but the number of one that was taken out again", async () => {
    const { db, viewer, find, id, clause } = await entered("37-ct-tw");
    const words = { number: "2", title: "Văn kiện", text: "", aboutCongress: true };
    expect(await addClause(db, viewer, now, id, words)).toBe("added");
    const second = (await find()).clauses[1]?.id ?? "";
    expect(await rewordClause(db, viewer, now, second, 1, { ...words, number: "1" })).toBe("taken");
    const removal = { basedOn: 1, reason: "Trùng", knownNotes: 1 };
    expect(await removeClause(db, viewer, now, clause, removal)).toBe("removed");
    expect(await rewordClause(db, viewer, now, second, 1, { ...words, number: "1" })).toBe("reworded");
    expect((await find()).clauses.map(({ number }) => number)).toEqual(["1"]);
  });

  test("lose a duty on which nothing was reported at once, another one after asking", async () => {
    const { db, viewer, find, id, clause, worked, other } = await entered("38-ct-tw");
    const remove = (duty: string, over: object) =>
      removeDuty(db, viewer, now, duty, { basedOn: 1, reason: "", knownNotes: 0, ...over });
    expect(await remove(other, {})).toBe("removed");
    expect(await remove(other, {})).toBe("refused");
    expect(await remove(worked, {})).toBe("outdated");
    for (const over of [{}, { knownNotes: 1 }, { reason: "Trùng" }, { reason: "Trùng", knownNotes: 2 }])
      expect(await remove(worked, { basedOn: 2, ...over })).toBe("has-progress");
    expect(await remove(worked, { basedOn: 2, reason: "Trùng", knownNotes: 1 })).toBe("removed");
    expect((await find()).clauses[0]?.duties).toEqual([]);
    expect(
      await addDuty(db, viewer, now, clause, { words: "Tập huấn", responsible: "", dueBefore: null }),
    ).toBe("added");
    expect((await find()).clauses[0]?.duties).toHaveLength(1);
    // All of it stays on record.
    expect(await listRemoved(db, id)).toMatchObject([
      { isClause: false, clauseNumber: "1", reason: "Trùng", notes: [{ text: "Đã họp" }] },
      {
        isClause: false,
        clauseNumber: "1",
        reason: "",
        words: { words: "Tập huấn", state: "open" },
        notes: [],
      },
    ]);
    const deeds = await db("audit_log").where({ subject_id: id, action: "directive-duty-removed" });
    expect(deeds).toHaveLength(2);
  });

  test("lose a clause with all its duties, and keep both on record", async () => {
    const { db, viewer, find, id, clause, worked } = await entered("39-ct-tw");
    const remove = (over: object) =>
      removeClause(db, viewer, now, clause, { basedOn: 1, reason: "Hết hiệu lực", knownNotes: 0, ...over });
    expect(await remove({})).toBe("has-progress");
    expect(await remove({ basedOn: 2, knownNotes: 1 })).toBe("outdated");
    const both = await Promise.all([remove({ knownNotes: 1 }), remove({ knownNotes: 1 })]);
    expect(both.sort()).toEqual(["refused", "removed"]);
    expect((await find()).clauses).toEqual([]);
    expect((await listRemoved(db, id)).map(({ isClause, notes }) => [isClause, notes.length])).toEqual([
      [true, 0],
      [false, 0],
      [false, 1],
    ]);
    const progress = { state: "done", note: "x", responsible: "", dueBefore: null } as const;
    expect(await reportProgress(db, viewer, now, worked, 3, progress)).toBe("refused");
    expect(await addDuty(db, viewer, now, clause, { words: "x", responsible: "", dueBefore: null })).toBe(
      "refused",
    );
  });

  test("that quote a source keep its clauses and what it asks for, for administrators too", async () => {
    const db = open();
    const { viewer } = await makePerson(db, "administrator");
    const [clause] = (await conclusion()).clauses;
    const [duty] = clause?.duties ?? [];
    const removal = { basedOn: 1, reason: "x", knownNotes: 0 };
    const words = { number: "X", title: "x", text: "x", aboutCongress: true };
    const task = { words: "Việc thêm", responsible: "", dueBefore: null };
    const [clauseId, dutyId] = [clause?.id ?? "", duty?.id ?? ""];
    expect(await rewordClause(db, viewer, now, clauseId, 1, words)).toBe("source");
    expect(await removeClause(db, viewer, now, clauseId, removal)).toBe("source");
    expect(await rewordDuty(db, viewer, now, dutyId, 1, task)).toBe("source");
    expect(await removeDuty(db, viewer, now, dutyId, removal)).toBe("source");
    expect(await addClause(db, viewer, now, (await conclusion()).id, words)).toBe("source");
    const { slug } = await conclusion();
    const head = { ...headWords(await conclusion()), number: "1" };
    expect(await rewordHead(db, viewer, now, slug, 1, head)).toBe("source");
    // What people add to it is theirs.
    expect(await addDuty(db, viewer, now, clauseId, task)).toBe("added");
    const added = (await conclusion()).clauses[0]?.duties.at(-1);
    expect(await removeDuty(db, viewer, now, added?.id ?? "", removal)).toBe("removed");
  });
});
