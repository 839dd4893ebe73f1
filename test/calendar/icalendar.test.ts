import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLine, cleanText } from "~/calendar/content-lines";
import { plainEntry, type CalendarEntry, type Feed } from "~/calendar/entry";
import { writeCalendar } from "~/calendar/icalendar.server";
import { byIcalJs, byNodeIcal, meant } from "./parsers";

const entry = (over: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: "slot-a1@planner.example.vn",
  sourceId: "a1",
  kind: "slot",
  sequence: 2,
  status: "confirmed",
  title: "Thảo luận tổ; văn kiện, lần 1",
  description: "Phòng: Hội trường\\lớn\nVăn kiện: Báo cáo chính trị; Báo cáo kiểm điểm",
  location: "Hội trường lớn, Trung tâm hội nghị",
  coordinates: null,
  time: { kind: "span", day: "2020-10-13", start: 480, end: 600, zone: "Asia/Ho_Chi_Minh" },
  url: "https://planner.example.vn/congresses/mau/agenda",
  categories: ["Chương trình, đại hội", "Nghỉ"],
  lastModified: "2020-10-01T02:03:04.567Z",
  classification: "public",
  transparent: false,
  alarms: [15],
  ...plainEntry,
  ...over,
});

const feed = (entries: CalendarEntry[], over: Partial<Feed> = {}): Feed => ({
  name: "Đại hội; mẫu, lần thứ XV",
  description: "Chương trình đã ban hành.\nDòng hai",
  language: "vi",
  url: "https://planner.example.vn/congresses/mau/agenda",
  changesAt: null,
  entries,
  ...over,
});

const written = (...entries: CalendarEntry[]) => writeCalendar(feed(entries)).toString("utf8");
const unfolded = (text: string) => text.replace(/\r\n /g, "").split("\r\n");

/** Both parsers must understand what was meant. */
function expectUnderstood(entries: CalendarEntry[]) {
  const text = writeCalendar(feed(entries)).toString("utf8");
  const expected = entries.map(meant);
  expect(byIcalJs(text)).toEqual(expected);
  expect(byNodeIcal(text)).toEqual(expected.map(({ alarms: _alarms, ...rest }) => rest));
}

describe("a written calendar", () => {
  it("is understood by two parsers, field by field", () => {
    expectUnderstood([
      entry(),
      entry({ uid: "slot-a2@planner.example.vn", status: "cancelled", title: "[HỦY] Bế mạc", sequence: 7 }),
      entry({ uid: "slot-a3@planner.example.vn", transparent: true, classification: "private", alarms: [] }),
      entry({ uid: "slot-a4@planner.example.vn", alarms: [15, 1440] }),
      entry({ uid: "slot-a5@planner.example.vn", coordinates: { latitude: 12.6797, longitude: 108.0447 } }),
      entry({ uid: "slot-a6@planner.example.vn", coordinates: { latitude: 0, longitude: -0.000001 } }),
      entry({
        ...{ uid: "slot-a7@planner.example.vn", location: "" },
        coordinates: { latitude: -33.5, longitude: 0 },
      }),
      entry({
        uid: "congress-c1@planner.example.vn",
        kind: "congress",
        time: { kind: "days", first: "2020-12-31", last: "2021-01-01" },
      }),
    ]);
  });

  it("writes deadlines as whole days or as tasks, as is wished", () => {
    const deadline = (over: Partial<CalendarEntry>) =>
      entry({
        ...{ kind: "readiness", location: "", classification: "private", transparent: true, alarms: [1440] },
        time: { kind: "days", first: "2020-07-07", last: "2020-07-07" },
        ...over,
      });
    const progress = (
      state: "needs-action" | "in-process" | "completed",
      completedAt: string | null = null,
    ) => ({
      progress: { state, completedAt },
    });
    expectUnderstood([
      deadline({ uid: "readiness-d1@x", ...progress("needs-action") }),
      deadline({ uid: "readiness-d2@x", ...progress("needs-action"), asTask: true }),
      deadline({ uid: "readiness-d3@x", ...progress("in-process"), asTask: true, alarms: [] }),
      deadline({ uid: "readiness-d4@x", ...progress("completed", "2020-07-01T02:03:04.567Z"), asTask: true }),
      deadline({ uid: "readiness-d5@x", ...progress("completed"), asTask: true }),
      deadline({ uid: "readiness-d6@x", ...progress("needs-action"), asTask: true, status: "cancelled" }),
    ]);
  });

  it("reminds of whole days by the hour at which offices open, not at midnight", () => {
    const days = { kind: "days", first: "2020-07-07", last: "2020-07-07" } as const;
    const triggers = (over: Partial<CalendarEntry>) =>
      unfolded(written(entry({ time: days, alarms: [15, 1440], ...over }))).filter((line) =>
        line.startsWith("TRIGGER"),
      );
    expect(triggers({})).toEqual(["TRIGGER;RELATED=START:PT7H45M", "TRIGGER;RELATED=START:-PT16H"]);
    expect(triggers({ asTask: true })).toEqual(["TRIGGER;RELATED=END:PT465M", "TRIGGER;RELATED=END:-PT960M"]);
  });

  it("gives Vietnamese clocks with their zone, seven hours before UTC", () => {
    const text = written(entry());
    expect(text).toContain("DTSTART;TZID=Asia/Ho_Chi_Minh:20201013T080000\r\n");
    expect(text).toContain("DTEND;TZID=Asia/Ho_Chi_Minh:20201013T100000\r\n");
    expect(text).toContain("BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh\r\n");
    expect(byIcalJs(text)[0]?.start).toBe("2020-10-13T01:00:00.000Z");
    expect(byNodeIcal(text)[0]?.start).toBe("2020-10-13T01:00:00.000Z");
  });

  it.each([
    ["2021-03-27", "2021-03-27T08:00:00.000Z"],
    ["2021-03-28", "2021-03-28T07:00:00.000Z"],
    ["2021-10-30", "2021-10-30T07:00:00.000Z"],
    ["2021-10-31", "2021-10-31T08:00:00.000Z"],
  ])("keeps 9 o'clock in Berlin on %s, around the change of summer time", (day, start) => {
    const berlin = entry({ time: { kind: "span", day, start: 540, end: 600, zone: "Europe/Berlin" } });
    const text = written(berlin);
    expect(byIcalJs(text)[0]?.start).toBe(start);
    expectUnderstood([berlin]);
  });

  it.each([
    ["1990-10-10", "Europe/Paris", "under rules that hold no longer"],
    ["2034-07-01", "Europe/Paris", "in a later year"],
    ["2020-10-13", "Asia/Saigon", "by a name that the zone had before"],
  ])("is understood by its own definition on %s in %s, %s", (day, zone) => {
    expectUnderstood([entry({ time: { kind: "span", day, start: 540, end: 600, zone } })]);
    expect(written(entry({ time: { kind: "span", day, start: 540, end: 600, zone } }))).toContain(
      `BEGIN:VTIMEZONE\r\nTZID:${zone}\r\n`,
    );
  });

  it("goes past midnight", () => {
    expectUnderstood([
      entry({ time: { kind: "span", day: "2020-12-31", start: 1410, end: 1470, zone: "Asia/Ho_Chi_Minh" } }),
    ]);
  });

  it("writes a zone that has no definition as instants", () => {
    const text = written(
      entry({ time: { kind: "span", day: "2020-10-13", start: 480, end: 600, zone: "UTC+9" } }),
    );
    expect(text).toContain("DTSTART:20201012T230000Z\r\n");
    expect(text).not.toContain("TZID");
  });

  it("defines each zone once and only those in use", () => {
    const berlin = { kind: "span", day: "2021-05-01", start: 60, end: 90, zone: "Europe/Berlin" } as const;
    const text = written(entry(), entry({ uid: "b@x" }), entry({ uid: "c@x", time: berlin }));
    expect(text.match(/^TZID:.*$/gm)?.map((line) => line.trim())).toEqual([
      "TZID:Asia/Ho_Chi_Minh",
      "TZID:Europe/Berlin",
    ]);
  });

  it("keeps the order of the grammar: properties, zones, events; alarms last in an event", () => {
    const lines = unfolded(written(entry()));
    const firstComponent = lines.indexOf("BEGIN:VTIMEZONE");
    for (const name of [
      "NAME",
      "X-WR-CALNAME",
      "DESCRIPTION",
      "COLOR",
      "REFRESH-INTERVAL",
      "X-PUBLISHED-TTL",
    ]) {
      const at = lines.findIndex((line) => line.startsWith(name));
      expect(at, name).toBeGreaterThan(0);
      expect(at, name).toBeLessThan(firstComponent);
    }
    const event = lines.slice(lines.indexOf("BEGIN:VEVENT"));
    const afterAlarm = event.slice(event.indexOf("END:VALARM") + 1);
    expect(afterAlarm).toEqual(["END:VEVENT", "END:VCALENDAR", ""]);
  });

  it("holds a component even when it is empty, and says its name and what it leaves out", () => {
    const text = writeCalendar(feed([], { description: "Để trống; có lý do, rõ ràng" })).toString("utf8");
    const lines = unfolded(text);
    expect(lines).toContain("BEGIN:VTIMEZONE");
    expect(lines).toContain("NAME:Đại hội\\; mẫu\\, lần thứ XV");
    expect(lines).toContain("DESCRIPTION:Để trống\\; có lý do\\, rõ ràng");
    expect(lines).toContain("X-WR-CALDESC:Để trống\\; có lý do\\, rõ ràng");
    expect(byIcalJs(text)).toEqual([]);
  });

  it("reminds nobody of what is cancelled", () => {
    expect(written(entry({ status: "cancelled" }))).not.toContain("VALARM");
  });

  it("gives the same bytes for the same feed", () => {
    const one = feed([entry(), entry({ uid: "b@x" })]);
    expect(writeCalendar(structuredClone(one)).equals(writeCalendar(one))).toBe(true);
  });

  it("lets no text begin a property", () => {
    const nasty = "Mở đầu\r\nATTACH:http://evil.example/\rEND:VEVENT\u2028BEGIN:VEVENT\u0085X:1\u0000\u0007";
    const text = written(entry({ title: nasty, description: nasty, location: nasty, categories: [nasty] }));
    const names = unfolded(text).map((line) => line.split(/[:;]/)[0]);
    expect(names).not.toContain("ATTACH");
    expect(names).not.toContain("X");
    expect(names.filter((name) => name === "BEGIN")).toHaveLength(5);
    expect(byIcalJs(text)).toHaveLength(1);
  });
});

const unit = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: "grapheme", maxLength: 120 }) },
  { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 120 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          "Đại hội ",
          "👩‍👩‍👧‍👦",
          "العربية ",
          "עברית",
          "\u202E",
          "e\u0301",
          "\r\n",
          "\n",
          "\\",
          ";",
          ",",
          ":",
          "\u0000",
          "\uD83D",
          "x".repeat(80),
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join("")),
  },
);

describe("any text at all", () => {
  it("is folded at 75 octets, in whole characters, ended by CRLF to the last line", () => {
    fc.assert(
      fc.property(unit, unit, unit, (title, description, location) => {
        const bytes = writeCalendar(
          feed([entry({ title, description, location })], { name: title, description }),
        );
        const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
        const lines = text.split("\r\n");
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
          // A lone half of a character would have become U+FFFD, or made the decoder fail.
          expect(line.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("comes back from ical.js as it was, but for control characters", () => {
    fc.assert(
      fc.property(unit, unit, unit, (title, description, location) => {
        const understood = byIcalJs(written(entry({ title, description, location })))[0];
        expect(understood?.title).toBe(cleanLine(title));
        expect(understood?.description).toBe(cleanText(description).trim());
        expect(understood?.location).toBe(cleanLine(location));
      }),
      { numRuns: 300 },
    );
  });

  it("is clean for good once it is clean", () => {
    fc.assert(
      fc.property(unit, (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
        expect(cleanText(text)).not.toMatch(/\r/);
      }),
    );
  });
});
