import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Agenda, minutesOf, slotTypes, timeOf, type Slot } from "~/agenda/agenda";
import { check } from "~/agenda/check";
import { compare } from "~/agenda/compare";
import { EditCommand, type EditCommand as Command } from "~/agenda/edits/command";
import { edit } from "~/agenda/edits/edit";
import { changedParts, partsOf } from "~/agenda/edits/touched";
import { programmeOf } from "~/agenda/programme";
import { publicAgenda } from "~/agenda/public-agenda";
import { clashes } from "~/platform/parts";
import { goodAgenda } from "./examples";

const good = goodAgenda();
const allSlots = (agenda: Agenda): Slot[] => [
  ...agenda.sessions.flatMap((session) => session.slots),
  ...(agenda.unscheduled ?? []),
];
const ids = allSlots(good).map(({ id }) => id);
const sessionIds = good.sessions.map(({ id }) => id);
const someSlot = fc.constantFrom(...ids, "gone");
const someSession = fc.constantFrom(...sessionIds, "gone");
const someStart = fc.integer({ min: 0, max: 1439 }).map(timeOf);
const someMinutes = fc.integer({ min: 1, max: 1440 });
const fresh = fc.uuid().map((id) => id.slice(0, 16));

const newSlot: fc.Arbitrary<Slot> = fc.record({
  id: fresh,
  type: fc.constantFrom(...slotTypes),
  title: fc.string({ maxLength: 30 }),
  start: someStart,
  minutes: someMinutes,
  room: fc.constantFrom(null, "room-1"),
  people: fc.constant([]),
  documents: fc.constant([]),
  groups: fc.constant([]),
  fixed: fc.boolean(),
  notes: fc.constant(""),
});

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant("add-slot" as const), session: fc.option(someSession), slot: newSlot }),
  fc.record({
    do: fc.constant("change-slot" as const),
    slot: someSlot,
    changes: fc.record({ title: fc.string({ maxLength: 30 }), fixed: fc.boolean() }),
  }),
  fc.record({
    do: fc.constant("move-slot" as const),
    slot: someSlot,
    session: fc.option(someSession),
    start: someStart,
  }),
  fc.record({ do: fc.constant("resize-slot" as const), slot: someSlot, minutes: someMinutes }),
  fc.record({ do: fc.constant("split-slot" as const), slot: someSlot, minutes: someMinutes, newId: fresh }),
  fc.record({ do: fc.constant("duplicate-slot" as const), slot: someSlot, newId: fresh }),
  fc.record({ do: fc.constant("remove-slot" as const), slot: someSlot }),
  fc.record({
    do: fc.constant("change-session" as const),
    session: someSession,
    changes: fc.record({ start: someStart, end: someStart }, { requiredKeys: [] }),
  }),
  fc.record({ do: fc.constant("remove-session" as const), session: someSession }),
  fc.record({
    do: fc.constant("shift" as const),
    session: someSession,
    from: someStart,
    by: fc.integer({ min: -300, max: 300 }),
  }),
  fc.record({ do: fc.constant("close-gaps" as const), session: someSession }),
  fc.record({
    do: fc.constant("remove-entry" as const),
    list: fc.constantFrom("rooms" as const, "people" as const, "groups" as const),
    id: fc.constantFrom("room-1", "leader-1", good.groups[0]?.id ?? ""),
  }),
);

/** Applies commands one after the other; what is refused changes nothing. */
function applied(agenda: Agenda, commands: Command[]): Agenda {
  return commands.reduce((current, each) => {
    const edited = edit(current, each);
    return edited.ok ? edited.agenda : current;
  }, agenda);
}

describe("edits", () => {
  it("leave an agenda that can be stored, whose slots have unique ids and readable times", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        const result = applied(good, commands);
        expect(Agenda.parse(JSON.parse(JSON.stringify(result)))).toEqual(JSON.parse(JSON.stringify(result)));
        const found = allSlots(result).map(({ id }) => id);
        expect(new Set(found).size).toBe(found.length);
        for (const session of result.sessions) {
          for (const { start, minutes } of session.slots) {
            const at = minutesOf(start);
            expect(at).not.toBeNull();
            expect((at ?? 0) + minutes).toBeLessThanOrEqual(1440);
          }
        }
        expect(() => check(result)).not.toThrow();
        expect(() => programmeOf(result)).not.toThrow();
      }),
    );
  });

  it("do not change the agenda that they are given", () => {
    const before = JSON.stringify(good);
    fc.assert(
      fc.property(fc.array(command, { maxLength: 10 }), (commands) => {
        applied(good, commands);
        expect(JSON.stringify(good)).toBe(before);
      }),
    );
  });

  it("are commands that can be sent and read back", () => {
    fc.assert(
      fc.property(command, (each) => {
        expect(EditCommand.parse(JSON.parse(JSON.stringify(each)))).toEqual(JSON.parse(JSON.stringify(each)));
      }),
    );
  });

  it("commute when the second touches nothing that the first changed", () => {
    fc.assert(
      fc.property(command, command, (first, second) => {
        const one = edit(good, first);
        const alone = edit(good, second);
        if (!one.ok || !alone.ok) return;
        if (clashes(partsOf(second), changedParts(good, one.agenda))) return;
        const both = edit(one.agenda, second);
        if (!both.ok) return;
        // What the first one did is still there: only what the second changed differs.
        const lost = [...changedParts(one.agenda, both.agenda)].filter(
          (part) =>
            !part.startsWith("in:") &&
            changedParts(good, one.agenda).has(part) &&
            !changedParts(good, alone.agenda).has(part),
        );
        expect(lost).toEqual([]);
      }),
    );
  });

  it("shift what follows and leave fixed slots where they are", () => {
    const opening = good.sessions[2]?.slots.find(({ fixed }) => fixed);
    const shifted = edit(good, { do: "shift", session: sessionIds[2] ?? "", from: "00:00", by: 10 });
    expect(shifted.ok).toBe(true);
    if (!shifted.ok) return;
    const moved = compare(good, shifted.agenda);
    expect(moved.every(({ kind }) => kind === "moved")).toBe(true);
    expect(moved.map(({ slotId }) => slotId)).not.toContain(opening?.id);
    expect(moved).toHaveLength((good.sessions[2]?.slots.length ?? 0) - 1);
  });

  it("keep every id when something is moved, and every gap when what follows is shifted", () => {
    const idsOf = (agenda: Agenda) =>
      allSlots(agenda)
        .map(({ id }) => id)
        .sort();
    const gapsOf = (agenda: Agenda, id: string) => {
      const slots =
        agenda.sessions.find((session) => session.id === id)?.slots.filter(({ fixed }) => !fixed) ?? [];
      const starts = slots.map(({ start }) => minutesOf(start) ?? 0);
      return starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    };
    fc.assert(
      fc.property(someSlot, fc.option(someSession), someStart, (slot, session, start) => {
        const moved = edit(good, { do: "move-slot", slot, session, start });
        if (moved.ok) expect(idsOf(moved.agenda)).toEqual(idsOf(good));
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...sessionIds), fc.integer({ min: -300, max: 300 }), (session, by) => {
        const shifted = edit(good, { do: "shift", session, from: "00:00", by });
        if (shifted.ok) expect(gapsOf(shifted.agenda, session)).toEqual(gapsOf(good, session));
      }),
    );
  });

  it("close gaps from the start of the session on", () => {
    const session = sessionIds[1] ?? "";
    const [slot] = good.sessions[1]?.slots ?? [];
    const opened = edit(good, { do: "remove-slot", slot: slot?.id ?? "" });
    if (!opened.ok) throw new Error("refused");
    const closed = edit(opened.agenda, { do: "close-gaps", session });
    if (!closed.ok) throw new Error("refused");
    const [first, second] = closed.agenda.sessions[1]?.slots ?? [];
    expect(first?.start).toBe("13:30");
    expect(minutesOf(second?.start ?? "")).toBe((minutesOf("13:30") ?? 0) + (first?.minutes ?? 0));
  });

  it("keep a session's slots in the tray when it is removed", () => {
    const removed = edit(good, { do: "remove-session", session: sessionIds[0] ?? "" });
    expect(removed.ok && removed.agenda.unscheduled?.map(({ id }) => id)).toEqual(
      good.sessions[0]?.slots.map(({ id }) => id),
    );
  });

  it("forget a removed room wherever it was named", () => {
    const removed = edit(good, { do: "remove-entry", list: "rooms", id: "room-1" });
    expect(removed.ok && check(removed.agenda).map(({ code }) => code)).toEqual(["group-room-missing"]);
  });

  it("keep fields that this program does not know", () => {
    const strange = Agenda.parse({ ...good, later: { format: 2 } });
    const edited = edit(strange, { do: "remove-slot", slot: ids[0] ?? "" });
    expect(edited.ok && edited.agenda.later).toEqual({ format: 2 });
  });
});

describe("comparing", () => {
  it("finds nothing between an agenda and itself, and tells each slot once", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 10 }), (commands) => {
        const result = applied(good, commands);
        expect(compare(result, result)).toEqual([]);
        const told = compare(good, result).map(({ slotId }) => slotId);
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });
});

describe("what is published", () => {
  it("holds no notes, no script, no tray and no unknown fields", () => {
    const secret = "không công khai";
    const agenda = Agenda.parse({
      ...good,
      secret,
      congress: { ...good.congress, secret },
      unscheduled: [{ ...allSlots(good)[0], id: "tray", title: secret }],
      sessions: good.sessions.map((session) => ({
        ...session,
        secret,
        slots: session.slots.map((slot) => ({
          ...slot,
          ...{ notes: secret, cue: secret, prepares: secret, onStage: secret, secret },
        })),
      })),
    });
    expect(JSON.stringify(publicAgenda(agenda))).not.toContain(secret);
    expect(check(publicAgenda(agenda))).toEqual([]);
  });
});
