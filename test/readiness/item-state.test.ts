import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  followFact,
  itemStates,
  possibleSteps,
  take,
  type Hand,
  type Item,
  type Step,
} from "~/readiness/item-state";
import { isOverdue, judgeReadiness, sharesByCategory } from "~/readiness/readiness";

const worker: Hand = { id: "worker", mayWork: true, mayConfirm: false };
const above: Hand = { id: "above", mayWork: true, mayConfirm: true };
const fresh: Item = { state: "open", doneBy: null, isTied: false, needsEvidence: false, evidenceCount: 0 };

describe("an item of a checklist", () => {
  test("goes from open to done to confirmed by two different people", () => {
    const done = take(fresh, { kind: "done" }, worker);
    expect(done).toEqual({ ok: true, state: "done", doneBy: "worker" });
    expect(take({ ...fresh, state: "done", doneBy: "worker" }, { kind: "confirm" }, above)).toMatchObject({
      state: "confirmed",
    });
  });

  test("is never confirmed by whoever did it", () => {
    expect(take({ ...fresh, state: "done", doneBy: "above" }, { kind: "confirm" }, above)).toEqual({
      ok: false,
      reason: "own-work",
    });
  });

  test("needs its evidence, and reasons where they are asked for", () => {
    expect(take({ ...fresh, needsEvidence: true }, { kind: "done" }, worker)).toEqual({
      ok: false,
      reason: "evidence-missing",
    });
    expect(take(fresh, { kind: "propose-not-applicable", reason: " " }, worker)).toMatchObject({
      reason: "reason-missing",
    });
    expect(take({ ...fresh, state: "done" }, { kind: "return", reason: "" }, above)).toMatchObject({
      reason: "reason-missing",
    });
  });

  test("cannot be ticked by hand when it is tied to a fact", () => {
    expect(take({ ...fresh, isTied: true }, { kind: "done" }, worker)).toMatchObject({
      reason: "tied-to-a-fact",
    });
    expect(followFact("open", true)).toBe("confirmed");
    expect(followFact("confirmed", false)).toBe("open");
    expect(followFact("not-applicable", true)).toBe("not-applicable");
  });

  test("is settled only through somebody of a level above, whatever is tried", () => {
    const steps: Step[] = [
      { kind: "start" },
      { kind: "done" },
      { kind: "reopen" },
      { kind: "propose-not-applicable", reason: "r" },
      { kind: "confirm" },
      { kind: "return", reason: "r" },
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 12 }), (tried) => {
        let item = fresh;
        for (const step of tried) {
          const answer = take(item, step, worker);
          if (answer.ok) item = { ...item, state: answer.state, doneBy: answer.doneBy };
        }
        expect(["confirmed", "not-applicable"]).not.toContain(item.state);
      }),
    );
  });

  test("offers exactly the steps that would be accepted", () => {
    for (const state of itemStates) {
      for (const hand of [worker, above]) {
        const item = { ...fresh, state, doneBy: "somebody" };
        for (const kind of possibleSteps(item, hand)) {
          expect(take(item, { kind, reason: "r" } as Step, hand).ok).toBe(true);
        }
      }
    }
    expect(possibleSteps({ ...fresh, state: "confirmed" }, worker)).toEqual([]);
  });
});

test("a congress is ready when every mandatory item is settled, and says what is missing", () => {
  const items = [
    { code: "a", category: "documents", mandatory: true, state: "confirmed", due: "2020-07-01" },
    { code: "b", category: "documents", mandatory: true, state: "done", due: "2020-07-01" },
    { code: "c", category: "health", mandatory: false, state: "open", due: "2020-07-01" },
  ] as const;
  expect(judgeReadiness(items)).toEqual({ ready: false, missing: ["b"] });
  expect(judgeReadiness([items[0], items[2]])).toEqual({ ready: true, missing: [] });
  expect(judgeReadiness([])).toEqual({ ready: false, missing: [] });
  expect(isOverdue(items[1], "2020-07-03")).toBe(false);
  expect(sharesByCategory(items, "2020-07-03").get("documents")).toEqual({
    total: 2,
    settled: 1,
    waiting: 1,
    overdue: 0,
  });
  expect(sharesByCategory(items, "2020-07-03").get("health")).toEqual({
    total: 1,
    settled: 0,
    waiting: 0,
    overdue: 1,
  });
});
