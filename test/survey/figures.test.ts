import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attendanceFaults, differences, figureFaults, type Figures } from "~/survey/figures";
import { figures } from "./examples";

const people = ["p", "q", "r"];
const each = { kind: "each" } as const;
const at = (present: number) => ({ present });

describe("a count", () => {
  test("that fits has no faults", () => {
    expect(figureFaults(figures(), at(30), people, each)).toEqual([]);
    expect(attendanceFaults({ convened: 32, present: 30, excused: 2 })).toEqual([]);
  });

  test.each([
    ["issued-over-present", figures({ issued: 31, collected: 30 }), "issued", 31, 30],
    ["collected-over-issued", figures({ issued: 29, collected: 30 }), "collected", 30, 29],
    ["valid-and-invalid-not-collected", figures({ invalid: 2 }), "valid", 31, 30],
    ["valid-and-invalid-not-collected", figures({ invalid: 0 }), "valid", 29, 30],
    ["approvals-over-valid", figures({ approvals: { p: 30, q: 0, r: 0 } }), "approvals", 30, 29],
  ] as const)("names the number that breaks %s", (code, count, field, value, limit) => {
    expect(figureFaults(count, at(30), people, each)).toEqual([
      expect.objectContaining({ code, field, value, limit }),
    ]);
  });

  test("names too many approvals for the names that a ballot may hold", () => {
    const ballot = { kind: "at-most", names: 2 } as const;
    const sum = (r: number) =>
      figureFaults(figures({ approvals: { p: 29, q: 20, r } }), at(30), people, ballot);
    expect(sum(9)).toEqual([]);
    expect(sum(10)).toMatchObject([{ code: "approvals-over-ballots", value: 59, limit: 58 }]);
  });

  test("names who is missing, who is not on the list, and what is no number", () => {
    expect(figureFaults(figures({ approvals: { p: 1, q: 1 } }), at(30), people, each)).toMatchObject([
      { code: "person-missing", person: "r" },
    ]);
    expect(
      figureFaults(figures({ approvals: { p: 1, q: 1, r: 1, __proto__x: 1 } }), at(30), people, each),
    ).toMatchObject([{ code: "person-not-on-list", person: "__proto__x" }]);
    for (const odd of [-1, 1.5, Number.NaN, 1e9]) {
      expect(figureFaults(figures({ invalid: odd }), at(30), people, each)).toMatchObject([
        { code: "not-a-number", field: "invalid" },
      ]);
      expect(
        figureFaults(figures({ approvals: { p: odd, q: 1, r: 1 } }), at(30), people, each),
      ).toMatchObject([{ code: "not-a-number", person: "p" }]);
    }
  });

  test("names attendance beyond those convened", () => {
    expect(attendanceFaults({ convened: 30, present: 29, excused: 2 })).toMatchObject([
      { code: "present-and-excused-over-convened", value: 31, limit: 30 },
    ]);
    expect(attendanceFaults({ convened: 30, present: -1, excused: 0 })).toMatchObject([
      { code: "not-a-number", field: "present" },
    ]);
  });

  test("differs from another exactly in the numbers that differ", () => {
    const number = fc.integer({ min: 0, max: 3 });
    const count: fc.Arbitrary<Figures> = fc.record({
      ...{ issued: number, collected: number, valid: number, invalid: number },
      approvals: fc.record({ p: number, q: number, r: number }),
    });
    fc.assert(
      fc.property(count, count, (one, other) => {
        const flat = (each: Figures) => [
          each.issued,
          each.collected,
          each.valid,
          each.invalid,
          ...people.map((person) => each.approvals[person]),
        ];
        const unlike = flat(one).filter((value, index) => value !== flat(other)[index]).length;
        expect(differences(one, other)).toHaveLength(unlike);
        expect(differences(one, one)).toEqual([]);
      }),
    );
  });
});
