import { describe, expect, it } from "vitest";
import { Agenda, slotTypes, type Session, type Slot } from "~/agenda/agenda";
import { check, obstacles, publishable } from "~/agenda/check";
import { edit } from "~/agenda/edits/edit";
import { withFreshIds } from "~/agenda/fresh-ids";
import { ruleCodes, type Finding, type RuleCode } from "~/agenda/finding";
import { standalone, type Booking } from "~/agenda/rules/context";
import { rules } from "~/agenda/rules/table";
import { counter, goodAgenda } from "./examples";

const good = goodAgenda();
const codes = (findings: Finding[]): RuleCode[] => [...new Set(findings.map(({ code }) => code))];
const found = (agenda: Agenda, code: RuleCode): Finding[] =>
  check(agenda).filter((finding) => finding.code === code);

const changed = (change: (agenda: Agenda) => void): Agenda => {
  const copy = structuredClone(good);
  change(copy);
  return copy;
};
const slots = (agenda: Agenda): Slot[] => agenda.sessions.flatMap((session) => session.slots);
const ofType = (agenda: Agenda, type: Slot["type"]): Slot[] =>
  slots(agenda).filter((slot) => slot.type === type);
const without = (...types: Slot["type"][]): Agenda =>
  changed((agenda) => {
    for (const session of agenda.sessions) {
      session.slots = session.slots.filter((slot) => !types.includes(slot.type));
    }
  });
const first = <One>(all: One[]): One => all[0] as One;
const session = (agenda: Agenda, index: number): Session => agenda.sessions[index] as Session;

describe("the rules", () => {
  it("find nothing in a complete agenda", () => {
    expect(check(good)).toEqual([]);
    expect(publishable(check(good))).toBe(true);
  });

  it("are told apart by their codes, each once", () => {
    expect(rules.map(({ code }) => code).sort()).toEqual([...ruleCodes].sort());
  });

  const cases: Record<RuleCode, () => Agenda> = {
    "discussion-missing": () => without("group-discussion"),
    "discussion-too-short": () =>
      changed((agenda) => (first(ofType(agenda, "group-discussion")).minutes = 89)),
    "discussion-document-missing": () =>
      changed((agenda) => first(ofType(agenda, "group-discussion")).documents.pop()),
    "discussion-before-documents": () =>
      changed((agenda) => {
        for (const document of agenda.documents) document.circulated = "2020-08-12";
        session(agenda, 0).slots = session(agenda, 0).slots.filter(
          ({ type }) => type !== "document-presentation",
        );
      }),
    "discussion-after-resolution": () =>
      changed((agenda) => (first(ofType(agenda, "gathering")).type = "resolution-adoption")),
    "groups-missing": () => changed((agenda) => first(ofType(agenda, "group-discussion")).groups.splice(1)),
    "group-room-missing": () => changed((agenda) => (first(agenda.groups).room = null)),
    "group-leader-missing": () => changed((agenda) => (first(agenda.groups).leader = null)),
    "group-secretary-missing": () => changed((agenda) => (first(agenda.groups).secretary = null)),
    "group-room-too-small": () =>
      changed((agenda) => {
        const { room, size } = first(agenda.groups);
        for (const each of agenda.rooms) if (each.id === room) each.capacity = size - 1;
      }),
    "group-room-clash": () =>
      changed((agenda) => (first(agenda.groups).room = agenda.groups[1]?.room ?? null)),
    "groups-incomplete": () => changed((agenda) => (first(agenda.groups).size -= 1)),
    "report-back-missing": () => without("group-report-back", "plenary-discussion"),
    "document-not-presented": () =>
      changed((agenda) => {
        for (const slot of ofType(agenda, "document-presentation")) slot.documents.pop();
      }),
    "presidium-first": () => without("presidium-election"),
    "credentials-before-ballot": () => without("credentials-report"),
    "personnel-before-ballot": () => without("personnel-report"),
    "result-missing": () => without("ballot-result"),
    "opening-missing": () => without("opening"),
    "closing-missing": () => without("closing"),
    "resolution-missing": () => without("resolution-adoption"),
    "slot-overlap": () => changed((agenda) => (first(session(agenda, 0).slots).minutes += 1)),
    "room-double-booked": () =>
      changed((agenda) => {
        const discussion = first(ofType(agenda, "group-discussion"));
        session(agenda, 1).slots.push({
          ...discussion,
          ...{ id: "tea", type: "other", title: "Chuẩn bị", parallel: true, groups: [], documents: [] },
          room: first(agenda.groups).room,
        });
      }),
    "person-double-booked": () =>
      changed((agenda) => (first(agenda.groups).leader = agenda.groups[1]?.leader ?? null)),
    "slot-outside-session": () => changed((agenda) => (session(agenda, 0).end = "10:00")),
    "session-overlap": () => changed((agenda) => (session(agenda, 1).start = "10:59")),
    "session-outside-congress": () => changed((agenda) => (agenda.congress.lastDay = "2020-08-12")),
    "break-missing": () => without("break"),
    "title-missing": () => changed((agenda) => (first(slots(agenda)).title = "  ")),
    "unknown-reference": () => changed((agenda) => (first(slots(agenda)).room = "nowhere")),
    "duplicate-id": () =>
      changed((agenda) => (first(session(agenda, 1).slots).id = first(session(agenda, 0).slots).id)),
    "bad-time": () => changed((agenda) => (first(slots(agenda)).start = "24:00")),
  };

  it.each(ruleCodes)("%s is found where it is broken, and only told of what exists", (code) => {
    const agenda = cases[code]();
    const findings = found(agenda, code);
    expect(findings.length).toBeGreaterThan(0);
    const rule = rules.find((each) => each.code === code);
    const ids = new Set(slots(agenda).map(({ id }) => id));
    for (const finding of findings) {
      expect(finding.severity).toBe(rule?.severity);
      expect(finding.path).toMatch(/^(\/[^/]+)+$/);
      expect(finding.slotIds.filter((id) => !ids.has(id))).toEqual([]);
    }
    expect(publishable(findings)).toBe(rule?.severity === "warn");
  });

  it.each(ruleCodes)("every way out of %s can be gone and mends it", (code) => {
    const agenda = cases[code]();
    for (const finding of found(agenda, code)) {
      for (const fix of finding.fixes) {
        const commands = withFreshIds(fix.commands, counter());
        const mended = edit(agenda, { do: "several", commands });
        expect(mended.ok, `${code}: ${fix.code}`).toBe(true);
        if (!mended.ok) continue;
        expect(Agenda.safeParse(mended.agenda).success).toBe(true);
        const left = found(mended.agenda, code).filter(
          ({ path, params }) =>
            JSON.stringify([path, params]) === JSON.stringify([finding.path, finding.params]),
        );
        expect(left, `${code}: ${fix.code}`).toEqual([]);
        const blocksIn = (judged: Agenda) =>
          codes(check(judged).filter(({ severity }) => severity === "block"));
        const added = blocksIn(mended.agenda).filter((block) => !blocksIn(agenda).includes(block));
        expect(added, `${code}: ${fix.code} adds blocks`).toEqual([]);
      }
    }
  });

  it.each([
    "discussion-missing",
    "discussion-too-short",
    "discussion-document-missing",
    "credentials-before-ballot",
    "personnel-before-ballot",
    "presidium-first",
    "opening-missing",
    "closing-missing",
    "resolution-missing",
    "result-missing",
    "report-back-missing",
    "groups-missing",
    "break-missing",
    "slot-overlap",
    "slot-outside-session",
    "title-missing",
  ] as const)("%s offers a way out", (code) => {
    expect(found(cases[code](), code).some(({ fixes }) => fixes.length > 0)).toBe(true);
  });

  it("takes a slot whose time cannot be read to be there: only its time is at fault", () => {
    for (const { id } of slots(good)) {
      for (const broken of [{ start: "9:15" }, { start: "25:00" }]) {
        const agenda = changed((copy) => {
          for (const slot of slots(copy)) if (slot.id === id) Object.assign(slot, broken);
        });
        expect(codes(check(agenda)), `${id} ${broken.start}`).toEqual(["bad-time"]);
      }
    }
    for (const index of good.sessions.keys()) {
      const agenda = changed((copy) => (session(copy, index).date = "2020-13-01"));
      expect(codes(check(agenda)), `day of session ${index}`).toEqual(["bad-time"]);
    }
    const undated = changed((copy) => (first(copy.documents).circulated = "01/08/2020"));
    expect(codes(check(undated))).toEqual(["bad-time"]);
  });

  it("still judges what a group discussion without a readable time holds", () => {
    const agenda = changed((copy) => {
      first(ofType(copy, "group-discussion")).start = "?";
      first(copy.groups).leader = null;
      first(copy.groups).size -= 1;
    });
    expect(codes(check(agenda)).sort()).toEqual(["bad-time", "group-leader-missing", "groups-incomplete"]);
  });

  it("finds one group in two discussions at once by its room, also where nobody leads it", () => {
    const agenda = changed((copy) => {
      const discussion = first(ofType(copy, "group-discussion"));
      for (const each of copy.sessions) {
        if (each.slots.includes(discussion)) each.slots.push({ ...discussion, id: "again" });
      }
      for (const group of copy.groups) Object.assign(group, { leader: null, secretary: null });
    });
    const doubled = check(agenda).filter(({ severity, waivable }) => severity === "block" && !waivable);
    expect(codes(doubled)).toEqual(["room-double-booked"]);
    expect(doubled).toHaveLength(agenda.groups.length);
  });

  it("quotes the Conclusion as the source of group discussion, which nobody can set aside", () => {
    const [finding] = found(without("group-discussion"), "discussion-missing");
    expect(finding?.source).toBe("KL1097-II.1");
    expect(finding?.waivable).toBe(false);
    const waivers = ruleCodes.map((code) => ({ code }));
    expect(codes(obstacles(check(without("group-discussion")), waivers))).toEqual(["discussion-missing"]);
  });

  it("lets waivable blocks be set aside, and only those", () => {
    const waivable = rules.filter((rule) => rule.waivable).map(({ code }) => code);
    expect(waivable.sort()).toEqual(
      [
        "closing-missing",
        "discussion-document-missing",
        "discussion-too-short",
        "document-not-presented",
        "group-leader-missing",
        "group-room-missing",
        "groups-incomplete",
        "opening-missing",
        "presidium-first",
        "resolution-missing",
      ].sort(),
    );
  });

  it("takes severities from the workspace, but never lets group discussion be optional", () => {
    const severities = { "discussion-missing": "warn", "break-missing": "block" } as const;
    const context = { ...standalone, severities };
    const [missing] = check(without("group-discussion"), context);
    expect(missing).toMatchObject({ code: "discussion-missing", severity: "block" });
    const breaks = check(without("break"), context).filter(({ code }) => code === "break-missing");
    expect(breaks.every(({ severity }) => severity === "block")).toBe(true);
    expect(breaks.length).toBeGreaterThan(0);
  });

  it.each([
    ["identical", 0, 0, true],
    ["crossing", 15, 15, true],
    ["contained", 5, -10, true],
    ["touching", 30, 0, false],
  ] as const)("judges %s slots by half-open intervals", (_, shift, longer, overlaps) => {
    const agenda = changed((copy) => {
      const [one] = session(copy, 0).slots;
      if (!one) return;
      const minutes = shift === 30 ? 30 : one.minutes + longer;
      const start = `07:${String(30 + shift).padStart(2, "0")}`.replace("07:60", "08:00");
      session(copy, 0).slots = [one, { ...one, id: "second", type: "other", start, minutes }];
    });
    expect(found(agenda, "slot-overlap").length > 0).toBe(overlaps);
  });

  describe("across congresses", () => {
    const booking = (changes: Partial<Booking>): Booking => ({
      congress: "Đại hội khác",
      slotTitle: "Khai mạc",
      date: "2020-08-12",
      startMinute: 13 * 60 + 30,
      endMinute: 14 * 60,
      place: "",
      rooms: [],
      people: [],
      ...changes,
    });
    const judge = (place: string, other: Booking) =>
      codes(check(good, { ...standalone, place, elsewhere: [other] }));

    it("finds a shared hall by its name, unless the places are known to differ", () => {
      const rooms = ["PHÒNG họp  1"];
      expect(judge("Trung tâm A", booking({ rooms, place: "trung tâm a" }))).toEqual(["room-double-booked"]);
      expect(judge("", booking({ rooms, place: "Nơi khác" }))).toEqual(["room-double-booked"]);
      expect(judge("Trung tâm A", booking({ rooms, place: "Nơi khác" }))).toEqual([]);
    });

    it("finds a person who is needed twice, unless the positions are known to differ", () => {
      const person = (title: string) => booking({ people: [{ name: "tổ trưởng 1", title }] });
      expect(judge("", person(""))).toEqual(["person-double-booked"]);
      expect(judge("", person("Bí thư huyện khác"))).toEqual([]);
    });

    it("does not mind what happens at other times", () => {
      const rooms = ["Phòng họp 1"];
      expect(judge("", booking({ rooms, startMinute: 0, endMinute: 13 * 60 + 30 }))).toEqual([]);
      expect(judge("", booking({ rooms, date: "2020-08-13" }))).toEqual([]);
    });
  });

  it("judges 5000 slots without losing its breath over overlaps", () => {
    const crowded = changed((agenda) => {
      const day = session(agenda, 0);
      day.slots = Array.from({ length: 5000 }, (_, index) => ({
        ...first(day.slots),
        id: `x${index}`,
        type: slotTypes[index % slotTypes.length] ?? "other",
        start: "08:00",
      }));
    });
    expect(found(crowded, "slot-overlap").length).toBeGreaterThan(4000);
  });
});
