import fc from "fast-check";
import ICAL from "ical.js";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { isRegion, zoneLines } from "~/calendar/zone-definition";

/** Understands a local time by the definition alone; what the parser itself may know of the zone is not asked. */
function instantBy(lines: readonly string[], local: DateTime): string {
  const component = new ICAL.Component(ICAL.parse(lines.join("\r\n")));
  const zone = new ICAL.Timezone(component);
  const time = ICAL.Time.fromData({
    ...{ year: local.year, month: local.month, day: local.day },
    ...{ hour: local.hour, minute: local.minute, second: 0, isDate: false },
  });
  time.zone = zone;
  return time.toJSDate().toISOString();
}

const expectRight = (zone: string, day: string) => {
  const local = DateTime.fromISO(`${day}T12:00`, { zone });
  const lines = zoneLines(zone, [local.year]);
  expect(`${zone} ${day} ${instantBy(lines, local)}`).toBe(
    `${zone} ${day} ${local.toUTC().toISO({ precision: "milliseconds" })}`,
  );
};

describe("the definition of a zone", () => {
  it.each([
    // Summer time ended with September until 1995, and with October since.
    ["Europe/Paris", "1990-10-10"],
    ["Europe/Paris", "2020-10-10"],
    // It began with April until 2006, and in the middle of March since.
    ["America/New_York", "1990-03-20"],
    ["America/New_York", "2007-03-20"],
    // There was summer time, there is none.
    ["America/Sao_Paulo", "2018-12-01"],
    ["America/Sao_Paulo", "2020-12-01"],
    // By the moon; and less than an hour.
    ["Africa/Casablanca", "2020-05-10"],
    ["Australia/Lord_Howe", "2021-01-10"],
    ["Asia/Ho_Chi_Minh", "1950-01-10"],
    ["Asia/Saigon", "2020-10-13"],
    ["Europe/Berlin", "2099-07-01"],
    ["America/New_York", "2099-12-01"],
  ])("is right in %s on %s", expectRight);

  it("is right in every zone on any day", () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    // Before, one zone's clocks still stood beside the minute, and the parser knows no seconds of an offset.
    const days = fc
      .integer({ min: Date.UTC(1973, 0), max: Date.UTC(2100, 0) })
      .map((at) => new Date(at).toISOString().slice(0, 10));
    fc.assert(fc.property(zones, days, expectRight), { numRuns: 300 });
  });

  it("is right on the days before and after every change, for years near and far in one calendar", () => {
    const zone = "America/New_York";
    const years = [2021, 1990, 1991, 2006, 2007, 2099];
    const lines = zoneLines(zone, years);
    for (const year of years)
      for (let day = DateTime.fromObject({ year, hour: 12 }, { zone }); day.year === year;) {
        expect(instantBy(lines, day)).toBe(day.toUTC().toISO());
        day = day.plus({ days: 5 });
      }
  });

  it("says by rules what happens every year alike, so that it is short", () => {
    const lines = zoneLines("Europe/Berlin", [2020, 2021, 2022, 2023, 2024]);
    expect(lines.filter((line) => line.startsWith("RRULE"))).toEqual([
      "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
      "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    ]);
    expect(lines.filter((line) => line === "BEGIN:DAYLIGHT")).toHaveLength(1);
  });

  it("exists for regions only", () => {
    expect(
      ["Asia/Ho_Chi_Minh", "Asia/Saigon", "UTC", "+07:00", "UTC+9", "Nowhere/City", ""].map(isRegion),
    ).toEqual([true, true, false, false, false, false, false]);
  });
});
