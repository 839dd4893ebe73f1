import { expect, test } from "vitest";
import { program } from "~/accounts/audit.server";
import { itemStates, type ItemState } from "~/readiness/item-state";
import { readMatrix } from "~/readiness/matrix.server";
import { catchUp } from "~/readiness/standings.server";
import { categories } from "~/readiness/template";
import { startChecklist } from "~/readiness/checklists.server";
import { findTemplate } from "~/readiness/templates.server";
import { loadSample } from "~/sample/sample.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";
import { series } from "./series";

const now = new Date("2020-07-03T02:00:00Z");
const today = "2020-07-03";
const everything = { show: "all", sort: "name", isReversed: false, name: "", page: 1 } as const;

onEachDatabase("the picture of all committees", (open) => {
  test("counts as a count by hand does", async () => {
    const db = open();
    await loadSample(db, program, now);
    const { viewer } = await makePerson(db, "organiser");
    const template = (await findTemplate(db, "mac-dinh"))?.id ?? "";
    await db("congresses").where({ slug: "cu-kuin-2020" }).update({
      state: "preparing",
      held_by: null,
      first_day: "2020-08-04",
      last_day: "2020-08-05",
    });
    const congresses: { id: string; slug: string }[] = await db("congresses")
      .whereIn("slug", ["dak-lak-xvii", "cu-kuin-2020", "mau"])
      .select("id", "slug");
    for (const { id } of congresses) await startChecklist(db, viewer, now, id, template);
    await db("checklist_item_steps").delete();
    const random = series(1097);
    for (const { id } of await db("checklist_items").whereNull("fact").select("id")) {
      const state = itemStates[Math.floor(random() * itemStates.length)];
      const isSettled = state === "confirmed" || state === "not-applicable";
      const at = random() < 0.5 ? "2020-06-30T00:00:00.000Z" : "2020-06-01T00:00:00.000Z";
      await db("checklist_items")
        .where({ id })
        .update({ state, is_retired: random() < 0.1, settled_at: isSettled ? at : null });
      if (isSettled) {
        await db("checklist_item_steps").insert({ item_id: id, step: "confirm", state, actor_name: "x", at });
      }
    }

    await catchUp(db, { today, now });
    const { rows } = await readMatrix(db, viewer, { below: null, today, now }, everything);
    for (const { id, slug } of congresses) {
      const row = rows.find((each) => each.slug === slug);
      const items: Stored[] = (
        await db("checklist_items")
          .join("checklists", "checklists.id", "checklist_items.checklist_id")
          .where({ congress_id: id })
      ).filter((each: Stored) => !each.is_retired);
      // The agenda of the sample is published and its delegates are divided.
      const isFact = ({ fact }: Stored) =>
        slug === "mau" && ["agenda-published", "groups-divided"].includes(fact ?? "");
      const stateOf = (each: Stored) => (isFact(each) ? "confirmed" : each.state);
      const settled = (each: Stored) => ["confirmed", "not-applicable"].includes(stateOf(each));
      const waiting = (each: Stored) => ["done", "not-applicable-proposed"].includes(stateOf(each));
      for (const category of categories) {
        const mine = items.filter((each) => each.category === category);
        expect(row?.shares[category], `${slug} ${category}`).toEqual({
          total: mine.length,
          settled: mine.filter(settled).length,
          waiting: mine.filter(waiting).length,
          overdue: mine.filter(
            (each) => !settled(each) && !waiting(each) && each.due_day !== null && each.due_day < today,
          ).length,
        });
      }
      expect(row?.ready).toBe(items.every((each) => !each.mandatory || settled(each)));
      const gained = items.filter(
        (each) => settled(each) && each.settled_at !== null && each.settled_at > "2020-06-26",
      );
      // Both became facts today.
      const ticked = items.filter(isFact).length;
      expect(row?.trend).toEqual({ gained: gained.length + ticked, lost: 0 });
      expect(row?.total.total).toBe(items.length);
    }
  });

  test("shows each viewer what is in their reach", async () => {
    const db = open();
    const { viewer } = await makePerson(db, "viewer", { committee: "cu-kuin" });
    const { rows } = await readMatrix(db, viewer, { below: null, today, now }, everything);
    expect(rows.map(({ slug }) => slug)).toEqual(["cu-kuin-2020"]);
    const { viewer: organiser } = await makePerson(db, "organiser");
    const { path } = await db("committees").where({ slug: "cu-kuin" }).first("path");
    const below = await readMatrix(db, organiser, { below: path, today, now }, everything);
    expect(below.rows.map(({ slug }) => slug)).toEqual(["cu-kuin-2020"]);
  });
});

interface Stored {
  category: string;
  fact: string | null;
  state: ItemState;
  due_day: string | null;
  settled_at: string | null;
  mandatory: unknown;
  is_retired: unknown;
}
