import fc from "fast-check";
import { expect, test } from "vitest";
import { compareNames, compareTitles, inNameOrder, titleKey } from "~/platform/vietnamese";

const vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"];
const tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
const syllable = fc
  .record({
    begin: fc.constantFrom("", "b", "c", "ch", "d", "đ", "Đ", "h", "kr", "M", "ng", "th", "tr", "x"),
    vowel: fc.constantFrom(...vowels),
    tone: fc.constantFrom(...tones),
    end: fc.constantFrom("", "c", "k", "n", "ng", "t"),
    isCapital: fc.boolean(),
  })
  .map(({ begin, vowel, tone, end, isCapital }) => {
    const text = (begin + vowel + tone + end).normalize("NFC");
    return isCapital ? text[0]?.toUpperCase() + text.slice(1) : text;
  });
const word = fc.oneof({ weight: 4, arbitrary: syllable }, fc.nat(120).map(String));
const title = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .chain((words) => fc.constantFrom(words.join(" "), words.join(" - "), `${words.join(" ")} (2)`));

test("a title's key orders as people do: letters, numbers by value, tones, capitals", () => {
  fc.assert(
    fc.property(title, title, (one, other) => {
      const [first, second] = [titleKey(one), titleKey(other)];
      const order = first === second ? 0 : first < second ? -1 : 1;
      expect(order, `${one} | ${other}`).toBe(Math.sign(compareTitles(one, other)));
    }),
    { numRuns: 3000 },
  );
});

test("a title's key takes any text, and stays short enough to be kept", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      expect(titleKey(text)).not.toContain("\0");
    }),
  );
  const longest = titleKey("Ệ".repeat(200));
  expect(longest.length).toBeLessThanOrEqual(900);
  expect(titleKey("漢".repeat(200)).length).toBeLessThanOrEqual(1500);
});

test("many names stand in the order in which each two of them do", () => {
  fc.assert(
    fc.property(fc.array(title, { maxLength: 30 }), (names) => {
      const numbered = names.map((name, number) => ({ name, number }));
      const ordered = inNameOrder(numbered, ({ name }) => name);
      expect(ordered).toEqual(numbered.sort((one, other) => compareNames(one.name, other.name)));
    }),
  );
});
