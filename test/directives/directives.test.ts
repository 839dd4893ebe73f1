import { expect, test } from "vitest";
import { countDuties } from "~/directives/directive";
import { findDirective, listDirectives } from "~/directives/directives.server";
import { addClause, addDuty, createDirective, reportProgress } from "~/directives/write.server";
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
    const first = directive.clauses[0]?.duties[0];
    expect(first).toMatchObject({ dueBefore: "2020-07-08", state: "open" });
    expect(countDuties(directive, "2020-07-07").overdue).toBe(0);
    expect(countDuties(directive, "2020-07-08").overdue).toBe(2);
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
});
