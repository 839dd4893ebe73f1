import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filtered, inParts } from "~/congress/schedule";
import { stageOf, stages } from "~/congress/stages";
import { addDays } from "~/platform/days";
import { anyDay, anySchedule, congress, theDay } from "./reading-examples";

const ids = (all: { id: string }[]) => all.map(({ id }) => id);

describe("the stage of a congress", () => {
  const dated = { firstDay: "2020-10-13", lastDay: "2020-10-15" };

  it.each([
    ["2020-10-12", "preparing"],
    ["2020-10-13", "under-way"],
    ["2020-10-15", "under-way"],
    // Nobody has said that it was held.
    ["2020-10-16", "preparing"],
  ] as const)("on %s is %s", (today, stage) => {
    expect(stageOf(congress(dated), today)).toBe(stage);
  });

  it("is what was entered once it was held or cancelled", () => {
    expect(stageOf(congress({ ...dated, state: "held" }), "2020-10-14")).toBe("held");
    expect(stageOf(congress({ state: "held", heldBy: theDay }), theDay)).toBe("held-day-unknown");
    expect(stageOf(congress({ ...dated, state: "cancelled" }), "2020-10-14")).toBe("cancelled");
  });
});

describe("the filter of the schedule", () => {
  const all = [
    congress({ id: "tinh", path: "/a/" }),
    congress({ id: "huyen", path: "/a/b/", state: "held", firstDay: "2020-06-01", lastDay: "2020-06-02" }),
    congress({ id: "xa", path: "/a/b/c/", state: "held", heldBy: theDay }),
    congress({ id: "khac", path: "/ab/", state: "cancelled" }),
  ];
  const everything = { committeePath: null, stage: null, name: "" };

  it("takes a committee with those below it, not one whose id only begins the same", () => {
    expect(ids(filtered(all, { ...everything, committeePath: "/a/" }, theDay))).toEqual([
      "tinh",
      "huyen",
      "xa",
    ]);
    expect(ids(filtered(all, { ...everything, committeePath: "/a/b/" }, theDay))).toEqual(["huyen", "xa"]);
  });

  it("finds all that were held by their state, also those whose day is unknown", () => {
    expect(ids(filtered(all, { ...everything, stage: "held" }, theDay))).toEqual(["huyen", "xa"]);
    expect(ids(filtered(all, { ...everything, stage: "held-day-unknown" }, theDay))).toEqual(["xa"]);
    expect(ids(filtered(all, { ...everything, stage: "cancelled" }, theDay))).toEqual(["khac"]);
  });

  it("asks for both at once", () => {
    expect(ids(filtered(all, { ...everything, committeePath: "/a/b/", stage: "preparing" }, theDay))).toEqual(
      [],
    );
  });

  it("loses and invents nothing: every congress is found by its own committee and stage", () => {
    fc.assert(
      fc.property(anySchedule, anyDay, (schedule, today) => {
        expect(filtered(schedule, everything, today)).toEqual(schedule);
        for (const one of schedule) {
          const filter = {
            committeePath: one.committee.path,
            stage: stageOf(one, today),
            name: one.title.vi,
          };
          expect(filtered(schedule, filter, today)).toContain(one);
        }
        const byStage = new Set(
          stages.flatMap((stage) => filtered(schedule, { ...everything, stage }, today)),
        );
        expect(byStage.size).toBe(schedule.length);
      }),
    );
  });
});

describe("the order of the schedule", () => {
  it("puts what is ahead first, the earliest day on top and undated ones last", () => {
    const parts = inParts([
      congress({ id: "huy", state: "cancelled" }),
      congress({ id: "chua-dinh" }),
      congress({ id: "da-hop", state: "held", firstDay: "2020-05-01", lastDay: "2020-05-02" }),
      congress({ id: "sau", firstDay: "2020-10-01", lastDay: "2020-10-02" }),
      congress({ id: "truoc", firstDay: "2020-08-01", lastDay: "2020-08-02" }),
      congress({ id: "vua-hop", state: "held", heldBy: theDay }),
    ]);
    expect(parts.map(({ part, congresses }) => [part, ids(congresses)])).toEqual([
      ["ahead", ["truoc", "sau", "chua-dinh"]],
      ["held", ["vua-hop", "da-hop"]],
      ["cancelled", ["huy"]],
    ]);
  });

  it("puts the higher level first within a day, then goes by the alphabet and by numbers", () => {
    const title = (vi: string) => ({ title: { vi, en: "" } });
    const [ahead] = inParts([
      congress({ id: "10", level: 3, ...title("Chi bộ 10") }),
      congress({ id: "2", level: 3, ...title("Chi bộ 2") }),
      congress({ id: "d", level: 2, ...title("Đông") }),
      congress({ id: "c", level: 2, ...title("Cư") }),
      congress({ id: "tinh", level: 1, ...title("Tỉnh") }),
    ]);
    expect(ids(ahead?.congresses ?? [])).toEqual(["tinh", "c", "d", "2", "10"]);
  });

  it("names every congress once, whatever order they come in, and has no empty part", () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        const parts = inParts(schedule);
        const listed = parts.flatMap(({ congresses }) => ids(congresses));
        expect([...listed].sort()).toEqual(ids(schedule).sort());
        expect(parts.every(({ congresses }) => congresses.length > 0)).toBe(true);
        expect(inParts([...schedule].reverse())).toEqual(parts);
        const ahead = parts.find(({ part }) => part === "ahead")?.congresses ?? [];
        const days = ahead.map(({ firstDay }) => firstDay ?? addDays("2999-12-31", 0));
        expect(days).toEqual([...days].sort());
      }),
    );
  });
});
