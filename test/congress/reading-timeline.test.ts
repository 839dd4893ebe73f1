import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layTimeline } from "~/congress/timeline";
import { wrapped } from "~/congress/wrapped";
import { daysBetween } from "~/platform/days";
import { anyDay, anySchedule, congress, theDay } from "./reading-examples";

describe("the timeline", () => {
  it("runs from the month before the earliest day to the month after the latest", () => {
    const dated = congress({ firstDay: "2020-10-13", lastDay: "2020-10-15" });
    const { ticks, today, rows } = layTimeline([dated], theDay, 14);
    expect(ticks.map(({ day }) => day)).toEqual([
      "2020-06-01",
      "2020-07-01",
      "2020-08-01",
      "2020-09-01",
      "2020-10-01",
      "2020-11-01",
    ]);
    const length = daysBetween("2020-06-01", "2020-12-01");
    expect(today).toBeCloseTo(32 / length);
    // Three days, the last to its end.
    expect(rows[0]?.mark).toEqual({
      kind: "days",
      from: daysBetween("2020-06-01", "2020-10-13") / length,
      to: daysBetween("2020-06-01", "2020-10-16") / length,
    });
  });

  it("is half a year long at least, also without any congress", () => {
    const { ticks, rows } = layTimeline([], theDay, 14);
    expect(ticks).toHaveLength(6);
    expect(rows).toEqual([]);
  });

  it("tells days that nobody knows apart from days that are not set", () => {
    const { rows, today } = layTimeline(
      [
        congress({ id: "da-hop", state: "held", heldBy: theDay }),
        congress({ id: "chua-dinh" }),
        congress({ id: "huy", state: "cancelled" }),
      ],
      theDay,
      14,
    );
    expect(rows.map(({ mark }) => mark)).toEqual([
      { kind: "held-by", to: today },
      { kind: "ahead", from: today },
      { kind: "nowhere" },
    ]);
  });

  it("keeps everything on the scale and no more marks than there is room for", () => {
    fc.assert(
      fc.property(anySchedule, anyDay, fc.integer({ min: 1, max: 20 }), (schedule, today, most) => {
        const timeline = layTimeline(schedule, today, most);
        expect(timeline.rows.map(({ id }) => id)).toEqual(schedule.map(({ id }) => id));
        expect(timeline.ticks.length).toBeLessThanOrEqual(most);
        const marks = timeline.rows.flatMap(({ mark }) =>
          Object.values(mark).filter((value) => typeof value === "number"),
        );
        const places = [...marks, timeline.today, ...timeline.ticks.map(({ at }) => at)];
        for (const place of places) {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(1);
        }
        for (const { mark } of timeline.rows) {
          if (mark.kind === "days") expect(mark.to).toBeGreaterThan(mark.from);
        }
        const ticks = timeline.ticks.map(({ at }) => at);
        expect(ticks).toEqual([...new Set(ticks)].sort((one, other) => one - other));
      }),
    );
  });
});

describe("names in the picture", () => {
  it("break at spaces and end in an ellipsis where they do not fit", () => {
    expect(wrapped("Đại hội đại biểu Đảng bộ tỉnh", 16, 3)).toEqual(["Đại hội đại biểu", "Đảng bộ tỉnh"]);
    expect(wrapped("Đại hội đại biểu Đảng bộ tỉnh", 16, 1)).toEqual(["Đại hội đại…"]);
    expect(wrapped("Abcdefghij", 4, 2)).toEqual(["Abcd", "efg…"]);
    expect(wrapped("  ", 10, 2)).toEqual([]);
  });

  it("never exceed their room, and are whole where there is enough of it", () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 12 });
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 2, max: 30 }),
        fc.integer({ min: 1, max: 4 }),
        (texts, width, lines) => {
          const text = texts.join(" ");
          const result = wrapped(text, width, lines);
          expect(result.length).toBeLessThanOrEqual(lines);
          for (const line of result) expect(line.length).toBeLessThanOrEqual(width);
          const bare = (of: string) => of.replace(/\s/g, "");
          expect(bare(wrapped(text, width, text.length + 1).join(""))).toBe(bare(text));
        },
      ),
    );
  });
});
