import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sameValue } from "~/platform/same-value";

describe("two values of JSON", () => {
  it("are the same when they are written the same", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const written = (value: unknown) => JSON.stringify(value, inOrder);
        expect(sameValue(one, structuredClone(one))).toBe(true);
        expect(sameValue(one, other)).toBe(written(one) === written(other));
      }),
    );
  });

  it("tell lists from objects, and what is missing from what is empty", () => {
    expect(sameValue([], {})).toBe(false);
    expect(sameValue(["a"], { 0: "a" })).toBe(false);
    expect(sameValue({ a: null }, {})).toBe(false);
    expect(sameValue({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    expect(sameValue({ a: 1 }, { b: 1 })).toBe(false);
  });
});

/** Fields in the order of their names. */
const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
