import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "~/platform/days";
import { criticalPath, dueDays, isFree, urgencyOf, type DatedItem } from "~/readiness/due";

const item = (code: string, due: DatedItem["due"], pinned: string | null = null): DatedItem => ({
  code,
  due,
  pinned,
});
const context = { firstDay: "2020-10-13", lastDay: "2020-10-15", holidays: new Set(["2020-09-02"]) };
const dayOf = (items: DatedItem[], code: string, over = {}) =>
  dueDays(items, { ...context, ...over }).get(code);

describe("due days", () => {
  test("count from the first and the last day of the congress", () => {
    expect(dayOf([item("a", { from: "first-day", days: -5 })], "a")).toMatchObject({ day: "2020-10-08" });
    expect(dayOf([item("a", { from: "last-day", days: 5 })], "a")).toMatchObject({ day: "2020-10-20" });
  });

  test("move off a weekend and a holiday to the working day before", () => {
    expect(dayOf([item("a", { from: "first-day", days: -2 })], "a")).toEqual({
      day: "2020-10-09",
      pinned: false,
      moved: true,
    });
    expect(dayOf([item("a", { from: "first-day", days: -41 })], "a")).toMatchObject({ day: "2020-09-01" });
  });

  test("follow the congress when it moves, unless pinned", () => {
    const items = [
      item("a", { from: "first-day", days: -1 }),
      item("b", { from: "first-day", days: -1 }, "2020-10-11"),
    ];
    const later = { firstDay: "2020-10-20", lastDay: "2020-10-22" };
    expect(dayOf(items, "a", later)).toMatchObject({ day: "2020-10-19" });
    expect(dayOf(items, "b", later)).toEqual({ day: "2020-10-11", pinned: true, moved: false });
  });

  test("hang on another item, also through several", () => {
    const items = [
      item("c", { from: "item", code: "b", days: -3 }),
      item("b", { from: "item", code: "a", days: -1 }),
      item("a", { from: "fixed", day: "2020-07-08" }),
    ];
    expect(dayOf(items, "b")).toMatchObject({ day: "2020-07-07" });
    expect(dayOf(items, "c")).toMatchObject({ day: "2020-07-03" });
  });

  test("say why there is none", () => {
    const circle = [
      item("a", { from: "item", code: "b", days: 0 }),
      item("b", { from: "item", code: "a", days: 0 }),
    ];
    expect(dayOf(circle, "a")).toEqual({ day: null, why: "circle" });
    expect(dayOf([item("a", { from: "item", code: "gone", days: 0 })], "a")).toEqual({
      day: null,
      why: "item-unknown",
    });
    expect(dayOf([item("a", { from: "first-day", days: 0 })], "a", { firstDay: null })).toEqual({
      day: null,
      why: "congress-day-unknown",
    });
  });

  test("never fall on a free day and never later than asked", () => {
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 900 }), fc.integer({ min: 0, max: 3000 }), (days, offset) => {
        const firstDay = addDays("2018-01-01", offset);
        const found = dayOf([item("a", { from: "first-day", days })], "a", { firstDay });
        const day = found?.day ?? "";
        expect(isFree(day, context.holidays)).toBe(false);
        const gap = daysBetween(day, addDays(firstDay, days));
        expect(gap).toBeGreaterThanOrEqual(0);
        expect(gap).toBeLessThanOrEqual(3);
      }),
    );
  });
});

test("due today is not overdue, yesterday is", () => {
  expect(urgencyOf("2020-07-03", "2020-07-03")).toBe("this-week");
  expect(urgencyOf("2020-07-02", "2020-07-03")).toBe("overdue");
  expect(urgencyOf("2020-07-11", "2020-07-03")).toBe("later");
  expect(urgencyOf(null, "2020-07-03")).toBe("undated");
});

test("the critical path is the longest chain of items that hang on each other, earliest first", () => {
  const items = [
    item("print", { from: "first-day", days: -5 }),
    item("approve", { from: "item", code: "print", days: -10 }),
    item("draft", { from: "item", code: "approve", days: -30 }),
    item("flowers", { from: "first-day", days: -1 }),
  ];
  expect(criticalPath(items, dueDays(items, context))).toEqual(["draft", "approve", "print"]);
});
