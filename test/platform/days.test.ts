import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import {
  addDays,
  daysBetween,
  daysFrom,
  instantOf,
  isDay,
  localDayOf,
  wordDay,
  wordDays,
  wordInstant,
  wordWeekday,
} from "~/platform/days";

const zones = ["Asia/Ho_Chi_Minh", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "UTC"];
const anyZone = fc.constantFrom(...zones);
/** Days since 1900-01-01, up to the end of 2999. */
const anyDay = fc
  .integer({ min: 0, max: 401_766 })
  .map((days) => new Date(Date.UTC(1900, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const anyInstant = fc.date({
  min: new Date("1990-01-01T00:00:00Z"),
  max: new Date("2090-01-01T00:00:00Z"),
  noInvalidDate: true,
});

describe("a day", () => {
  it("is one that the calendar has, from 1900 to 2999", () => {
    for (const day of ["2020-02-29", "1900-01-01", "2999-12-31", "2000-02-29"]) expect(isDay(day)).toBe(true);
    const none = ["2021-02-29", "1900-02-29", "2020-13-01", "2020-00-10", "2020-04-31", "1899-12-31"];
    const notWritten = [
      "3000-01-01",
      "",
      "2020-7-3",
      "03/07/2020",
      "2020-07-03T00:00",
      " 2020-07-03",
      "٢٠٢٠-٠٧-٠٣",
    ];
    for (const day of [...none, ...notWritten]) expect(isDay(day), day).toBe(false);
  });

  it("is recognised exactly when luxon reads and writes it alike", () => {
    const parts = fc.tuple(
      fc.integer({ min: 1890, max: 3010 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 33 }),
    );
    fc.assert(
      fc.property(parts, ([year, month, day]) => {
        const text = [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
        const exists = DateTime.utc(year, month, day).isValid && year >= 1900 && year <= 2999;
        expect(isDay(text)).toBe(exists);
      }),
    );
  });

  it("never takes other text for a day", () => {
    fc.assert(fc.property(fc.string(), (text) => !isDay(text) || /^\d{4}-\d{2}-\d{2}$/.test(text)));
  });
});

describe("counting days", () => {
  it("goes forth and back by the same number", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (day, days) => {
        const other = addDays(day, days);
        expect(daysBetween(day, other)).toBe(days);
        expect(addDays(other, -days)).toBe(day);
      }),
    );
  });

  it("lists every day once, in order, both ends included", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (first, length) => {
        const all = daysFrom(first, addDays(first, length));
        expect(all).toHaveLength(length + 1);
        expect(all[0]).toBe(first);
        expect(all).toEqual([...new Set(all)].sort());
      }),
    );
    expect(daysFrom("2020-07-03", "2020-07-02")).toEqual([]);
  });
});

describe("a day and an instant", () => {
  it("are the day that luxon's calendar shows there", () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(
          instant,
        );
        expect(localDayOf(instant, zone)).toBe(shown);
        expect(localDayOf(instant.toISOString(), zone)).toBe(shown);
      }),
    );
  });

  it("meet again: the instant of a local time falls on that day at that time", () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 1439 }), anyZone, (near, minutes, zone) => {
        const day = localDayOf(near, zone);
        const instant = instantOf(day, minutes, zone);
        const local = DateTime.fromJSDate(instant).setZone(zone);
        const midnight = DateTime.fromISO(day, { zone });
        // On days when clocks change, some times do not exist and others come twice.
        const isPlain =
          midnight.startOf("day").offset === midnight.endOf("day").offset && midnight.hour === 0;
        if (!isPlain) return;
        expect(localDayOf(instant, zone)).toBe(day);
        expect(local.hour * 60 + local.minute).toBe(minutes);
      }),
    );
  });

  it("keep the time on the wall on days when clocks change", () => {
    for (const day of ["2021-03-28", "2021-10-31"]) {
      const at = DateTime.fromJSDate(instantOf(day, 9 * 60, "Europe/Berlin")).setZone("Europe/Berlin");
      expect(at.toFormat("yyyy-MM-dd HH:mm")).toBe(`${day} 09:00`);
    }
    expect(instantOf("2020-07-03", 9 * 60, "Asia/Ho_Chi_Minh").toISOString()).toBe(
      "2020-07-03T02:00:00.000Z",
    );
  });
});

describe("a day in words", () => {
  it("is written as offices write it: two digits for the day, for the month only in January and February", () => {
    expect(wordDay("2020-07-03", "vi")).toBe("03/7/2020");
    expect(wordDay("2020-01-14", "vi")).toBe("14/01/2020");
    expect(wordDay("2020-02-05", "vi")).toBe("05/02/2020");
    expect(wordDay("2020-10-13", "vi")).toBe("13/10/2020");
    expect(wordDay("2020-07-03", "en")).toBe("3 July 2020");
  });

  it("shortens days of one month", () => {
    expect(wordDays("2020-10-13", "2020-10-15", "vi")).toBe("13–15/10/2020");
    expect(wordDays("2020-10-03", "2020-10-05", "en")).toBe("3–5 October 2020");
    expect(wordDays("2020-10-13", "2020-10-13", "vi")).toBe("13/10/2020");
    expect(wordDays("2020-10-31", "2020-11-01", "vi")).toBe("31/10/2020 – 01/11/2020");
    expect(wordDays("2019-10-31", "2020-10-31", "en")).toBe("31 October 2019 – 31 October 2020");
  });

  it("can be read back without loss", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [date, month, year] = wordDay(day, "vi").split("/").map(Number);
        expect(DateTime.utc(year ?? 0, month ?? 0, date ?? 0).toISODate()).toBe(day);
        expect(DateTime.fromFormat(wordDay(day, "en"), "d LLLL yyyy", { locale: "en-GB" }).toISODate()).toBe(
          day,
        );
      }),
    );
  });

  it("names the weekday", () => {
    expect(wordWeekday("2020-07-03", "vi")).toBe("Thứ Sáu");
    expect(wordWeekday("2020-07-05", "vi")).toBe("Chủ nhật");
    expect(wordWeekday("2020-07-03", "en")).toBe("Friday");
    fc.assert(
      fc.property(anyDay, (day) => {
        const name = new Intl.DateTimeFormat("vi", { weekday: "long", timeZone: "UTC" }).format(
          new Date(day),
        );
        expect(wordWeekday(day, "vi").toLowerCase()).toBe(name.toLowerCase());
      }),
    );
  });

  it("carries the local time of an instant", () => {
    expect(wordInstant("2020-07-03T18:05:00Z", "vi", "Asia/Ho_Chi_Minh")).toBe("04/7/2020 01:05");
  });
});
