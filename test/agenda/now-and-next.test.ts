import { describe, expect, it } from "vitest";
import { matching, nowAndNext } from "~/agenda/now-and-next";
import { programmeOf } from "~/agenda/programme";
import { goodAgenda } from "./examples";

const days = programmeOf(goodAgenda());
const types = (slots: { type: string }[] = []) => slots.map(({ type }) => type);

describe("now and next", () => {
  const at = (time: string, date = "2020-08-12") => nowAndNext(days, date, time);

  it("are what is on and what begins soonest, by half-open intervals", () => {
    expect(types(at("07:30")?.now)).toEqual(["gathering"]);
    expect(types(at("07:30")?.next)).toEqual(["presidium-election"]);
    expect(types(at("07:59")?.now)).toEqual(["gathering"]);
    expect(types(at("08:00")?.now)).toEqual(["presidium-election"]);
  });

  it("are nothing between sessions, before and after", () => {
    expect(types(at("12:00")?.now)).toEqual([]);
    expect(types(at("12:00")?.next)).toEqual(["group-discussion"]);
    expect(at("23:00")).toEqual({ now: [], next: [] });
    expect(at("09:00", "2020-08-14")).toBeNull();
  });
});

describe("searching the programme", () => {
  it("finds without diacritics and in any case, in titles, rooms, groups and leaders", () => {
    const found = (words: string) =>
      types(matching(days, words).flatMap((day) => day.sessions.flatMap((session) => session.slots)));
    expect(found("be mac")).toEqual(["closing"]);
    expect(found("TỔ TRƯỞNG 3")).toEqual(["group-discussion"]);
    expect(found("phong hop 2")).toEqual(["group-discussion"]);
    expect(found("đại hội").length).toBeGreaterThan(3);
    expect(found("khong co gi")).toEqual([]);
    expect(matching(days, "  ")).toBe(days);
  });
});
