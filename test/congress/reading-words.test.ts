import { describe, expect, it } from "vitest";
import type { FactSource } from "~/congress/facts";
import { wordCongress, wordCongressDays, wordSource } from "~/congress/words";
import { complete, congress, inWords, theDay } from "./reading-examples";

const vi = inWords("vi");
const en = inWords("en");

describe("the days of a congress in words", () => {
  it.each([
    ["held, day unknown", { state: "held", heldBy: theDay }],
    ["in one month", { firstDay: "2020-10-13", lastDay: "2020-10-15" }],
    ["over two months", { firstDay: "2020-09-30", lastDay: "2020-10-01" }],
    ["one day", { firstDay: "2020-02-03", lastDay: "2020-02-03" }],
    ["not set", {}],
    ["cancelled without a day", { state: "cancelled" }],
  ] as const)("%s", (name, set) => {
    const words = {
      "held, day unknown": [
        "Đã tổ chức trước ngày 03/7/2020, nguồn không nêu ngày",
        "Held before 3 July 2020, day not stated in the source",
      ],
      "in one month": ["13–15/10/2020", "13–15 October 2020"],
      "over two months": ["30/9/2020 – 01/10/2020", "30 September 2020 – 1 October 2020"],
      "one day": ["03/02/2020", "3 February 2020"],
      "not set": ["Chưa định ngày", "Day not set"],
      "cancelled without a day": ["Chưa rõ ngày", "Day not known"],
    }[name];
    expect([wordCongressDays(congress(set), vi), wordCongressDays(congress(set), en)]).toEqual(words);
  });
});

describe("a source in words", () => {
  const stated: FactSource = { kind: "stated", document: "1097-kl-tu", clause: "II.1", quote: "…" };

  it("cites the document and its clause", () => {
    expect(wordSource(stated, vi)).toBe("Kết luận số 1097-KL/TU ngày 03/7/2020, mục II.1");
    expect(wordSource(stated, en)).toBe("Conclusion 1097-KL/TU of 3 July 2020, clause II.1");
    expect(wordSource({ ...stated, clause: "" }, en)).toBe("Conclusion 1097-KL/TU of 3 July 2020");
    expect(wordSource({ ...stated, clause: "end" }, vi)).toMatch(/, phần cuối$/);
  });

  it("names who entered a fact only to people who are signed in", () => {
    const entered: FactSource = { kind: "entered", by: "Lê Thị Én", on: theDay, note: "Công văn 12" };
    expect(wordSource(entered, vi)).toBe("Lê Thị Én nhập ngày 03/7/2020, theo Công văn 12");
    expect(wordSource(entered, { ...vi, showsPeople: false })).toBe("Nhập ngày 03/7/2020, theo Công văn 12");
    expect(wordSource({ ...entered, note: "" }, { ...en, showsPeople: false })).toBe(
      "Entered on 3 July 2020",
    );
  });
});

describe("a congress in words", () => {
  const names = (vietnamese: string) => ({ vi: vietnamese, en: "" });
  const committees = new Map([
    ["tinh", { slug: "tinh", names: names("Đảng bộ tỉnh") }],
    ["khoi", { slug: "khoi", names: names("Đảng bộ khối") }],
  ]);

  it("says where its committee stands, from the top; what the viewer may not see is left out", () => {
    const view = wordCongress(congress({ path: "/tinh/an/khoi/chi-bo/" }), committees, vi);
    expect(view.above.map(({ name }) => name)).toEqual(["Đảng bộ tỉnh", "Đảng bộ khối"]);
    expect(view.committee).toEqual({ slug: "chi-bo", name: "Đảng bộ chi-bo" });
  });

  it("falls back to the Vietnamese title where there is no English one", () => {
    expect(wordCongress(congress(), committees, en).title).toBe("Đại hội");
    expect(wordCongress(congress({ title: { vi: "Đại hội", en: "Congress" } }), committees, en).title).toBe(
      "Congress",
    );
  });

  it("tells what the source does not state from what nobody has entered yet", () => {
    const source: FactSource = {
      kind: "stated",
      document: "1097-kl-tu",
      clause: "II.1",
      quote: "sau đại hội",
    };
    const held = congress({ state: "held", heldBy: theDay, sources: { state: source, days: source } });
    const facts = new Map(wordCongress(held, committees, vi).facts.map((fact) => [fact.name, fact]));
    expect(facts.get("days")).toMatchObject({
      value: "Đã tổ chức trước ngày 03/7/2020, nguồn không nêu ngày",
      isStated: true,
      source: "Kết luận số 1097-KL/TU ngày 03/7/2020, mục II.1",
      quote: "sau đại hội",
    });
    expect(facts.get("place")).toMatchObject({ value: "Nguồn không nêu", isStated: false, source: null });
    const own = wordCongress(congress(), committees, en).facts.find(({ name }) => name === "place");
    expect(own?.value).toBe("Not entered yet");
  });

  it("words every fact of a complete congress", () => {
    const { facts } = wordCongress(complete(), committees, en);
    expect(facts.map(({ label, value }) => [label, value])).toEqual([
      ["Form", "Congress of delegates"],
      ["Ordinal", "XVII"],
      ["Term", "2020-2025"],
      ["State", "In preparation"],
      ["Day", "13–15 October 2020"],
      ["Place", "Buôn Ma Thuột"],
      ["Delegates convened", "350 delegates"],
    ]);
  });
});
