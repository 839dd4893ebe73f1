import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meetingOn, monthAfter, monthOfDay, readMonth, weeksOf, wordMonth } from "~/congress/month";
import { addDays, daysBetween } from "~/platform/days";
import { anyDay, anySchedule, congress } from "./reading-examples";

describe("a month", () => {
  it("is read only when it is one", () => {
    expect(readMonth("2020-07")).toBe("2020-07");
    for (const text of [
      null,
      "",
      "2020-7",
      "2020-13",
      "2020-00",
      "1899-12",
      "3000-01",
      "2020-07-01",
      "20200-7",
    ]) {
      expect(readMonth(text), String(text)).toBeNull();
    }
  });

  it("turns over the year, and ends where calendars here end", () => {
    expect(monthAfter("2020-12", 1)).toBe("2021-01");
    expect(monthAfter("2020-01", -1)).toBe("2019-12");
    expect(monthAfter("1900-01", -1)).toBeNull();
    expect(monthAfter("2999-12", 1)).toBeNull();
  });

  it("has weeks from Monday to Sunday", () => {
    const weeks = weeksOf("2020-07");
    expect(weeks).toHaveLength(5);
    expect([weeks[0]?.[0], weeks[4]?.[6]]).toEqual(["2020-06-29", "2020-08-02"]);
    // February of 2021 fills four weeks exactly.
    expect(weeksOf("2021-02").map((week) => week[0])).toEqual([
      "2021-02-01",
      "2021-02-08",
      "2021-02-15",
      "2021-02-22",
    ]);
  });

  it("shows every day of its own once, in whole weeks without gaps", () => {
    fc.assert(
      fc.property(anyDay.map(monthOfDay), (month) => {
        const weeks = weeksOf(month);
        const days = weeks.flat();
        expect(weeks.every((week) => week.length === 7)).toBe(true);
        expect(new Date(days[0] ?? "").getUTCDay()).toBe(1);
        expect(days.slice(1).every((day, index) => daysBetween(days[index] ?? "", day) === 1)).toBe(true);
        const own = days.filter((day) => monthOfDay(day) === month);
        expect(own[0]).toBe(`${month}-01`);
        expect(monthOfDay(addDays(own.at(-1) ?? "", 1))).not.toBe(month);
      }),
    );
  });

  it("is worded as days are: a zero only before January and February", () => {
    expect(wordMonth("2020-01", "vi")).toBe("01/2020");
    expect(wordMonth("2020-07", "vi")).toBe("7/2020");
    expect(wordMonth("2020-10", "vi")).toBe("10/2020");
    expect(wordMonth("2020-07", "en")).toBe("July 2020");
  });
});

describe("congresses on days", () => {
  it("meet from the first day to the last, both included", () => {
    const all = [congress({ firstDay: "2020-10-13", lastDay: "2020-10-15" }), congress({ id: "chua-dinh" })];
    const meeting = (day: string) => meetingOn(all, day).length;
    expect(["2020-10-12", "2020-10-13", "2020-10-15", "2020-10-16"].map(meeting)).toEqual([0, 1, 1, 0]);
  });

  it("are found on as many days as they last", () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        for (const one of schedule) {
          if (one.firstDay === null || one.lastDay === null) continue;
          const around = [-1, 0, 1, 2, 3, 4, 5, 6].map((days) => addDays(one.firstDay ?? "", days));
          const met = around.filter((day) => meetingOn([one], day).length > 0);
          expect(met.length).toBe(daysBetween(one.firstDay, one.lastDay) + 1);
        }
      }),
    );
  });
});
