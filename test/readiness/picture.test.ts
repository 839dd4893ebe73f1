import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backPlan } from "~/readiness/back-plan";
import { burnUp, lead } from "~/readiness/burn-up";
import { findShared, type ClashingCongress, type Use } from "~/readiness/clashes";
import { itemStates } from "~/readiness/item-state";
import { noTrend, pageOf, sorts, type MatrixRow } from "~/readiness/matrix";
import { matrixAddress } from "~/readiness/matrix-address";
import { noShare } from "~/readiness/readiness";
import { addDays } from "~/platform/days";
import { plainClashes } from "./plain-clashes";

const day = (number: number) => addDays("2020-06-01", number);
const anyDay = fc.integer({ min: 0, max: 120 }).map(day);

describe("a burn-up chart", () => {
  const history = fc.record({
    due: fc.option(anyDay),
    changes: fc
      .array(fc.record({ day: anyDay, state: fc.constantFrom(...itemStates) }), { maxLength: 4 })
      .map((changes) => changes.sort((one, other) => one.day.localeCompare(other.day))),
  });

  test("never shows more settled than handed in, nor more than there is, and ends with all that was planned", () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 20 }), anyDay, anyDay, (items, begun, today) => {
        const chart = burnUp(items, begun, today);
        for (const point of chart.points) {
          expect(point.settled).toBeLessThanOrEqual(point.handedIn);
          expect(point.handedIn).toBeLessThanOrEqual(chart.total);
        }
        const planned = chart.points.map((point) => point.planned);
        expect([...planned].sort((one, other) => one - other)).toEqual(planned);
        expect(planned.at(-1)).toBe(items.filter(({ due }) => due !== null && due >= "0").length);
        expect(chart.points.map((point) => point.day)).toContain(today);
        const now = chart.points.find((point) => point.day === today);
        expect(lead(chart)).toBe((now?.handedIn ?? 0) - (now?.planned ?? 0));
      }),
    );
  });

  test("counts what was taken back as not done", () => {
    const changes = [
      { day: day(1), state: "done" as const },
      { day: day(3), state: "returned" as const },
    ];
    const { points } = burnUp([{ due: day(2), changes }], day(0), day(4));
    expect(points.map(({ handedIn }) => handedIn)).toEqual([0, 1, 1, 0, 0]);
  });
});

describe("a plan back from the congress", () => {
  const item = (code: string, after: string | null, at: number, state: "open" | "done" = "open") => ({
    ...{ code, pinned: null, state, day: day(at) },
    due:
      after === null
        ? { from: "first-day" as const, days: 0 }
        : { from: "item" as const, code: after, days: 1 },
  });
  const congress = { firstDay: day(60), lastDay: day(61) };

  test("names the chain that decides, and what a late item holds up", () => {
    const items = [item("a", null, 10), item("b", "a", 30), item("c", "b", 50), item("d", null, 55)];
    const plan = backPlan(items, congress, day(20));
    expect(plan.critical).toEqual(["a", "b", "c"]);
    expect(plan.lines[0]).toMatchObject({ code: "a", state: "late", holdsUp: ["b"], isCritical: true });
    expect(plan.lines[1]?.after).toEqual([{ code: "a", day: day(10) }]);
    expect(plan.span).toEqual({ first: day(10), last: day(61) });
  });

  test("knows that what is due before another item is what that one waits for", () => {
    const early = { ...item("a", null, 10), due: { from: "item" as const, code: "b", days: -20 } };
    const plan = backPlan([early, item("b", null, 30)], congress, day(20));
    expect(plan.lines.map(({ code, after, holdsUp }) => [code, after, holdsUp])).toEqual([
      ["a", [], ["b"]],
      ["b", [{ code: "a", day: day(10) }], []],
    ]);
    expect(plan.critical).toEqual(["a", "b"]);
  });

  test("stands circles, unknown items and congresses without a day", () => {
    const items = [item("a", "b", 1), item("b", "a", 2), item("c", "gone", 3, "done")];
    const plan = backPlan(items, { firstDay: null, lastDay: null }, day(0));
    expect(plan.lines.map(({ code }) => code)).toEqual(["a", "b", "c"]);
    expect(plan.lines[2]).toMatchObject({ after: [{ code: "gone", day: null }], state: "handed-in" });
  });
});

describe("clashes between congresses", () => {
  const congress = (id: string, path: string, first: number, over: Partial<ClashingCongress> = {}) => ({
    ...{ id, slug: id, title: { vi: id, en: "" }, committee: { path, names: { vi: id, en: "" } } },
    ...{
      firstDay: day(first),
      lastDay: day(first + 1),
      place: "Hội trường tỉnh",
      isSample: false,
      halls: [],
    },
    ...over,
  });
  const usage = (congressId: string, at: number, over: Partial<Use> = {}): Use => ({
    ...{ congressId, day: day(at), start: 480, end: 600, people: [], rooms: [] },
    ...over,
  });
  const leader = [{ name: "Người Thử", title: "Bí thư" }];
  const kindsOf = (found: ReturnType<typeof findShared>) => found.map(({ kind }) => kind);

  test("finds a leader at two on one day, also at once, and tells offices apart", () => {
    const both = [congress("a", "/r/a/", 1), congress("b", "/s/b/", 1)];
    const at = (start: number, people = leader) => usage("b", 1, { people, start, end: start + 60 });
    expect(findShared(both, [usage("a", 1, { people: leader }), at(900)])).toMatchObject([
      { kind: "person", name: "Người Thử", atOnce: false, day: day(1) },
    ]);
    expect(findShared(both, [usage("a", 1, { people: leader }), at(500)])).toMatchObject([{ atOnce: true }]);
    // Touching is not at once.
    expect(findShared(both, [usage("a", 1, { people: leader }), at(600)])).toMatchObject([{ atOnce: false }]);
    const other = [{ name: "người  thử", title: "Chủ tịch" }];
    expect(findShared(both, [usage("a", 1, { people: leader }), at(500, other)])).toEqual([]);
    const unknown = [{ name: "người  thử", title: "" }];
    expect(kindsOf(findShared(both, [usage("a", 1, { people: leader }), at(500, unknown)]))).toEqual([
      "person",
    ]);
  });

  test("finds shared halls of one place, with and without agendas", () => {
    const hall = { halls: ["Hội trường lớn"] };
    const [a, b] = [congress("a", "/r/a/", 1, hall), congress("b", "/s/b/", 2, hall)];
    expect(findShared([a, b], [])).toMatchObject([{ kind: "hall", day: day(2), hall: "Hội trường lớn" }]);
    expect(findShared([a, { ...b, place: "Nơi khác" }], [])).toEqual([]);
    expect(
      findShared(
        [
          { ...a, place: "" },
          { ...b, place: "" },
        ],
        [],
      ),
    ).toEqual([]);
    expect(kindsOf(findShared([a, b], [usage("a", 2, { rooms: ["hội trường lớn"] })]))).toEqual(["hall"]);
  });

  test("wants congresses below before the one above, of the same year", () => {
    const upper = congress("p", "/p/", 10);
    expect(plainClashes([upper, congress("d", "/p/d/", 5)])).toEqual([]);
    for (const first of [9, 10, 30]) {
      expect(kindsOf(plainClashes([upper, congress("d", "/p/d/", first)]))).toEqual(["order"]);
    }
    expect(plainClashes([upper, congress("d", "/p/d/", 900)])).toEqual([]);
    expect(kindsOf(plainClashes([upper, congress("d", "/p/d/e/", 30)]))).toEqual(["order"]);
  });

  test("names the days on which leaders must divide themselves; samples clash with samples", () => {
    const district = (id: string, first: number, isSample = false) =>
      congress(id, `/p/${id}/`, first, { isSample, place: "" });
    const found = plainClashes([district("a", 1), district("b", 2), district("c", 2, true)]);
    expect(found).toMatchObject([{ kind: "same-day", day: day(2) }]);
  });
});

describe("the picture by committees", () => {
  const row = (path: string, over: Partial<MatrixRow> = {}): MatrixRow => ({
    ...{ congressId: path, slug: path, title: { vi: path, en: "" }, isSample: false, firstDay: null },
    committee: { slug: path, path, names: { vi: path, en: "" } },
    ...{
      isBegun: true,
      shares: {},
      total: { ...noShare, total: 1 },
      ready: false,
      trend: noTrend,
      together: null,
    },
    ...over,
  });

  test("is the same set of rows in every order, each order turned round by choice", () => {
    const rows = Array.from({ length: 20 }, (_, at) =>
      row(`/p/${at}/`, { total: { total: 9, settled: at % 7, waiting: 0, overdue: at % 3 } }),
    );
    for (const sort of sorts) {
      const query = { show: "all", sort, name: "", page: 1 } as const;
      const forth = pageOf(rows, { ...query, isReversed: false }).rows.map(({ slug }) => slug);
      const back = pageOf(rows, { ...query, isReversed: true }).rows.map(({ slug }) => slug);
      expect(back).toEqual([...forth].reverse());
      expect([...forth].sort()).toEqual(rows.map(({ slug }) => slug).sort());
    }
  });

  test("keeps its question in the address", () => {
    const query = {
      ...({ show: "all", sort: "name", isReversed: false, name: "", page: 3 } as const),
      ...({ committee: "", view: "list" } as const),
    };
    expect(matrixAddress(query, {})).toBe("/readiness");
    expect(matrixAddress(query, { page: 2, committee: "x" })).toBe("/readiness?committee=x&page=2");
  });
});
