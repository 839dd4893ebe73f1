import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createByteCache } from "~/platform/byte-cache";

const limit = 100;
const key = fc.constantFrom("a", "b", "c", "d", "e", "f");
const deed = fc.oneof(
  fc.record({ do: fc.constant("set" as const), key, bytes: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ do: fc.constant("get" as const), key }),
  fc.record({ do: fc.constant("delete" as const), key }),
);

describe("what is kept up to so many bytes", () => {
  it("stays within its bytes, and what was not used for longest goes first", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        const cache = createByteCache<number>(limit);
        /** The plainest one that does the same: the last used at the end. */
        let plain: { key: string; value: number; bytes: number }[] = [];
        deeds.forEach((each, value) => {
          const found = plain.find((one) => one.key === each.key);
          if (each.do === "get") {
            expect(cache.get(each.key)).toBe(found?.value);
            if (found) plain = [...plain.filter((one) => one !== found), found];
            return;
          }
          plain = plain.filter((one) => one !== found);
          if (each.do === "delete") return cache.delete(each.key);
          cache.set(each.key, value, each.bytes);
          if (each.bytes <= limit) plain.push({ key: each.key, value, bytes: each.bytes });
          while (total(plain) > limit) plain.shift();
        });
        expect(cache.bytes).toBe(total(plain));
        for (const one of plain) expect(cache.get(one.key)).toBe(one.value);
      }),
    );
  });
});

const total = (kept: readonly { bytes: number }[]): number => kept.reduce((sum, { bytes }) => sum + bytes, 0);
