import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "~/agenda/check";
import { draft, meetsTheRules } from "~/agenda/draft/draft.server";
import { place } from "~/agenda/draft/solve.server";
import { piecesOf, wishedParts, type WishedPart, type Wishes } from "~/agenda/draft/wishes";
import { counter, goodAgenda } from "./examples";

const morning = (date: string) => ({ date, start: 450, end: 690 });
const afternoon = (date: string) => ({ date, start: 810, end: 1020 });
const usual: Record<WishedPart, number> = {
  ...{ gathering: 30, presidium: 20, formalities: 40, documents: 60, discussion: 120, "report-back": 30 },
  ...{ opening: 30, presentation: 60, guests: 30, plenary: 60, personnel: 20, ballot: 45, result: 15 },
  ...{ resolution: 20, closing: 20 },
};
const short = Object.fromEntries(wishedParts.map((part) => [part, part === "discussion" ? 90 : 5])) as Record<
  WishedPart,
  number
>;
const wishes = (changes: Partial<Wishes> = {}): Wishes => ({
  periods: [
    ...[morning("2020-08-12"), afternoon("2020-08-12")],
    ...[morning("2020-08-13"), afternoon("2020-08-13")],
  ],
  preparatory: 2,
  groups: 4,
  ballots: 2,
  minutes: usual,
  ...changes,
});
const frame = goodAgenda();

describe("drafting an agenda", () => {
  it("meets every rule but for rooms and people", async () => {
    const drafted = await draft(frame, wishes(), counter());
    expect(drafted.ok).toBe(true);
    expect(drafted.ok && check(drafted.agenda)).toEqual([]);
  });

  it("meets every rule whatever is wished, or says that it cannot", async () => {
    const someMinutes = fc.record(
      Object.fromEntries(wishedParts.map((part) => [part, fc.integer({ min: 5, max: 90 })])) as Record<
        WishedPart,
        fc.Arbitrary<number>
      >,
    );
    await fc.assert(
      fc.asyncProperty(
        someMinutes,
        fc.integer({ min: 2, max: 8 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 2 }),
        async (minutes, groups, ballots, preparatory) => {
          const wished = wishes({
            minutes: { ...minutes, discussion: minutes.discussion + 90 },
            groups,
            ballots,
            preparatory,
          });
          const drafted = await draft(frame, wished, counter());
          if (drafted.ok) {
            const left = check(drafted.agenda).filter(
              ({ code }) => !/^group-(room|leader|secretary)/.test(code),
            );
            expect(left.map(({ code }) => code)).toEqual([]);
            expect(meetsTheRules(drafted.agenda)).toBe(true);
          } else expect(drafted.contradiction.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each([
    { gathering: 62, opening: 89 },
    { gathering: 62, opening: 160 },
  ])("puts no break between the gathering and the opening: %o", async (long) => {
    const drafted = await draft(frame, wishes({ ballots: 0, minutes: { ...short, ...long } }), counter());
    expect(drafted.ok && check(drafted.agenda)).toEqual([]);
  });

  it("says that a gathering cannot last longer than people sit without a break", async () => {
    const drafted = await draft(frame, wishes({ minutes: { ...short, gathering: 151 } }), counter());
    expect(drafted).toEqual({ ok: false, contradiction: ["gathering", "opening"] });
  });

  it("names the smallest set of wishes that contradict the time there is", async () => {
    const tight = wishes({
      periods: [morning("2020-08-12"), afternoon("2020-08-12")],
      preparatory: 1,
      minutes: { ...usual, discussion: 200, documents: 100 },
    });
    const drafted = await draft(frame, tight, counter());
    expect(drafted.ok).toBe(false);
    if (drafted.ok) return;
    const fits = async (parts: WishedPart[]) => {
      const minutes = Object.fromEntries(
        wishedParts.map((part) => [part, parts.includes(part) ? tight.minutes[part] : 0]),
      ) as Record<WishedPart, number>;
      return (await place(piecesOf({ ...tight, minutes }), tight.periods, tight.preparatory)) !== null;
    };
    expect(await fits(drafted.contradiction)).toBe(false);
    for (const part of drafted.contradiction) {
      expect(await fits(drafted.contradiction.filter((each) => each !== part)), part).toBe(true);
    }
  });
});
