import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageOf } from "~/platform/paging";

const anySearch = fc
  .array(fc.tuple(fc.constantFrom("name", "stage", "a b"), fc.string()), { maxLength: 4 })
  .map((pairs) => new URLSearchParams(pairs));

describe("pages of a list", () => {
  it("hold every item once, in order, and keep what else the address asks", () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), anySearch, (items, length, search) => {
        const seen: number[] = [];
        let here: string | null = `?${search}`;
        while (here !== null) {
          const asked: URLSearchParams = new URLSearchParams(here);
          const { items: some, turns } = pageOf(items, asked, length);
          asked.delete("page");
          expect([...asked]).toEqual([...search]);
          expect(some.length).toBeLessThanOrEqual(length);
          seen.push(...some);
          if (turns.previous !== null) {
            const before = pageOf(items, new URLSearchParams(turns.previous), length);
            expect(before.turns.next).toBe(here);
          }
          here = turns.next;
        }
        expect(seen).toEqual(items);
        const { all } = pageOf(items, search, length).turns;
        if (all === null) expect(items.length).toBeLessThanOrEqual(length);
        else {
          const whole = pageOf(items, new URLSearchParams(all), length);
          expect(whole.items).toEqual(items);
          expect(pageOf(items, new URLSearchParams(whole.turns.inPages ?? ""), length).turns.page).toBe(1);
        }
      }),
    );
  });

  it("are there whatever number is asked for", () => {
    const items = Array.from({ length: 95 }, (_, index) => index);
    const pageAt = (page: string) => pageOf(items, new URLSearchParams({ page }), 10).turns.page;
    expect(["", "0", "-1", "x", "1.5", "NaN", "Infinity", "\u0000", "1;2", "٣"].map(pageAt)).toEqual(
      Array.from({ length: 10 }, () => 1),
    );
    expect(["3", "03", " 3 "].map(pageAt)).toEqual([3, 3, 3]);
    expect(["11", "99999999999999999999", "1e300"].map(pageAt)).toEqual([10, 10, 10]);
  });
});
