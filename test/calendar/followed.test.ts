import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextFollowed, type Followed } from "~/calendar/followed";

interface Facts {
  day: string;
  title: string;
}
const facts = fc.option(
  fc.record({ day: fc.constantFrom("2020-07-07", "2020-07-08"), title: fc.constantFrom("a", "b") }),
);
const at = (step: number) => new Date(Date.UTC(2020, 6, 3) + step * 60_000).toISOString();
const whenOf = ({ day }: Facts) => day;

describe("a thing that feeds follow", () => {
  it("counts each change once, keeps what is gone, and says where it moved from", () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 20 }), (seen) => {
        let known: Followed<Facts> | null = null;
        seen.forEach((now, step) => {
          const before: Followed<Facts> | null = known;
          known = nextFollowed("x", before, now, whenOf, at(step));
          if (!before) return void expect(known?.changes ?? 0).toBe(0);
          const was = before.removed ? null : before.facts;
          const changed = JSON.stringify(was) !== JSON.stringify(now);
          expect(known === before).toBe(!changed);
          expect(known?.changes).toBe(before.changes + (changed ? 1 : 0));
          expect(known?.removed).toBe(now === null);
          expect(known?.facts).toEqual(now ?? before.facts);
          if (changed) expect(known?.changedAt).toBe(at(step));
          if (now && before.facts.day !== now.day) {
            expect(known?.moved).toEqual({ at: at(step), from: before.facts.day });
          }
        });
      }),
    );
  });
});
