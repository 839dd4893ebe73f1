import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minutesOf, timeOf, type Session } from "~/agenda/agenda";
import { commandOfKey } from "~/agenda/board/keys";
import { firstGap, gridOf, snapped } from "~/agenda/board/layout";
import { edit } from "~/agenda/edits/edit";
import { findSlot } from "~/agenda/edits/find";
import { goodAgenda } from "./examples";

const good = goodAgenda();
const sample = good.sessions[0] as Session;
const first = sample.slots[0]?.id ?? "";

const someSession = fc
  .array(fc.tuple(fc.integer({ min: 300, max: 1200 }), fc.integer({ min: 1, max: 200 })), { maxLength: 30 })
  .map((spans): Session => ({
    ...sample,
    slots: spans.map(([start, minutes], index) => ({
      ...(sample.slots[0] as Session["slots"][number]),
      ...{ id: `s${index}`, start: timeOf(start), minutes },
    })),
  }));

describe("the grid of a session", () => {
  it("shows every slot, at its time, beside and never over another", () => {
    fc.assert(
      fc.property(someSession, (session) => {
        const grid = gridOf(session);
        expect(grid.blocks.map(({ slot }) => slot.id).sort()).toEqual(
          session.slots.map(({ id }) => id).sort(),
        );
        for (const block of grid.blocks) {
          expect(grid.from + block.top).toBe(minutesOf(block.slot.start));
          expect(block.top + block.minutes).toBeLessThanOrEqual(grid.minutes);
          expect(block.column).toBeLessThan(block.columns);
          for (const other of grid.blocks) {
            if (other === block) continue;
            const meets = other.top < block.top + block.minutes && block.top < other.top + other.minutes;
            if (meets) expect(other.column).not.toBe(block.column);
          }
        }
      }),
    );
  });

  it("marks what sticks out of the session", () => {
    const session = { ...sample, end: "10:30" };
    expect(
      gridOf(session)
        .blocks.filter(({ isLate }) => isLate)
        .map(({ slot }) => slot.type),
    ).toEqual(["group-division"]);
  });
});

describe("placing", () => {
  it("snaps to the step and stays within the day", () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 2000 }), fc.constantFrom(5, 10, 15, 30), (minute, step) => {
        const at = snapped(minute, step);
        expect(at % step).toBe(0);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThan(1440);
      }),
    );
  });

  it("finds the first gap that is long enough, or the end", () => {
    const [, , third] = sample.slots;
    const gapped = { ...sample, slots: sample.slots.filter((slot) => slot !== third) };
    expect(timeOf(firstGap(gapped, third?.minutes ?? 0))).toBe(third?.start);
    expect(timeOf(firstGap(sample, 15))).toBe("10:40");
    expect(firstGap({ ...sample, slots: [] }, 60)).toBe(minutesOf(sample.start));
  });
});

describe("keys", () => {
  const press = (key: string, shift = false) => {
    const command = commandOfKey(good, first, { key, shift }, 15, () => "fresh");
    if (!command) return null;
    const edited = edit(good, command);
    return edited.ok ? findSlot(edited.agenda, first) : edited.reason.code;
  };

  it("move in time and between sessions, change the length, put aside and remove", () => {
    expect(press("ArrowDown")).toMatchObject({ slot: { start: "07:45" } });
    expect(press("ArrowUp")).toMatchObject({ slot: { start: "07:15" } });
    expect(press("ArrowDown", true)).toMatchObject({ slot: { minutes: 45 } });
    expect(press("ArrowRight")).toMatchObject({ session: { id: good.sessions[1]?.id } });
    expect(press("t")).toMatchObject({ session: null });
    expect(press("Delete")).toBeNull();
    expect(press("ArrowLeft")).toBeNull();
    expect(press("q")).toBeNull();
  });
});
