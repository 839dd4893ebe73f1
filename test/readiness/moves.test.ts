import { expect, test } from "vitest";
import { startChecklist } from "~/readiness/checklists.server";
import { refreshListings } from "~/congress/listings.server";
import { readUses } from "~/readiness/clashes.server";
import { readFacts } from "~/readiness/facts.server";
import { takeStep } from "~/readiness/item-writes.server";
import { readMatrix } from "~/readiness/matrix.server";
import { readMoves } from "~/readiness/moves.server";
import { catchUp } from "~/readiness/standings.server";
import { findTemplate } from "~/readiness/templates.server";
import { loadSample } from "~/sample/sample.server";
import { program } from "~/accounts/audit.server";
import { newId } from "~/platform/id.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const early = new Date("2020-06-01T02:00:00Z");
const now = new Date("2020-07-03T02:00:00Z");
const today = "2020-07-03";

onEachDatabase("what moved", (open) => {
  test("since last week, forward, back and by waiting, in the viewer's reach", async () => {
    const db = open();
    const { viewer: own } = await makePerson(db, "committee-editor", { committee: "cu-kuin" });
    const { viewer: above } = await makePerson(db, "organiser");
    const { viewer: stranger } = await makePerson(db, "viewer", { committee: "krong-pac" });
    await db("congresses")
      .where({ slug: "cu-kuin-2020" })
      .update({
        ...{ state: "preparing", held_by: null, first_day: "2020-12-01", last_day: "2020-12-02" },
      });
    const congress = await db("congresses").where({ slug: "cu-kuin-2020" }).first("id");
    await startChecklist(db, own, early, congress.id, (await findTemplate(db, "mac-dinh"))?.id ?? "");
    const [forward, back, late, quiet] = await db("checklist_items")
      .whereNull("fact")
      .orderBy("position")
      .limit(4);
    const allItems = db("checklist_items").whereIn("id", [forward.id, back.id, late.id, quiet.id]);
    await allItems.update({ content: db.raw("replace(content, '\"evidence\":true', '\"evidence\":false')") });
    const take = (
      viewer: typeof own,
      at: Date,
      id: string,
      basedOn: number,
      step: Parameters<typeof takeStep>[5],
    ) => takeStep(db, viewer, at, id, basedOn, step);
    // Long ago: one confirmed, one merely begun. This week: the former is returned, the latter done.
    await take(own, early, back.id, 1, { kind: "done" });
    await take(above, early, back.id, 2, { kind: "confirm" });
    await take(own, early, quiet.id, 1, { kind: "start" });
    await take(above, now, back.id, 3, { kind: "return", reason: "Thiếu" });
    await take(own, now, forward.id, 1, { kind: "done" });
    await take(above, now, forward.id, 2, { kind: "confirm" });
    await db("checklist_items").where({ id: late.id }).update({ due_day: "2020-07-01" });

    const moves = await readMoves(db, above, { below: null, now, today });
    expect(moves.map(({ kind, code, before, after }) => [kind, code, before, after]).sort()).toEqual(
      [
        ["forward", forward.code, "open", "confirmed"],
        ["back", back.code, "confirmed", "returned"],
        ["now-overdue", late.code, "open", "open"],
      ].sort(),
    );
    expect(await readMoves(db, stranger, { below: null, now, today })).toEqual([]);
    const query = { show: "all", sort: "name", isReversed: false, name: "", page: 1 } as const;
    await catchUp(db, { today, now });
    const { rows } = await readMatrix(db, own, { below: null, today, now }, query);
    expect(rows.map(({ slug, trend }) => [slug, trend])).toEqual([["cu-kuin-2020", { gained: 1, lost: 1 }]]);
  });

  test("and groups are divided once the chosen division seats all who take part", async () => {
    const db = open();
    await loadSample(db, program, now);
    const { id } = await db("congresses").where({ slug: "mau" }).first("id");
    const holds = async () => (await readFacts(db, [id])).get(id)?.get("groups-divided");
    await db("divisions").where({ congress_id: id }).delete();
    expect(await holds()).toBeUndefined();
    const division = newId();
    await db("divisions").insert({
      ...{ id: division, congress_id: id, name: "Chia tổ", is_chosen: true, created_at: now.toISOString() },
    });
    await db("division_revisions").insert({
      ...{ division_id: division, number: 1, content: "{}", summary: "{}", author_name: "x" },
      at: now.toISOString(),
    });
    const delegates = await db("delegates").where({ congress_id: id }).select("id");
    for (const each of delegates.slice(1)) {
      await db("division_seats").insert({
        ...{ division_id: division, round: 0, delegate_id: each.id, group_id: "g1", duty: "member" },
      });
    }
    expect(await holds()).toBeUndefined();
    await db("delegates").where({ id: delegates[0].id }).update({ status: "excused" });
    expect(await holds()).toBe(now.toISOString());
    await db("divisions").where({ id: division }).update({ is_chosen: false });
    expect(await holds()).toBeUndefined();
  });

  test("and congresses clash by what their agendas use", async () => {
    const db = open();
    const { viewer } = await makePerson(db, "organiser");
    await refreshListings(db);
    const { congresses, uses } = await readUses(db, viewer);
    expect(congresses.map(({ slug }) => slug)).toContain("mau");
    expect(uses.length).toBeGreaterThan(0);
    const { viewer: stranger } = await makePerson(db, "viewer", { committee: "krong-pac" });
    expect(await readUses(db, stranger)).toEqual({ congresses: [], uses: [] });
  });
});
