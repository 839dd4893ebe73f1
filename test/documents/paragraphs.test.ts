import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextParagraphs } from "~/documents/next-paragraphs";
import { compareParagraphs, headingsOf, joinText, splitText } from "~/documents/paragraphs";
import { lastDayOf, stateOfRound, whyNotConsolidated } from "~/documents/round";

const ids = () => {
  let count = 0;
  return () => `n${++count}`;
};
const first = nextParagraphs([], ["Một", "Hai", "Ba"], ids());
const texts = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 12 });

describe("paragraphs of a draft", () => {
  test("come from pasted text, whatever its line breaks", () => {
    expect(splitText("Một \r\n\r\n  Hai\rBa\n\n")).toEqual(["Một", "Hai", "Ba"]);
    expect(splitText(joinText(first))).toEqual(["Một", "Hai", "Ba"]);
  });

  test("that read like headings are short, and numbered or in capitals", () => {
    const headings = [
      "Phần thứ hai",
      "III. NHIỆM VỤ",
      "2.1- Về kinh tế",
      "a) Trồng rừng",
      "MỞ ĐẦU",
      "Mục II",
    ];
    const others = ["Nhiệm kỳ qua", "Mục tiêu 5", "1.000 ha", `I. ${"dài ".repeat(40)}`, "…", "123"];
    const paragraphs = [...headings, ...others].map((text, at) => ({ id: String(at), text }));
    expect(headingsOf(paragraphs).map(({ text }) => text)).toEqual(headings);
  });

  test("pairs a long draft that was written anew by its order, so that nobody waits for its comparison", () => {
    const letter = (number: number) => String.fromCharCode(97 + number);
    const words = (number: number) => `${letter(number % 26)}${letter(Math.trunc(number / 26))} `.repeat(400);
    const texts = Array.from({ length: 200 }, (_, number) => words(number));
    const old = texts.map((text, number) => ({ id: String(number), text }));
    const next = nextParagraphs(old, texts.map((text) => `${text}mới`).reverse(), () => "x");
    expect(next.map(({ id }) => id)).toEqual(old.map(({ id }) => id));
    // A shorter one is compared: what is most alike keeps its id.
    const few = old.slice(0, 3);
    const turned = nextParagraphs(few, [`${words(2)}mới`, `${words(0)}mới`], () => "x");
    expect(turned.map(({ id }) => id)).not.toEqual(["0", "1"]);
  });

  test("keep their ids when others come, go or change", () => {
    const next = nextParagraphs(first, ["Mới", "Một", "Hai đổi", "Ba"], () => "x");
    expect(next).toEqual([
      { id: "x", text: "Mới" },
      { id: "n1", text: "Một" },
      { id: "n2", text: "Hai đổi" },
      { id: "n3", text: "Ba" },
    ]);
    expect(compareParagraphs(first, next)).toEqual([
      { kind: "added", id: "x", place: 1, after: "Mới" },
      { kind: "changed", id: "n2", place: 3, before: "Hai", after: "Hai đổi" },
    ]);
    expect(compareParagraphs(next, first).map(({ kind }) => kind)).toEqual(["removed", "changed"]);
  });

  test("keep their ids when a new one is put before a reworded one", () => {
    const next = nextParagraphs(
      nextParagraphs([], ["Thu ngân sách đạt 36%", "Nợ công giảm"], ids()),
      ["Đất đai được quản lý", "Thu ngân sách cả năm đạt 40%", "Nợ công giảm"],
      () => "x",
    );
    expect(next.map(({ id }) => id)).toEqual(["x", "n1", "n2"]);
  });

  test("keep ids in their order where a whole long document is written anew", () => {
    const many = (words: string) => Array.from({ length: 300 }, (_, at) => `${words} ${at}`);
    const before = nextParagraphs([], many("cũ"), ids());
    expect(nextParagraphs(before, many("mới"), () => "x").map(({ id }) => id)).toEqual(
      before.map(({ id }) => id),
    );
  });

  test("hold the new text, each id once, and nothing changed where nothing is", () => {
    fc.assert(
      fc.property(texts, texts, (old, fresh) => {
        const freshId = ids();
        const before = nextParagraphs([], old, freshId);
        const after = nextParagraphs(before, fresh, freshId);
        expect(after.map(({ text }) => text)).toEqual(fresh);
        expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
        expect(nextParagraphs(before, old, freshId)).toEqual(before);
        const changed = compareParagraphs(before, after);
        expect(changed.length === 0).toBe(old.join() === fresh.join() && old.length === fresh.length);
      }),
    );
  });
});

describe("a comment round", () => {
  const round = { opensOn: "2020-07-03", closesBefore: "2020-07-08", consolidated: null };

  test("before 08/7 is open to the end of 7 July (Conclusion 1097-KL/TU, I)", () => {
    const states = ["2020-07-02", "2020-07-03", "2020-07-07", "2020-07-08"].map((day) =>
      stateOfRound(round, day),
    );
    expect(states).toEqual(["planned", "open", "open", "closed"]);
    expect(lastDayOf(round)).toBe("2020-07-07");
    expect(stateOfRound({ ...round, consolidated: { by: "A", at: "" } }, "2020-07-04")).toBe("consolidated");
  });

  test("is consolidated when it has ended and every comment is answered", () => {
    expect(whyNotConsolidated("open", [])).toBe("not-closed");
    expect(whyNotConsolidated("closed", [{ answer: "partly" }, { answer: null }])).toBe("unanswered");
    expect(whyNotConsolidated("closed", [{ answer: "partly" }])).toBeNull();
  });
});
