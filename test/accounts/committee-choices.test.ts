import { beforeAll, expect, test } from "vitest";
import { committeeChoices, findCommittees, isCommitteeOffered } from "~/accounts/committee-choices.server";
import type { Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { fillWorkspace } from "../bench/pages/dataset";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const plan = { purpose: "congress:create" } as const;

onEachDatabase("choosing a committee", (open) => {
  beforeAll(() =>
    fillWorkspace(open(), { provinces: 2, districts: 3, communes: 20, items: 1, auditRows: 1 }),
  );

  const visitOf = (viewer: SignedIn): Visit<SignedIn> =>
    ({ db: open(), viewer, language: "vi" }) as unknown as Visit<SignedIn>;
  const idOf = async (slug: string): Promise<string> =>
    (await open()("committees").where({ slug }).first("id")).id;

  test("is from a list of all where they are few, in the order of the tree", async () => {
    const { viewer } = await makePerson(open(), "committee-editor", { committee: "bench-1-2" });
    const own = await idOf("bench-1-2");
    const { options, search, chosen } = await committeeChoices(visitOf(viewer), plan, { chosen: own });
    expect(search).toBeNull();
    expect(options).toHaveLength(21);
    expect(options[0]).toEqual({ value: own, label: "Đảng bộ huyện số 1-2" });
    expect(options.slice(1, 4).map(({ label }) => label.trim())).toEqual(
      [0, 1, 2].map((number) => `Đảng bộ xã số 1-2-${number}`),
    );
    expect(chosen?.value).toBe(own);
    // What is stored is offered although it is out of reach; what somebody else's address says is not.
    const out = await idOf("bench-0-1");
    const stored = await committeeChoices(visitOf(viewer), plan, { stored: out });
    expect(stored.chosen?.label).toBe("Đảng bộ huyện số 0-1");
    expect((await committeeChoices(visitOf(viewer), plan, { chosen: out })).chosen).toBeNull();
  });

  test("is by name where they are many, within reach, and tells apart what bears one name", async () => {
    const { viewer } = await makePerson(open(), "organiser", { committee: "bench-1" });
    const visit = visitOf(viewer);
    const { options, search } = await committeeChoices(visit, plan);
    expect([options, search]).toEqual([[], "/choices/committees?for=congress%3Acreate"]);
    const { matches, isCut } = await findCommittees(visit, plan, "dang bo xa so 1-2-1");
    expect(matches.map(({ label }) => label)).toEqual(
      [1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19].map((number) => `Đảng bộ xã số 1-2-${number}`),
    );
    expect(matches[0]?.detail).toBe("Đảng bộ huyện số 1-2, Đảng bộ tỉnh số 1");
    expect(isCut).toBe(false);
    expect(await findCommittees(visit, plan, "số 0-")).toEqual({ matches: [], isCut: false });
    const all = await findCommittees(visit, plan, "xã");
    expect([all.matches.length, all.isCut]).toEqual([20, true]);
    expect(await isCommitteeOffered(visit, plan, await idOf("bench-1-0"))).toBe(true);
    expect(await isCommitteeOffered(visit, plan, await idOf("bench-0-0"))).toBe(false);
  });

  test("never offers a committee below itself", async () => {
    const { viewer } = await makePerson(open(), "organiser");
    const { path } = await open()("committees").where({ slug: "bench-1-2" }).first("path");
    const except = { purpose: "committee:create", except: path } as const;
    const { matches } = await findCommittees(visitOf(viewer), except, "số 1-2");
    expect(matches).toEqual([]);
    expect((await findCommittees(visitOf(viewer), except, "huyện số 1-")).matches).toHaveLength(2);
  });

  test("asks as little of the database with many committees as with few", async () => {
    const count = async (db: Database, work: () => Promise<unknown>): Promise<number> => {
      let queries = 0;
      const one = () => (queries += 1);
      db.on("query", one);
      await work();
      db.removeListener("query", one);
      return queries;
    };
    const everywhere = visitOf((await makePerson(open(), "organiser")).viewer);
    expect(await count(open(), () => committeeChoices(everywhere, plan))).toBeLessThanOrEqual(2);
    expect(await count(open(), () => findCommittees(everywhere, plan, "xã"))).toBeLessThanOrEqual(2);
  });
});
