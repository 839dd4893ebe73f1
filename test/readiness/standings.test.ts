import { beforeAll, expect, test } from "vitest";
import type { Database } from "~/platform/database.server";
import { addDays } from "~/platform/days";
import { readBranches } from "~/readiness/branches.server";
import { itemStates } from "~/readiness/item-state";
import { takeStep } from "~/readiness/item-writes.server";
import { pageOf, rowsPerPage, shows, sorts, type MatrixPage, type MatrixRow } from "~/readiness/matrix";
import { readMatrix } from "~/readiness/matrix.server";
import { rebuildStandings, refreshStandings, wrongStandings } from "~/readiness/standings.server";
import { defaultTemplateItems } from "~db/reference/readiness-template";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";
import { series } from "./series";

const now = new Date("2020-07-03T02:00:00Z");
const today = "2020-07-03";
const everything = { show: "all", sort: "name", isReversed: false, name: "", page: 1 } as const;

onEachDatabase("where preparations stand", (open) => {
  beforeAll(async () => {
    await plant(open(), 2 * rowsPerPage + 5, 12);
    await refreshStandings(open(), { today, now });
  });

  test("is filtered, sorted, added up and cut by the database as one by one", async () => {
    const db = open();
    const { viewer } = await makePerson(db, "organiser");
    const asked = { below: null, today, now };
    const all: MatrixRow[] = [];
    for (let page = 1; ; page += 1) {
      const answer = await readMatrix(db, viewer, asked, { ...everything, page });
      all.push(...answer.rows);
      if (page === answer.pages) break;
    }
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(2 * rowsPerPage);
    const names = ["", "thu 1", "Thử", "THỬ 2", "không có", "%", "_", "!", "Đ"];
    for (const sort of sorts) {
      for (const [at, show] of shows.entries()) {
        const isReversed = (at + sorts.indexOf(sort)) % 2 === 1;
        const query = { show, sort, isReversed, name: names[(at * 7 + sorts.indexOf(sort)) % 9] ?? "" };
        for (const page of [1, 99]) {
          const answer = await readMatrix(db, viewer, asked, { ...query, page });
          const right = pageOf(all, { ...query, page });
          const slugs = ({ rows }: MatrixPage) => rows.map(({ slug }) => slug);
          expect(slugs(answer), JSON.stringify(query)).toEqual(slugs(right));
          expect({ ...answer, rows: [] }, JSON.stringify(query)).toEqual({ ...right, rows: [] });
        }
      }
    }
  });

  test("puts committees together at any depth and loses nothing", async () => {
    const db = open();
    const { viewer } = await makePerson(db, "organiser");
    const asked = { below: null, today, now };
    const { sum } = await readMatrix(db, viewer, asked, everything);
    const { path } = await db("committees").where({ slug: "trong-d3" }).first("path");
    const walk = async (below: string | null): Promise<void> => {
      const branches = await readBranches(db, viewer, { ...asked, below });
      const whole = (await readMatrix(db, viewer, { ...asked, below }, everything)).sum;
      expect(pageOf(branches, everything).sum).toEqual(whole);
      for (const { committee, together } of branches) {
        if (together && committee.path !== below) await walk(committee.path);
      }
    };
    await walk(null);
    await walk(path);
    const top = await readBranches(db, viewer, asked);
    expect(top.reduce((so, { together }) => so + (together?.congresses ?? 1), 0)).toBe(sum.congresses);
    const district = await readBranches(db, viewer, { ...asked, below: path });
    expect(district.every(({ committee }) => committee.path.startsWith(path))).toBe(true);
    expect(district.length).toBeGreaterThan(1);
  });

  test("is never behind what is written, and right on every day without being counted anew", async () => {
    const db = open();
    const { viewer: worker } = await makePerson(db, "committee-editor", { committee: "trong-d1" });
    const { viewer: above } = await makePerson(db, "organiser");
    const { path } = await db("committees").where({ slug: "trong-d1" }).first("path");
    const congress = await db("congresses")
      .join("committees", "committees.id", "congresses.committee_id")
      .where("path", "like", `${path}%`)
      .first("congresses.id");
    const items = () =>
      db("checklist_items")
        .join("checklists", "checklists.id", "checklist_items.checklist_id")
        .where({ congress_id: congress.id, state: "open", is_retired: false })
        .whereNull("fact")
        .where("content", "like", '%"evidence":false%')
        .select("checklist_items.id", "checklist_items.version");
    let moment = { today, now };
    const look = async () => {
      await refreshStandings(db, moment);
      expect(await wrongStandings(db, moment)).toEqual([]);
      const { sum } = await readMatrix(db, above, { below: path, ...moment }, everything);
      return sum;
    };
    const before = await look();
    const [one, other] = await items();
    await takeStep(db, worker, now, one.id, one.version, { kind: "done" });
    await takeStep(db, above, now, one.id, one.version + 1, { kind: "confirm" });
    await takeStep(db, worker, now, other.id, other.version, { kind: "done" });
    const after = await look();
    expect(after.total.settled).toBe(before.total.settled + 1);
    expect(after.total.waiting).toBe(before.total.waiting + 1);
    expect(after.trend.gained).toBe(before.trend.gained + 1);
    // The congress moves, and what was not due is.
    await db("congresses")
      .where({ id: congress.id })
      .update({ first_day: "2020-07-06", last_day: "2020-07-07" });
    const moved = await look();
    expect(moved.total.overdue).toBeGreaterThan(after.total.overdue);
    // A fact of another room, come and gone.
    const at = now.toISOString();
    const agenda = { agenda_id: "proof", content: "{}" };
    await db("agendas").insert({ id: "proof", congress_id: congress.id, created_at: at });
    await db("agenda_revisions").insert({ ...agenda, number: 1, summary: "{}", author_name: "x", at });
    await db("agenda_publications").insert({
      ...{ ...agenda, version: 1, revision_number: 1, changes: "[]", publisher_name: "x", published_at: at },
    });
    expect((await look()).total.settled).toBe(moved.total.settled + 1);
    await db("agendas").where({ id: "proof" }).delete();
    expect((await look()).total.settled).toBe(moved.total.settled);
    // The reference day may be set to any day; the clock goes on.
    for (const [hours, days] of [1, 3, 6, 8, 30, 5, 90, 0].entries()) {
      moment = { today: addDays(today, days), now: new Date(now.getTime() + hours * 30 * 3_600_000) };
      await look();
    }
    const counted = async () =>
      (await db("readiness_standings").orderBy("congress_id")).map(({ counted_at: _at, ...row }) => row);
    const rows = await counted();
    await rebuildStandings(db, moment);
    expect(await counted()).toEqual(rows);
    await db("readiness_standings").where({ congress_id: congress.id }).update({ settled: 99 });
    expect(await wrongStandings(db, moment)).toEqual([congress.id]);
    await rebuildStandings(db, moment);
    expect(await wrongStandings(db, moment)).toEqual([]);
  });
});

/** Congresses in a tree that is uneven, with checklists in the middle of their work. */
async function plant(db: Database, count: number, districts: number): Promise<void> {
  const random = series(2020);
  const pick = <One>(all: readonly One[]): One => all[Math.floor(random() * all.length)] as One;
  const level = (await db("committee_levels").first("id")).id;
  const template = await db("checklist_templates").first("id");
  const at = "2020-05-01T00:00:00.000Z";
  const paths = ["/trongroot/"];
  const committee = (id: string, path: string, name: string) => ({
    ...{ id, slug: id.startsWith("d") ? `trong-${id}` : id, path, level_id: level, name_vi: name },
    ...{ source: "{}", created_at: at },
  });
  await db("committees").insert(committee("trongroot", "/trongroot/", "Đảng bộ Trồng"));
  for (let index = 0; index < count; index += 1) {
    const isDistrict = index < districts;
    const parent = isDistrict ? "/trongroot/" : pick(paths.slice(1));
    const id = isDistrict ? `d${index}` : `t${index}`;
    const path = `${parent}${id}/`;
    paths.push(path);
    await db("committees").insert(committee(id, path, `Đảng bộ ${pick(["Thử", "Thụ", "thư"])} ${index}`));
    const first_day = pick(["2020-08-01", "2020-07-10", null]);
    await db("congresses").insert({
      ...{
        id,
        slug: `trong-dh-${index}`,
        committee_id: id,
        title_vi: `Đại hội ${index}`,
        state: "preparing",
      },
      ...{ first_day, last_day: first_day, created_at: at, updated_at: at },
    });
    if (index % 5 === 4) continue;
    await db("checklists").insert({
      ...{ id, congress_id: id, template_id: template.id, template_version: 1, created_at: at },
    });
    const items = defaultTemplateItems.filter(({ fact }) => random() < 0.4 || fact !== null);
    await db.batchInsert(
      "checklist_items",
      items.map((item, position) => ({
        ...{ id: `${id}-${position}`, checklist_id: id, code: item.code, category: item.category, position },
        ...{ content: JSON.stringify(item), mandatory: item.mandatory, fact: item.fact },
        state: item.fact !== null ? "open" : index % 7 === 0 ? "confirmed" : pick(itemStates),
      })),
      20,
    );
  }
}
