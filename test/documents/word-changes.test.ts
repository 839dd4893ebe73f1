import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareWords, type WordChange } from "~/documents/word-changes";

const shown = (changes: readonly WordChange[]) =>
  changes
    .map(({ kind, text }) => (kind === "kept" ? text : kind === "removed" ? `[-${text}-]` : `[+${text}+]`))
    .join("");
const side = (changes: readonly WordChange[], gone: WordChange["kind"]) =>
  changes
    .filter(({ kind }) => kind !== gone)
    .map(({ text }) => text)
    .join("");

describe("what changed within a paragraph", () => {
  test.each([
    ["Thu ngân sách đạt 36,81%.", "Thu ngân sách đạt 36,95%.", "Thu ngân sách đạt [-36,81-][+36,95+]%."],
    ["trước ngày 08/7/2020", "trước ngày 10/7/2020", "trước ngày [-08/7/2020-][+10/7/2020+]"],
    [
      "Kinh tế của tỉnh tăng trưởng",
      "Kinh tế tỉnh tăng trưởng khá",
      "Kinh tế [-của -]tỉnh tăng trưởng[+ khá+]",
    ],
    // A tone makes another word.
    ["Đảng bộ tỉnh hoà bình", "Đảng bộ tỉnh hòa bình", "Đảng bộ tỉnh [-hoà-][+hòa+] bình"],
    // Words replaced one after the other are one replacement.
    [
      "Hội nghị nhất trí cao với dự thảo",
      "Hội nghị tán thành rộng với dự thảo",
      "Hội nghị [-nhất trí cao-][+tán thành rộng+] với dự thảo",
    ],
    ["Giữ nguyên", "Giữ nguyên", "Giữ nguyên"],
    // Too little in common to be woven into one text.
    [
      "Tăng cường quốc phòng",
      "Nghiên cứu quy hoạch đô thị",
      "[-Tăng cường quốc phòng-][+Nghiên cứu quy hoạch đô thị+]",
    ],
  ])("%s → %s", (older, newer, expected) => {
    expect(shown(compareWords(older, newer))).toBe(expected);
  });

  test("takes composed and decomposed letters for the same", () => {
    const text = "Đắk Lắk giàu đẹp, văn minh";
    expect(compareWords(text.normalize("NFD"), text)).toEqual([{ kind: "kept", text }]);
  });

  test("gives both texts back, whatever they are", () => {
    const word = fc.constantFrom(
      "Đảng",
      "bộ",
      "tỉnh",
      " ",
      "  ",
      ",",
      ".",
      "2020",
      "1.097",
      "kết luận",
      "ấ",
      "😀",
    );
    const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(""));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: "grapheme" })), text, (older, newer) => {
        const changes = compareWords(older, newer);
        expect(side(changes, "added")).toBe(older.normalize("NFC"));
        expect(side(changes, "removed")).toBe(newer.normalize("NFC"));
        expect(changes.every((change) => change.text !== "")).toBe(true);
      }),
    );
  });

  test("is told within bounds for long texts that differ everywhere", () => {
    const many = (word: string) => Array.from({ length: 5000 }, (_, at) => `${word}${at} và của`).join(" ");
    expect(compareWords(many("a"), many("b")).map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });
});
