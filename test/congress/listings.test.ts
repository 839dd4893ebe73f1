import { beforeAll, describe, expect, test } from "vitest";
import type { Visit } from "~/accounts/request.server";
import { visitor, type Viewer } from "~/accounts/viewer";
import { branchChoices } from "~/congress/branch-choices.server";
import { findCommittee, listPlaces } from "~/congress/committees.server";
import { listCongresses } from "~/congress/congresses.server";
import { countListed, idsInOrder, listingsFor, matching } from "~/congress/listed.server";
import { rebuildListings, refreshListings, wrongListings } from "~/congress/listings.server";
import { listMonth } from "~/congress/month-listing.server";
import { daysAround, monthView } from "~/congress/month-view";
import { filtered, inParts, type ScheduleFilter } from "~/congress/schedule";
import { stages } from "~/congress/stages";
import { createTranslator } from "~/wording";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";
import { plainBranches, plainMonth } from "./plain-schedule";
import { plantTree } from "./planted";

const today = "2020-07-03";
const everything: ScheduleFilter = { committeePath: null, stage: null, name: "" };

onEachDatabase("lists of many congresses", (open) => {
  const viewers = async (): Promise<Viewer[]> => [
    visitor,
    (await makePerson(open(), "organiser")).viewer,
    (await makePerson(open(), "viewer", { committee: "cay9-1" })).viewer,
    (await makePerson(open(), "committee-editor", { committee: "cay9-0" })).viewer,
  ];
  const visitOf = (viewer: Viewer) =>
    ({ db: open(), viewer, language: "vi", t: createTranslator("vi").t, today }) as Visit;
  const reading = { t: createTranslator("vi").t, language: "vi", today, showsPeople: true } as const;

  describe("as they were planted", () => {
    beforeAll(async () => {
      await plantTree(open(), 9);
      await refreshListings(open());
    });

    test("are filtered, counted, ordered and cut as one by one, for everybody", async () => {
      const db = open();
      const committees = [null, "cay9-0", "cay9-1", "khong-co"];
      const names = [
        "",
        " ",
        "dong",
        "Đồng",
        "ĐÔNG",
        "so 10",
        "100%",
        "_",
        "organisation",
        "congress 3",
        "xyz",
      ];
      for (const viewer of await viewers()) {
        const all = await listCongresses(db, viewer);
        expect(await countListed(listingsFor(db, viewer))).toMatchObject({ all: all.length });
        for (const stage of [null, ...stages]) {
          for (const [at, name] of names.entries()) {
            const slug = committees[at % committees.length] ?? null;
            const path =
              slug === null ? null : ((await findCommittee(db, viewer, slug))?.path ?? "/khong-co/");
            const filter = { committeePath: path, stage, name };
            const right = filtered(all, filter, today);
            const found = () => matching(listingsFor(db, viewer), filter, today);
            expect(await countListed(found()), JSON.stringify(filter)).toEqual({
              all: right.length,
              undated: right.filter(({ firstDay }) => firstDay === null).length,
            });
            const ids = inParts(right).flatMap(({ congresses }) => congresses.map(({ id }) => id));
            for (const [from, to] of [
              [0, 7],
              [5, 30],
              [0, ids.length],
            ] as const) {
              expect(await idsInOrder(found(), from, to), JSON.stringify(filter)).toEqual(
                ids.slice(from, to),
              );
            }
          }
        }
      }
    });

    test("are shown in a month as one by one", async () => {
      const db = open();
      for (const viewer of await viewers()) {
        const all = await listCongresses(db, viewer);
        for (const month of ["2020-05", "2020-06", "2020-07", "2020-08", "2021-01"]) {
          for (const filter of [everything, { ...everything, name: "dong", stage: "preparing" } as const]) {
            const right = filtered(all, filter, today);
            const found = () => matching(listingsFor(db, viewer), filter, today);
            const { undated } = await countListed(found());
            const listing = await listMonth(db, viewer, found, daysAround(month));
            const view = (of: Parameters<typeof monthView>[0]) =>
              monthView(of, month, new URLSearchParams({ month }), reading);
            expect(view({ ...listing, undated })).toEqual(view(plainMonth(right, month)));
          }
        }
      }
    });

    test("offer the branches of the tree as one by one, whatever is chosen and however many there are", async () => {
      const db = open();
      for (const viewer of await viewers()) {
        const congresses = await listCongresses(db, viewer);
        const places = await listPlaces(db, viewer);
        expect(places.length).toBeGreaterThan(20);
        for (const most of [0, 8, 30, 60, 1000]) {
          for (const chosen of [null, ...places.filter((_, at) => at % 19 === 3)]) {
            const offered = await branchChoices(visitOf(viewer), chosen, most);
            expect(offered).toEqual(await plainBranches(visitOf(viewer), congresses, chosen, most));
          }
        }
      }
    });
  });

  test("show nobody what was closed to them, where the list could not be written since", async () => {
    const db = open();
    await refreshListings(db);
    const dated = await listingsFor(db, visitor).whereNotNull("first_day").first();
    const between = { first: dated.first_day, last: dated.last_day };
    const shown = async () =>
      (await listMonth(db, visitor, () => listingsFor(db, visitor), between)).congresses.map(({ id }) => id);
    expect(await shown()).toContain(dated.congress_id);
    await db("congresses").where({ id: dated.congress_id }).update({ is_public: false });
    expect(await listingsFor(db, visitor).pluck("congress_id")).toContain(dated.congress_id);
    expect(await shown()).not.toContain(dated.congress_id);
    await db("congresses").where({ id: dated.congress_id }).update({ is_public: true });
  });

  test("are never behind what is written", async () => {
    const db = open();
    const isRight = async () => {
      expect(await wrongListings(db)).toEqual([]);
      await refreshListings(db);
      expect(await db("congress_listing_marks")).toEqual([]);
      expect(await wrongListings(db)).toEqual([]);
    };
    await isRight();
    const { id, committee_id: committee } = await db("congresses").first();
    const listed = () => db("congress_listings").where({ congress_id: id }).first();
    await db("congresses").where({ id }).update({ title_vi: "Đại hội Ấp Bắc", is_public: false });
    await isRight();
    expect((await listed()).names_plain).toContain("dai hoi ap bac");
    await db("committees")
      .where({ id: committee })
      .update({ name_vi: "Đảng bộ Mới", path: `/khac/${committee}/` });
    await isRight();
    expect(await listed()).toMatchObject({ committee_path: `/khac/${committee}/` });
    await db("committee_levels").update({ position: 77 });
    await isRight();
    expect((await listed()).level_position).toBe(77);
    await db("congresses")
      .where({ id })
      .update({ state: "held", first_day: null, last_day: null, held_by: today });
    await isRight();
    await db("congresses").where({ id }).delete();
    await isRight();
    expect(await listed()).toBeUndefined();
  });

  test("are examined, and made anew", async () => {
    const db = open();
    const { congress_id: id } = await db("congress_listings").first();
    await db("congress_listings").where({ congress_id: id }).update({ title_key: "x" });
    expect(await wrongListings(db)).toEqual([id]);
    const rows = await db("congresses").count({ count: "*" });
    expect(await rebuildListings(db)).toBe(Number(rows[0]?.count));
    expect(await wrongListings(db)).toEqual([]);
  });
});
