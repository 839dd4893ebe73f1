import fc from "fast-check";
import { expect, test } from "vitest";
import { bestMatches } from "~/platform/choices";
import { compareTitles, holdsTyped } from "~/platform/vietnamese";

const label = fc
  .tuple(
    fc.constantFrom("Xã", "xã", "Huyện", "Đảng bộ xã"),
    fc.constantFrom("Ea Tul", "Éa", "Đông"),
    fc.nat(30),
  )
  .map((parts) => parts.join(" "));

test("the best matches are the first of all that hold what was typed, those that begin with it before others", () => {
  const typed = fc.constantFrom("", "xa", "Xã ", "dong 1", "Đông", "2", "khong");
  fc.assert(
    fc.property(fc.array(label, { maxLength: 120 }), typed, (labels, text) => {
      const begins = (one: string) => (one.toLowerCase().startsWith(text.trim().toLowerCase()) ? 0 : 1);
      const right = labels
        .filter((each) => holdsTyped(each, text))
        .sort((one, other) => begins(one) - begins(other) || compareTitles(one, other));
      const { matches, isCut } = bestMatches(
        labels.map((each) => ({ label: each })),
        text,
      );
      expect(matches.map((match) => match.label)).toEqual(right.slice(0, 20));
      expect(isCut).toBe(right.length > 20);
    }),
  );
});
