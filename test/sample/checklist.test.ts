import { expect, test } from "vitest";
import { program } from "~/accounts/audit.server";
import { burnUp } from "~/readiness/burn-up";
import { findChecklist } from "~/readiness/checklists.server";
import { readHistory } from "~/readiness/history.server";
import { readMatrix } from "~/readiness/matrix.server";
import { catchUp } from "~/readiness/standings.server";
import { sampleSteps } from "~/sample/checklist";
import { loadSample, removeSample } from "~/sample/sample.server";
import { defaultTemplateItems } from "~db/reference/readiness-template";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const now = new Date("2020-07-03T02:00:00Z");
const today = "2020-07-03";

test("what is told of the sample keeps the rules of steps", () => {
  const told = defaultTemplateItems.flatMap(sampleSteps);
  expect(told).toHaveLength(32);
  expect(told.every(({ by, at }) => by.includes("(mẫu)") && at < "2020-07-03")).toBe(true);
});

onEachDatabase("the checklist of the sample", (open) => {
  test("is in the middle of its work, and what was done leads to where it stands", async () => {
    const db = open();
    await loadSample(db, program, now);
    const { id } = await db("congresses").where({ slug: "mau" }).first("id");
    const checklist = await findChecklist(db, id);
    const states = new Map<string, number>();
    for (const { state } of checklist?.items ?? []) states.set(state, (states.get(state) ?? 0) + 1);
    for (const state of ["open", "in-progress", "done", "confirmed", "returned", "not-applicable-proposed"]) {
      expect(states.get(state), state).toBeGreaterThan(0);
    }
    for (const item of checklist?.items ?? []) {
      const last = await db("checklist_item_steps")
        .where({ item_id: item.id })
        .orderBy("number", "desc")
        .first();
      if (item.tie === null) expect(item.state, item.code).toBe(last?.state ?? "open");
    }
    if (!checklist) throw new Error("No checklist");
    const { begun, items } = await readHistory(db, checklist, "Asia/Ho_Chi_Minh");
    const chart = burnUp(items, begun, today);
    expect(begun).toBe("2020-05-04");
    expect(chart.points.find(({ day }) => day === today)?.settled).toBeGreaterThan(5);
    const { viewer } = await makePerson(db, "organiser");
    const query = { show: "overdue", sort: "overdue", isReversed: false, name: "Mẫu", page: 1 } as const;
    await catchUp(db, { today, now });
    const { rows } = await readMatrix(db, viewer, { below: null, today, now }, query);
    expect(rows[0]).toMatchObject({ slug: "mau", isSample: true, isBegun: true });
    expect(rows[0]?.trend.gained).toBeGreaterThan(0);
  });

  test("goes with the sample", async () => {
    const db = open();
    await removeSample(db, program, now);
    expect(await db("checklists")).toEqual([]);
    expect(await db("readiness_standings").where({ is_begun: true })).toEqual([]);
  });
});
