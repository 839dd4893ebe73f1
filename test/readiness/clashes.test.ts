import { beforeAll, expect, test } from "vitest";
import { scopeOf } from "~/accounts/permissions";
import { byDay } from "~/congress/schedule";
import { listCongresses } from "~/congress/congresses.server";
import type { Database } from "~/platform/database.server";
import type { ClashingCongress } from "~/readiness/clashes";
import { readClashes } from "~/readiness/clashes.server";
import { plantTree } from "../congress/planted";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";
import { plainClashes } from "./plain-clashes";

onEachDatabase("clashes between many congresses", (open) => {
  beforeAll(async () => {
    const db = open();
    await plantTree(db, 20);
    await db("congresses").where("id", "like", "cay20-%2-%").update({ is_sample: true });
    // Of another year, which nobody waits for; and the very last day that is waited for.
    const { id } = await db("congresses")
      .where("id", "like", "cay20-%")
      .whereNotNull("first_day")
      .orderBy("id")
      .first("id");
    await db("congresses").where({ id }).update({ first_day: "2021-07-06", last_day: "2021-07-06" });
  });

  test("are those that comparing each with each finds, for everybody", async () => {
    const db = open();
    for (const { viewer } of [
      await makePerson(db, "organiser"),
      await makePerson(db, "committee-editor", { committee: "cay20-0" }),
      await makePerson(db, "viewer", { committee: "cay20-1" }),
      await makePerson(db, "viewer", { committee: "krong-pac" }),
    ]) {
      const scope = scopeOf(viewer, "readiness:view");
      const prepared = (await allPrepared(db)).filter(
        ({ committee }) => scope === "everywhere" || scope.some((path) => committee.path.startsWith(path)),
      );
      const right = plainClashes(prepared);
      for (const most of [3, 10_000]) {
        const { congresses, kinds } = await readClashes(db, viewer, most);
        expect(congresses).toBe(prepared.length);
        for (const kind of ["order", "same-day"] as const) {
          const all = right.filter((clash) => clash.kind === kind);
          expect(kinds[kind]).toEqual({ count: all.length, first: all.slice(0, most) });
        }
      }
    }
    const { kinds } = await readClashes(db, (await makePerson(db, "organiser")).viewer, 10_000);
    expect(kinds.order.count).toBeGreaterThan(20);
    expect(kinds["same-day"].count).toBeGreaterThan(2);
  });
});

/** Every congress that has days and is being prepared, in the order in which clashes are told. */
async function allPrepared(db: Database): Promise<ClashingCongress[]> {
  const { viewer } = await makePerson(db, "organiser");
  return (await listCongresses(db, viewer))
    .filter(({ state, firstDay }) => state === "preparing" && firstDay !== null)
    .sort(byDay)
    .map(({ id, slug, title, committee, firstDay, lastDay, place, isSample }) => ({
      ...{ id, slug, title, firstDay: firstDay ?? "", lastDay: lastDay ?? "", place, isSample, halls: [] },
      committee: { path: committee.path, names: committee.names },
    }));
}
