import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCoordinates, writeCoordinates } from "~/congress/coordinates";

const degrees = (most: number) =>
  fc
    .integer({ min: -most * 1_000_000, max: most * 1_000_000 })
    .map((millionths) => millionths / 1_000_000 + 0);

describe("coordinates", () => {
  it("are read again as they were written", () => {
    fc.assert(
      fc.property(degrees(90), degrees(180), (latitude, longitude) => {
        const text = writeCoordinates({ latitude, longitude });
        expect(readCoordinates(text)).toEqual({ latitude, longitude });
        expect(text).not.toMatch(/e|-0\.0(,|$)/);
      }),
    );
  });

  it.each([
    ["12.6797, 108.0447", "12.6797, 108.0447"],
    ["12.67970000000012,108.04470000000034", "12.6797, 108.0447"],
    ["(12.6797; 108.0447)", "12.6797, 108.0447"],
    ["12.6797\t108.0447", "12.6797, 108.0447"],
    ["\u221233.5, +0.0", "-33.5, 0.0"],
    ["-0.00000001, -0.0", "0.0, 0.0"],
  ])("may be copied as %j", (text, written) => {
    const read = readCoordinates(text);
    expect(typeof read === "string" ? read : writeCoordinates(read)).toBe(written);
  });

  it("are never taken from any other text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        fc.pre(!/\d\.\d[^]*\d\.\d/.test(text));
        expect(readCoordinates(text)).toBeTypeOf("string");
      }),
    );
  });
});
