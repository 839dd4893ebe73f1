import { describe, expect, test } from "vitest";
import { comparisons, fewestPresent, fewestToPass, hasQuorum, passes, type PassRule } from "~/survey/ballot";
import { resultOf } from "~/survey/result";
import { figures, rules } from "./examples";

/** a/b against c/d by exact rational arithmetic: whole numbers of any size. */
const compare = (a: number, b: number, c: number, d: number): number => {
  const difference = BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
};

describe("thresholds", () => {
  test("equal exact rational arithmetic for all small numbers", () => {
    for (let denominator = 1; denominator <= 6; denominator += 1) {
      for (let numerator = 1; numerator <= denominator; numerator += 1) {
        for (let basis = 0; basis <= 40; basis += 1) {
          for (const comparison of comparisons) {
            const rule: PassRule = { numerator, denominator, comparison, basis: "present" };
            const enough = (count: number) =>
              comparison === "more-than"
                ? compare(count, 1, numerator * basis, denominator) > 0
                : compare(count, 1, numerator * basis, denominator) >= 0;
            for (let count = 0; count <= 41; count += 1) {
              expect(passes(count, basis, rule), `${count} of ${basis} ${JSON.stringify(rule)}`).toBe(
                enough(count),
              );
            }
            const fewest = fewestToPass(basis, rule);
            expect(enough(fewest)).toBe(true);
            expect(fewest === 0 || !enough(fewest - 1)).toBe(true);
          }
          const fewest = fewestPresent(basis, { numerator, denominator });
          expect(hasQuorum(fewest, basis, { numerator, denominator })).toBe(true);
          expect(fewest === 0 || !hasQuorum(fewest - 1, basis, { numerator, denominator })).toBe(true);
        }
      }
    }
  });

  test("two thirds of nine is six; exactly half is not more than half", () => {
    expect([5, 6].map((present) => hasQuorum(present, 9, { numerator: 2, denominator: 3 }))).toEqual([
      false,
      true,
    ]);
    expect([15, 16].map((approvals) => passes(approvals, 30, rules.pass))).toEqual([false, true]);
    expect(fewestToPass(30, rules.pass)).toBe(16);
    expect(fewestToPass(31, rules.pass)).toBe(16);
  });
});

describe("a result", () => {
  const people = ["p", "q", "r"];
  const attendance = { convened: 40, present: 30, excused: 2 };

  test("is measured by what the rule says", () => {
    const passed = (basis: "present" | "convened" | "valid") =>
      resultOf({ ...rules, pass: { ...rules.pass, basis } }, attendance, figures(), people).carried;
    expect(passed("present")).toEqual(["p", "q"]);
    expect(passed("convened")).toEqual(["p"]);
    expect(passed("valid")).toEqual(["p", "q", "r"]);
  });

  test("names a tie at the last place and leaves it to people", () => {
    const two = { ...rules, places: 2 };
    const count = figures({ approvals: { p: 20, q: 25, r: 20 } });
    const open = resultOf(two, attendance, count, people);
    expect(open.tie).toEqual({ people: ["p", "r"], places: 1 });
    expect(open.carried).toEqual(["q"]);
    expect(open.lines.map(({ person, rank, outcome }) => [person, rank, outcome])).toEqual([
      ["q", 1, "goes-on"],
      ["p", 2, "tied"],
      ["r", 2, "tied"],
    ]);
    expect(resultOf(two, attendance, count, people, ["r"]).carried).toEqual(["q", "r"]);
    // Somebody who is not in the tie is not helped by being chosen.
    const clear = figures({ approvals: { p: 20, q: 25, r: 19 } });
    expect(resultOf(two, attendance, clear, people, ["r"]).carried).toEqual(["p", "q"]);
    expect(resultOf({ ...two, places: 3 }, attendance, count, people).tie).toBeNull();
  });

  test("lets nobody pass without a quorum", () => {
    const thin = { convened: 46, present: 30, excused: 0 };
    const result = resultOf(rules, thin, figures(), people);
    expect([result.hasQuorum, result.carried]).toEqual([false, []]);
    expect(result.lines.some((line) => line.passes)).toBe(false);
    expect(resultOf({ ...rules, carries: "all" }, thin, figures(), people).carried).toEqual([]);
  });

  test("lets nobody pass without a single approval, where no ballot was valid", () => {
    const ofValid = { ...rules, pass: { ...rules.pass, comparison: "at-least", basis: "valid" } } as const;
    const none = figures({ valid: 0, invalid: 30, approvals: { p: 0, q: 0, r: 0 } });
    const result = resultOf(ofValid, attendance, none, people);
    expect([result.needed, result.carried]).toEqual([1, []]);
    expect(result.lines.some((line) => line.passes)).toBe(false);
  });

  test("carries everybody, those who passed, or nobody", () => {
    const carried = (carries: "all" | "nobody") =>
      resultOf({ ...rules, carries }, attendance, figures(), people).carried;
    expect(carried("all")).toEqual(people);
    expect(carried("nobody")).toEqual([]);
  });
});
