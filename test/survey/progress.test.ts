import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figureFaults } from "~/survey/figures";
import { act, type Refusal, type StepAction } from "~/survey/progress";
import { renewedList } from "~/survey/followers";
import { visibleEntries, type StepProgress } from "~/survey/step-progress";
import { figures, rules, step } from "./examples";

const attendance = { convened: 40, present: 30, excused: 2 };
const minutes = { number: "01-BB", day: "2020-07-03" };
const conclude: StepAction = { kind: "conclude", minutes, chosen: [], tieReason: "" };

/** Does all of it, each by whom it is said, and fails at the first refusal. */
function run(
  steps: readonly StepProgress[],
  ...deeds: [id: string, action: StepAction, actor?: string][]
): readonly StepProgress[] {
  return deeds.reduce((now, [id, action, actor = "manager"]) => {
    const answer = act(now, id, action, actor);
    if (!answer.ok) throw new Error(`${action.kind}: ${JSON.stringify(answer.refusal)}`);
    return answer.steps;
  }, steps);
}
const refusal = (
  steps: readonly StepProgress[],
  id: string,
  action: StepAction,
  actor = "manager",
): Refusal | null => {
  const answer = act(steps, id, action, actor);
  return answer.ok ? null : answer.refusal;
};
const enter = (id: string, count = figures()): StepAction => ({ kind: "enter", id, figures: count });
const counted = (id: string): Parameters<typeof run>[1][] => [
  [id, { kind: "open" }],
  [id, { kind: "attend", attendance }],
  [id, enter("1"), "one"],
  [id, enter("2"), "two"],
  [id, { kind: "agree", entries: ["1", "2"] }],
];
const find = (steps: readonly StepProgress[], id: string) =>
  steps.find((each) => each.id === id) as StepProgress;
const plan = [step("a"), step("b", ["a"], { people: [] }), step("c", ["b"], { people: [] })];

describe("a step", () => {
  test("goes from planned to concluded, and its result makes the next list", () => {
    const done = run(plan, ...counted("a"), ["a", conclude]);
    expect(find(done, "a")).toMatchObject({ state: "concluded", carried: ["p", "q"], minutes });
    expect(find(done, "b").people).toEqual(["p", "q"]);
    expect(find(done, "c").people).toEqual([]);
  });

  test("opens only after those before it, with somebody on its list", () => {
    expect(refusal(plan, "b", { kind: "open" })).toEqual({ code: "predecessor-not-concluded", steps: ["a"] });
    expect(refusal([step("a", [], { people: [] })], "a", { kind: "open" })).toEqual({ code: "list-empty" });
    expect(refusal(plan, "z", { kind: "open" })).toEqual({ code: "no-such-step" });
  });

  test("takes no count without attendance and quorum", () => {
    const open = run(plan, ["a", { kind: "open" }]);
    expect(refusal(open, "a", enter("1"))).toEqual({ code: "attendance-missing" });
    const thin = run(open, ["a", { kind: "attend", attendance: { convened: 46, present: 30, excused: 0 } }]);
    expect(refusal(thin, "a", enter("1"))).toEqual({ code: "no-quorum" });
    expect(find(run(thin, ["a", { kind: "postpone" }]), "a")).toMatchObject({
      state: "planned",
      attendance: null,
    });
  });

  test("hides the first count until the second is in", () => {
    const one = find(run(plan, ...counted("a").slice(0, 3)), "a");
    expect(visibleEntries(one.entries, "one")).toHaveLength(1);
    expect(visibleEntries(one.entries, "two")).toEqual([]);
    expect(visibleEntries(one.entries, "manager")).toEqual([]);
    const both = find(run(plan, ...counted("a").slice(0, 4)), "a");
    expect(visibleEntries(both.entries, "manager")).toHaveLength(2);
  });

  test("is counted by two different people who agree in every number", () => {
    const open = run(plan, ...counted("a").slice(0, 2));
    const alone = run(open, ["a", enter("1"), "one"], ["a", enter("2"), "one"]);
    expect(find(alone, "a").entries).toHaveLength(1);
    expect(refusal(alone, "a", { kind: "agree", entries: ["2"] })).toEqual({ code: "one-entry" });
    const apart = run(alone, ["a", enter("3", figures({ approvals: { p: 27, q: 16, r: 15 } })), "two"]);
    expect(refusal(apart, "a", { kind: "agree", entries: ["2", "3"] })).toEqual({
      code: "mismatch",
      count: 1,
    });
    expect(refusal(apart, "a", enter("4"), "three")).toEqual({ code: "two-counters" });
    const again = run(apart, ["a", enter("5"), "two"]);
    expect(refusal(again, "a", { kind: "agree", entries: ["2", "3"] })).toEqual({ code: "entries-changed" });
    expect(find(run(again, ["a", { kind: "agree", entries: ["2", "5"] }]), "a").state).toBe("counted");
    const freed = run(apart, ["a", { kind: "discard", entry: "3" }], ["a", enter("6"), "three"]);
    expect(find(freed, "a").entries.map(({ counter }) => counter)).toEqual(["one", "three"]);
  });

  test("concludes with a tie only by a decision with its reason", () => {
    const tied = figures({ approvals: { p: 20, q: 25, r: 20 } });
    const ready = run(
      [step("a", [], { rules: { ...rules, places: 2 } }), step("b", ["a"], { people: [] })],
      ["a", { kind: "open" }],
      ["a", { kind: "attend", attendance }],
      ["a", enter("1", tied), "one"],
      ["a", enter("2", tied), "two"],
      ["a", { kind: "agree", entries: ["1", "2"] }],
    );
    expect(refusal(ready, "a", conclude)).toEqual({ code: "tie-undecided" });
    const decide = (chosen: string[], tieReason = "Ban Thường vụ thống nhất"): StepAction => ({
      ...{ kind: "conclude", minutes, chosen, tieReason },
    });
    expect(refusal(ready, "a", decide(["q"]))).toEqual({ code: "chosen-not-tied" });
    expect(find(run(ready, ["a", decide(["r"])]), "b").people).toEqual(["q", "r"]);
    expect(find(run(ready, ["a", decide([])]), "b").people).toEqual(["q"]);
  });

  test("is corrected only by a second person, and those after it are marked", () => {
    const done = run(plan, ...counted("a"), ["a", conclude], ...counted2("b"), ["b", conclude]);
    const better = figures({ approvals: { p: 28, q: 15, r: 16 } });
    const propose: StepAction = {
      kind: "propose-correction",
      correction: { id: "k", attendance, figures: better, chosen: [] },
    };
    expect(
      refusal(done, "a", {
        kind: "propose-correction",
        correction: { id: "k", attendance, figures: figures(), chosen: [] },
      }),
    ).toEqual({ code: "nothing-changed" });
    const waiting = run(done, ["a", propose, "one"]);
    expect(find(waiting, "a").carried).toEqual(["p", "q"]);
    expect(refusal(waiting, "a", { kind: "approve-correction", correction: "k" }, "one")).toEqual({
      code: "own-correction",
    });
    expect(refusal(waiting, "a", propose, "two")).toEqual({ code: "correction-waits" });
    const corrected = run(waiting, ["a", { kind: "approve-correction", correction: "k" }, "two"]);
    expect(find(corrected, "a")).toMatchObject({ carried: ["p", "r"], tally: better, correction: null });
    expect(["a", "b", "c"].map((id) => find(corrected, id).needsReview)).toEqual([false, true, true]);
    expect(refusal(corrected, "c", { kind: "open" })).toEqual({ code: "needs-review" });
    const reviewed = run(corrected, ["c", { kind: "review" }], ["c", { kind: "open" }]);
    expect(find(reviewed, "c").state).toBe("open");
    expect(refusal(waiting, "a", { kind: "reject-correction", correction: "x" })).toEqual({
      code: "correction-gone",
    });
    expect(
      find(run(waiting, ["a", { kind: "reject-correction", correction: "k" }]), "a").correction,
    ).toBeNull();
  });

  test("renews its list from what the steps before give now, and keeps whom people added", () => {
    const before = step("a", [], { carried: ["p", "r"] });
    const after = step("b", ["a"], { people: ["p", "q", "own"] });
    expect(renewedList(after, [before, after])).toEqual(["p", "r", "own"]);
    expect(find(run([before, after], ["b", { kind: "renew-list" }]), "b").people).toEqual(["p", "r", "own"]);
  });
});

const smaller = figures({ approvals: { p: 28, q: 16 } });
const counted2 = (id: string): Parameters<typeof run>[1][] => [
  [id, { kind: "open" }],
  [id, { kind: "attend", attendance }],
  [id, enter("3", smaller), "one"],
  [id, enter("4", smaller), "two"],
  [id, { kind: "agree", entries: ["3", "4"] }],
];

/** What must hold of a plan whatever was done with it: the model. */
class Journal {
  concluded = new Set<string>();
  /** Who entered which count last, by step. */
  counts = new Map<string, Map<string, string>>();
  proposer = new Map<string, string>();
}
interface Real {
  steps: readonly StepProgress[];
}

/** How often a deed was done, over all runs: a property of deeds that never happen says nothing. */
const happened = new Map<string, number>();

/** One deed by one person, checked against the journal. */
class Deed implements fc.Command<Journal, Real> {
  constructor(
    readonly id: string,
    readonly asked: StepAction,
    readonly actor: string,
  ) {}
  check = () => true;
  toString = () => `${this.actor}: ${this.asked.kind} ${this.id}`;

  run(journal: Journal, real: Real): void {
    const { id, asked, actor } = this;
    const before = find(real.steps, id);
    // Who agrees has the entries of the moment before the eyes, or older ones.
    const shown = before.entries.map((entry) => entry.id);
    const action: StepAction =
      asked.kind === "agree" && asked.entries.length === 0 ? { ...asked, entries: shown } : asked;
    const answer = act(real.steps, id, action, actor);
    if (!answer.ok) return;
    real.steps = answer.steps;
    happened.set(`${action.kind} ${id}`, (happened.get(`${action.kind} ${id}`) ?? 0) + 1);
    const after = find(real.steps, id);
    const counts = journal.counts.get(id) ?? new Map<string, string>();
    journal.counts.set(id, counts);
    switch (action.kind) {
      case "open":
        for (const predecessor of before.predecessors) expect(journal.concluded).toContain(predecessor);
        break;
      case "enter":
        expect(
          figureFaults(
            action.figures,
            before.attendance ?? { present: -1 },
            before.people,
            before.rules.ballot,
          ),
        ).toEqual([]);
        counts.set(actor, JSON.stringify(action.figures));
        break;
      case "agree":
        expect(counts.size).toBe(2);
        expect(new Set(counts.values()).size, "two equal counts of two people").toBe(1);
        expect(JSON.stringify(after.tally)).toBe([...counts.values()][0]);
        break;
      case "recount":
        counts.clear();
        break;
      case "conclude":
        journal.concluded.add(id);
        break;
      case "propose-correction":
        journal.proposer.set(id, actor);
        break;
      case "approve-correction":
        expect(journal.proposer.get(id)).not.toBe(actor);
        break;
    }
    for (const each of real.steps) {
      if (each.state !== "planned") {
        for (const predecessor of each.predecessors) expect(journal.concluded).toContain(predecessor);
      }
      expect(each.state === "counted" || each.state === "concluded").toBe(each.tally !== null);
    }
  }
}

test("no sequence of deeds opens a step before its predecessor is concluded, or accepts counts that differ", () => {
  const actors = ["one", "two", "three"];
  const approvals = [
    { p: 28, q: 16, r: 15 },
    { p: 28, q: 15, r: 16 },
  ];
  const proposal = (index: number): StepAction => ({
    kind: "propose-correction",
    correction: { id: "k", attendance, figures: figures({ approvals: approvals[index] ?? {} }), chosen: [] },
  });
  const actions: fc.Arbitrary<StepAction> = fc.oneof(
    { weight: 4, arbitrary: fc.constant<StepAction>({ kind: "open" }) },
    {
      weight: 4,
      arbitrary: fc.constantFrom(30, 30, 20).map((present): StepAction => ({
        kind: "attend",
        attendance: { convened: 40, present, excused: 0 },
      })),
    },
    {
      weight: 8,
      arbitrary: fc
        .tuple(fc.uuid(), fc.constantFrom(0, 0, 0, 1))
        .map(([id, index]) => enter(id, figures({ approvals: approvals[index] ?? {} }))),
    },
    {
      weight: 6,
      arbitrary: fc.constantFrom<StepAction>(
        { kind: "agree", entries: [] },
        { kind: "conclude", minutes, chosen: [], tieReason: "x" },
      ),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom<StepAction>(
        { kind: "postpone" },
        { kind: "recount" },
        { kind: "renew-list" },
        { kind: "review" },
        { kind: "agree", entries: ["1", "2"] },
        proposal(0),
        proposal(1),
        { kind: "approve-correction", correction: "k" },
        { kind: "reject-correction", correction: "k" },
      ),
    },
  );
  const deeds = fc
    .record({ id: fc.constantFrom("a", "b", "c"), action: actions, actor: fc.constantFrom(...actors) })
    .map(({ id, action, actor }) => new Deed(id, action, actor));
  // The third step follows both others; the lists are equal so that every count fits.
  const everybody = { rules: { ...rules, carries: "all" as const } };
  fc.assert(
    fc.property(fc.commands([deeds], { maxCommands: 1000, size: "max" }), (commands) => {
      const setup = () => ({
        model: new Journal(),
        real: {
          steps: [step("a", [], everybody), step("b", ["a"], everybody), step("c", ["a", "b"], everybody)],
        },
      });
      fc.modelRun(setup, commands);
    }),
    { numRuns: 200, seed: 178 },
  );
  for (const deed of [
    "open c",
    "conclude c",
    "recount b",
    "postpone a",
    "approve-correction a",
    "review b",
  ]) {
    expect(happened.get(deed) ?? 0, deed).toBeGreaterThan(0);
  }
});
