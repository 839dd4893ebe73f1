import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  byDocument,
  compareToNow,
  consolidate,
  opinionsLeft,
  type Consolidation,
  type ConsolidationCommand,
  type HandedOpinion,
} from "~/groups/reports/consolidation";
import {
  answered,
  begun,
  firstState,
  isStuck,
  isWaiting,
  nextRequest,
  postedFields,
  refreshed,
  resumed,
  withOpinion,
} from "~/groups/reports/desk-state";
import { firstOpinions } from "~/groups/reports/first-opinions";
import { opinionKinds, type Opinion } from "~/groups/reports/report";
import { blankFields } from "~/groups/reports/report-view";
import { keepMine, localOpinion, takeTheirs, typed } from "~/groups/reports/saving";

const opinion = (id: string, changes: Partial<HandedOpinion> = {}): HandedOpinion => ({
  ...{ id, documentId: "d1", section: "Phần I", kind: "change", text: `Ý kiến ${id}.`, speakers: 1 },
  ...{ version: 1, author: "Thư ký Tổ 1", at: "2020-07-03T02:00:00.000Z", group: "Tổ 1" },
  ...changes,
});
const done = (answer: ReturnType<typeof consolidate>): Consolidation => {
  if (!answer.ok) throw new Error(answer.code);
  return answer.consolidation;
};
const empty: Consolidation = { points: [] };

describe("a consolidated report", () => {
  const opinions = [
    opinion("a"),
    opinion("b", { group: "Tổ 2" }),
    opinion("c", { group: "Tổ 3", text: "ý kiến  A" }),
    opinion("d", { documentId: "d2", kind: "question" }),
  ];
  const merge = (ids: string[], into: string | null = null, fresh = "p1"): ConsolidationCommand => ({
    ...{ do: "merge", opinions: ids, into, fresh },
  });

  it("merges opinions of several groups and keeps from which they came", () => {
    const merged = done(consolidate(empty, merge(["a", "b"]), opinions));
    expect(merged.points[0]).toMatchObject({ text: "Ý kiến a.\nÝ kiến b.", section: "Phần I" });
    expect(merged.points[0]?.sources.map(({ group }) => group)).toEqual(["Tổ 1", "Tổ 2"]);
    const more = done(consolidate(merged, merge(["c"], "p1"), opinions));
    expect(more.points[0]?.text).toBe("Ý kiến a.\nÝ kiến b.");
    expect(opinionsLeft(more, opinions).map(({ id }) => id)).toEqual(["d"]);
  });

  it("takes no opinion twice, and none that it does not know", () => {
    const merged = done(consolidate(empty, merge(["a"]), opinions));
    expect(consolidate(merged, merge(["a"]), opinions)).toEqual({ ok: false, code: "unknown-opinion" });
    expect(consolidate(empty, merge(["a", "x"]), opinions)).toEqual({ ok: false, code: "unknown-opinion" });
    expect(consolidate(empty, merge([]), opinions)).toEqual({ ok: false, code: "choose-first" });
    expect(consolidate(empty, merge(["a"], "x"), opinions)).toEqual({ ok: false, code: "unknown-point" });
  });

  it("takes all and joins what says the same in other letters", () => {
    let next = 0;
    const fresh = () => `p${++next}`;
    const taken = done(consolidate(empty, { do: "take-all", fresh }, opinions));
    expect(taken.points.map(({ sources }) => sources.map((source) => source.opinion))).toEqual([
      ["a", "c"],
      ["b"],
      ["d"],
    ]);
    expect(taken.points[0]?.text).toBe("ý kiến  A");
  });

  it("moves a point only among those of its document and kind", () => {
    let next = 0;
    const fresh = () => `p${++next}`;
    const taken = done(consolidate(empty, { do: "take-all", fresh }, opinions));
    const moved = done(consolidate(taken, { do: "move", point: "p2", by: -1 }, opinions));
    expect(moved.points.map(({ id }) => id)).toEqual(["p2", "p1", "p3"]);
    expect(consolidate(moved, { do: "move", point: "p3", by: -1 }, opinions)).toEqual({
      ...{ ok: false, code: "at-edge" },
    });
  });

  it("gives opinions back when a point is dropped or they are taken out", () => {
    const merged = done(consolidate(empty, merge(["a", "b"]), opinions));
    const less = done(consolidate(merged, { do: "release", point: "p1", opinion: "a" }, opinions));
    expect(opinionsLeft(less, opinions).map(({ id }) => id)).toEqual(["a", "c", "d"]);
    const none = done(consolidate(less, { do: "release", point: "p1", opinion: "b" }, opinions));
    expect(none).toEqual(empty);
    expect(done(consolidate(merged, { do: "remove", point: "p1" }, opinions))).toEqual(empty);
  });

  it("stands under its documents; what has none any more comes last", () => {
    const words = { documentId: "gone", section: "", kind: "agree", text: "x" } as const;
    const merged = done(consolidate(empty, merge(["a"]), opinions));
    const worded = done(consolidate(merged, { do: "word", point: "p1", words }, opinions));
    const parts = byDocument(worded, [{ id: "d1", title: "Báo cáo" }]);
    expect(parts.map(({ id, title }) => [id, title])).toEqual([["", null]]);
  });

  it("tells what an earlier revision would bring back, change and take away", () => {
    const fresh = () => `p${(count += 1)}`;
    let count = 0;
    const then = done(consolidate(empty, { do: "take-all", fresh }, opinions));
    const words = { documentId: "", section: "", kind: "agree", text: "Khác" } as const;
    const [first, second] = then.points;
    const reworded = done(consolidate(then, { do: "word", point: first?.id ?? "", words }, opinions));
    const now = done(consolidate(reworded, { do: "remove", point: second?.id ?? "" }, opinions));
    const states = compareToNow(then, now).then.map(({ now: state }) => state);
    expect(states.slice(0, 2)).toEqual(["different", "missing"]);
    expect(new Set(states.slice(2))).toEqual(new Set(states.length > 2 ? ["same"] : []));
    expect(compareToNow(empty, now).onlyNow).toEqual(now.points);
    expect(compareToNow(now, now)).toMatchObject({ onlyNow: [], inOrder: true });
    expect(compareToNow({ points: [...then.points].reverse() }, then).inOrder).toBe(false);
  });

  it("holds every opinion at most once, whatever is done to it", () => {
    const command = fc.oneof(
      fc.record({
        do: fc.constant("merge" as const),
        opinions: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e")),
        into: fc.option(fc.constantFrom("p1", "p2", "p3")),
        fresh: fc.constantFrom("p1", "p2", "p3"),
      }),
      fc.record({
        do: fc.constant("release" as const),
        point: fc.constantFrom("p1", "p2"),
        opinion: fc.constantFrom("a", "b", "c"),
      }),
      fc.record({ do: fc.constant("remove" as const), point: fc.constantFrom("p1", "p2", "p3") }),
      fc.record({
        do: fc.constant("move" as const),
        point: fc.constantFrom("p1", "p2", "p3"),
        by: fc.constantFrom(-1 as const, 1 as const),
      }),
    );
    const kinds = fc.array(fc.constantFrom(...opinionKinds), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), kinds, (commands, kindsOf) => {
        const all = ["a", "b", "c", "d", "e"].map((id, at) => opinion(id, { kind: kindsOf[at] ?? "agree" }));
        let fresh = 0;
        const end = commands.reduce((before, each) => {
          const made = consolidate(
            before,
            each.do === "merge" ? { ...each, fresh: `p${++fresh}` } : each,
            all,
          );
          return made.ok ? made.consolidation : before;
        }, empty);
        const used = end.points.flatMap(({ sources }) => sources.map((source) => source.opinion));
        expect(new Set(used).size).toBe(used.length);
        expect(used.length + opinionsLeft(end, all).length).toBe(5);
        expect(end.points.every(({ sources }) => sources.length > 0)).toBe(true);
      }),
    );
  });
});

describe("a report on a device", () => {
  const stored = (id: string, text: string, version = 1): Opinion => opinion(id, { text, version });
  const server = (opinions: Opinion[] = [], attendance: number | null = null, version = 0) => ({
    ...{ opinions, attendance, version },
  });
  const write = (text: string) => ({ ...blankFields("d1"), text });
  const begin = (text: string) =>
    firstState([typed(localOpinion("o1", 0, blankFields()), write(text))], server());

  it("sends what was typed, then hands in", () => {
    let state = { ...begin("một"), wantsHandIn: true };
    const request = nextRequest(state, "k1");
    expect(request && postedFields(request)).toMatchObject({ intent: "opinion", key: "k1", text: "một" });
    state = answered(begun(state, request!), request!, { kind: "saved", version: 1 });
    expect(nextRequest(state, "k2")).toEqual({ what: "hand-in" });
    expect(answered(state, { what: "hand-in" }, { kind: "done" }).wantsHandIn).toBe(false);
  });

  it("repeats a save whose answer was lost as it was, before anything newer", () => {
    const state = begin("một");
    const lost = begun(state, nextRequest(state, "k1")!);
    const more = withOpinion(lost, "o1", (each) => typed(each, write("một hai")));
    const again = nextRequest(more, "k2");
    expect(again && postedFields(again)).toMatchObject({ key: "k1", text: "một", basedOn: "0" });
    const after = answered(more, again!, { kind: "saved", version: 1 });
    const next = nextRequest(after, "k2");
    expect(next && postedFields(next)).toMatchObject({ key: "k2", text: "một hai", basedOn: "1" });
  });

  it("waits for its writer when another device was faster, and hands nothing in before", () => {
    const state = { ...begin("của tôi"), wantsHandIn: true };
    const request = nextRequest(state, "k1")!;
    const told = answered(begun(state, request), request, {
      ...{ kind: "outdated", stored: stored("o1", "của máy kia", 3) },
    });
    expect(nextRequest(told, "k2")).toBeNull();
    expect([isStuck(told), isWaiting(told)]).toEqual([true, true]);
    const mine = withOpinion(told, "o1", (each) => keepMine(each, "fresh"));
    expect(postedFields(nextRequest(mine, "k2")!)).toMatchObject({ basedOn: "3", text: "của tôi" });
    const theirs = withOpinion(told, "o1", takeTheirs);
    expect(theirs.opinions[0]?.fields.text).toBe("của máy kia");
    expect(nextRequest(theirs, "k2")).toEqual({ what: "hand-in" });
  });

  it("brings back under a new name what another device removed", () => {
    const state = begin("giữ lại");
    const request = nextRequest(state, "k1")!;
    const told = answered(begun(state, request), request, { kind: "outdated", stored: null });
    const mine = withOpinion(told, "o1", (each) => keepMine(each, "fresh"));
    expect(postedFields(nextRequest(mine, "k2")!)).toMatchObject({ id: "fresh", basedOn: "0" });
    expect(withOpinion(told, "o1", takeTheirs).opinions).toEqual([]);
  });

  it("shows what other devices stored, but never over what is not stored yet", () => {
    const first = firstOpinions([stored("o1", "một"), stored("o2", "hai")], "blank", null);
    const typing = withOpinion(firstState(first, server()), "o1", (each) => typed(each, write("đang gõ")));
    const fresh = refreshed(typing, server([stored("o1", "khác", 2), stored("o3", "ba")], 40, 5));
    expect(fresh.opinions.map(({ id, fields }) => [id, fields.text])).toEqual([
      ["o1", "đang gõ"],
      ["blank", ""],
      ["o3", "ba"],
    ]);
    expect(fresh.attendance).toMatchObject({ value: "40", basedOn: 5 });
  });

  it("goes on where it was left, each opinion in its place", () => {
    const first = firstState(
      firstOpinions([stored("o1", "một"), stored("o2", "hai")], "blank", null),
      server(),
    );
    const kept = {
      opinions: [
        typed(localOpinion("o1", 1, blankFields()), write("một, sửa")),
        typed(localOpinion("new", 0, blankFields()), write("mới")),
      ],
      ...{ attendance: null, wantsHandIn: true },
    };
    const again = resumed(first, kept);
    expect(again.opinions.map(({ fields }) => fields.text)).toEqual(["một, sửa", "hai", "mới", ""]);
    expect(again.wantsHandIn).toBe(true);
  });

  it("sends no empty opinion, and says what the server found wrong", () => {
    expect(nextRequest(begin("  "), "k1")).toBeNull();
    const state = begin("một");
    const request = nextRequest(state, "k1")!;
    const told = answered(begun(state, request), request, {
      ...{ kind: "invalid", errors: { speakers: ["Phải là số nguyên"] } },
    });
    expect(nextRequest(told, "k2")).toBeNull();
    expect(isStuck(told)).toBe(true);
    const mended = withOpinion(told, "o1", (each) => typed(each, write("một")));
    expect(nextRequest(mended, "k2")).not.toBeNull();
  });

  it("asks for the attendance anew when another device told another number", () => {
    const state = firstState([], server([], 40, 2));
    const changed = { ...state, attendance: { ...state.attendance, value: "41", isDirty: true } };
    const request = nextRequest(changed, "k")!;
    const told = answered(changed, request, { kind: "attendance-outdated", attendance: 39, version: 3 });
    expect(told.attendance).toMatchObject({ conflict: "39", basedOn: 3, value: "41" });
    expect(nextRequest(told, "k")).toBeNull();
  });

  it("without scripts shows again what was not taken, as it was typed", () => {
    const notTaken = {
      ...{ id: "o1", basedOn: 1, fields: write("của tôi") },
      answer: { kind: "outdated", stored: stored("o1", "khác", 2) } as const,
    };
    const [first] = firstOpinions([stored("o1", "khác", 2)], "blank", notTaken);
    expect(first).toMatchObject({ fields: { text: "của tôi" }, conflict: { version: 2 } });
  });
});
