import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Congress } from "~/congress/congress";
import { missingCodes, missingOf } from "~/congress/missing";
import { anyDay, anySchedule, complete, congress, inWords, theDay } from "./reading-examples";

const codes = (of: Congress, today = theDay) => missingOf(of, today).map(({ code }) => code);

describe("what a congress lacks", () => {
  it("is nothing when everything is entered", () => {
    expect(codes(complete())).toEqual([]);
  });

  it("is everything of a congress of which nothing is known, the day first", () => {
    expect(codes(congress())).toEqual([
      "day-not-set",
      "ordinal",
      "term",
      "kind",
      "place",
      "delegates",
      "halls",
      "political-report",
      "review-report",
      "action-programme",
    ]);
  });

  it("is nothing once it is cancelled, and only facts about itself once it was held", () => {
    expect(codes(congress({ state: "cancelled" }))).toEqual([]);
    expect(codes(congress({ state: "held", heldBy: theDay }))).toEqual([
      "day-unknown",
      "ordinal",
      "term",
      "kind",
    ]);
    expect(codes(complete({ state: "held", halls: [], documents: [] }))).toEqual([]);
  });

  it("is the state from the day after the last one", () => {
    expect(codes(complete(), "2020-10-15")).toEqual([]);
    expect(missingOf(complete(), "2020-10-16")).toEqual([
      { code: "state-outdated", field: "state", with: {} },
    ]);
  });

  it("is a hall that holds all delegates, unless one of unknown size may", () => {
    const halls = (...capacities: (number | null)[]) => ({
      halls: capacities.map((capacity, index) => ({ id: `${index}`, name: `Phòng ${index}`, capacity })),
    });
    expect(codes(complete(halls(350)))).toEqual([]);
    expect(missingOf(complete(halls(100, 349)), theDay)).toEqual([
      { code: "hall-too-small", field: "halls", with: { largest: 349, delegates: 350 } },
    ]);
    expect(codes(complete(halls(100, null)))).toEqual([]);
  });

  it("is each of the three documents of the Conclusion, and the day on which each was sent", () => {
    const [political, review, action] = complete().documents;
    if (!political || !review || !action) throw new Error("the example has three documents");
    const unsent = { ...review, title: "Dự thảo lần 1", circulated: null };
    expect(missingOf(complete({ documents: [political, unsent] }), theDay)).toEqual([
      { code: "not-circulated", field: "documents", with: { title: "Dự thảo lần 1" } },
      { code: "action-programme", field: "documents", with: {} },
    ]);
    const other = { ...action, kind: "other" as const, circulated: null };
    expect(codes(complete({ documents: [political, review, action, other] }))).toEqual([]);
  });

  it("always has words in both languages, with every number and title put in", () => {
    fc.assert(
      fc.property(anySchedule, anyDay, (schedule, today) => {
        for (const { code } of schedule.flatMap((one) => missingOf(one, today))) {
          expect(missingCodes).toContain(code);
        }
      }),
    );
    const values = { largest: 300, delegates: 350, title: "Báo cáo" };
    for (const language of ["vi", "en"] as const) {
      for (const code of missingCodes) {
        const text = inWords(language).t(`congress:missing.${code}`, values);
        expect(text).not.toMatch(/^missing\.|\{\{/);
      }
    }
  });
});
