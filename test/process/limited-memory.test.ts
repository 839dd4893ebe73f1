import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limitedMemory } from "~/process/limited-memory";

const most = 160;

describe("a limited memory", () => {
  it("holds what was used last, as much as there is room for", () => {
    const key = fc.constantFrom(..."abcdefghijklmnopqrst");
    const step = fc.record({ key, size: fc.integer({ min: 0, max: 14 }), looks: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const memory = limitedMemory<number>(most);
        // The last used comes last.
        let expected: { key: string; value: number; size: number }[] = [];
        steps.forEach(({ key, size, looks }, value) => {
          const held = expected.find((each) => each.key === key);
          expected = expected.filter((each) => each !== held);
          if (looks) {
            expect(memory.find(key)).toBe(held?.value);
            if (held) expected.push(held);
            return;
          }
          memory.add(key, value, size);
          if (size <= most / 16) expected.push({ key, value, size });
          while (expected.reduce((sum, each) => sum + each.size, 0) > most) expected.shift();
        });
        for (const { key, value } of expected) expect(memory.find(key)).toBe(value);
        const keys = new Set(expected.map((each) => each.key));
        for (const each of "abcdefghijklmnopqrst")
          if (!keys.has(each)) expect(memory.find(each)).toBeUndefined();
      }),
    );
  });
});
