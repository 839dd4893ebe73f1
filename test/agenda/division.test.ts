import { describe, expect, it } from "vitest";
import { attachmentOf, isInStep, type Attachable } from "~/agenda/attachment";
import { check } from "~/agenda/check";
import { copyFor } from "~/agenda/copy";
import type { SingleCommand } from "~/agenda/edits/command";
import { slotsOf } from "~/agenda/edits/division";
import { edit } from "~/agenda/edits/edit";
import { findSlot } from "~/agenda/edits/find";
import { publicAgenda } from "~/agenda/public-agenda";
import { readAgenda } from "~/agenda/read-agenda";
import type { Agenda } from "~/agenda/agenda";
import type { DivisionContent } from "~/groups/division/content";
import { goodAgenda } from "./examples";

const good = goodAgenda();
const discussion = slotsOf(good).find(({ type }) => type === "group-discussion");
if (!discussion) throw new Error("no discussion");
const slot = discussion.id;
const half = Math.floor(good.congress.delegates / 2);
const members = Array.from({ length: good.congress.delegates }, (_, index) => `d${index}`);
const group = (id: string, name: string, room: string) => ({
  ...{ id, name, room, capacity: 500, size: null, leader: null, secretary: null },
});
const content: DivisionContent = {
  setup: {
    groups: [group("g1", "Tổ A", "Phòng lạ"), group("g2", "Tổ B", good.rooms[1]?.name ?? "")],
    ...{
      rounds: 1,
      attributes: [],
      pins: [],
      together: [],
      apart: [],
      leaders: [],
      secretaries: [],
      seed: 1,
    },
  },
  rounds: [
    {
      groups: [
        { id: "g1", members: members.slice(0, half), leader: "d0", secretary: "d1" },
        { id: "g2", members: members.slice(half), leader: `d${half}`, secretary: null },
      ],
    },
  ],
};
const division: Attachable = {
  ...{ id: "division1", content },
  people: new Map(members.map((id) => [id, { name: `Người ${id}`, unit: "Đơn vị" }])),
};
const command = (agenda: Agenda, from = division) => attachmentOf(agenda, slot, from, 0) as SingleCommand;
const attached = (agenda: Agenda, from = division): Agenda => {
  const edited = edit(agenda, command(agenda, from));
  if (!edited.ok) throw new Error(edited.reason.code);
  return edited.agenda;
};
const inStep = (agenda: Agenda, from = division) =>
  isInStep(agenda, command(agenda, from) as Parameters<typeof isInStep>[1]);

describe("a division in an agenda", () => {
  const agenda = attached(good);

  it("writes groups with rooms, leaders, secretaries and sizes, which the rules read", () => {
    expect(findSlot(agenda, slot)?.slot).toMatchObject({
      division: { id: "division1", round: 0 },
      groups: ["division1-1-g1", "division1-1-g2"],
    });
    expect(agenda.groups).toEqual([
      {
        ...{ id: "division1-1-g1", name: "Tổ A", room: "division1-g1-room", leader: "d0", secretary: "d1" },
        size: half,
      },
      {
        ...{
          id: "division1-1-g2",
          name: "Tổ B",
          room: good.rooms[1]?.id,
          leader: `d${half}`,
          secretary: null,
        },
        size: members.length - half,
      },
    ]);
    expect(agenda.people).toContainEqual({ id: "d0", name: "Người d0", title: "Đơn vị" });
    const codes = check(agenda).map(({ code }) => code);
    expect(codes).toContain("group-secretary-missing");
    expect(codes).not.toContain("groups-incomplete");
    const cramped = {
      ...content,
      setup: {
        ...content.setup,
        groups: [{ ...group("g1", "Tổ A", "X"), capacity: 1 }, group("g2", "Tổ B", "X")],
      },
    };
    const broken = check(attached(good, { ...division, content: cramped })).map(({ code }) => code);
    expect(broken).toContain("group-room-too-small");
    expect(broken).toContain("group-room-clash");
  });

  it("is in step until the division changes, and in step again once attached anew, with the same ids", () => {
    expect(inStep(good)).toBe(false);
    expect(inStep(agenda)).toBe(true);
    const stored = readAgenda(JSON.stringify(agenda));
    expect(stored.ok && stored.unknown).toEqual([]);
    expect(stored.ok && inStep(stored.agenda)).toBe(true);
    const moved = structuredClone(content);
    moved.rounds?.[0]?.groups[1]?.members.push(moved.rounds[0].groups[0]?.members.pop() ?? "");
    const changed = { ...division, content: moved };
    expect(inStep(agenda, changed)).toBe(false);
    const updated = attached(agenda, changed);
    expect(inStep(updated, changed)).toBe(true);
    expect(updated.groups.map(({ id }) => id)).toEqual(agenda.groups.map(({ id }) => id));
    expect(updated.rooms).toEqual(agenda.rooms);
  });

  it("does not seat or name who no longer takes part", () => {
    const people = new Map([...division.people].filter(([id]) => id !== "d0"));
    const [first] = attached(good, { ...division, people }).groups;
    expect(first).toMatchObject({ leader: null, size: half - 1 });
  });

  it("is published with its round, without what is internal, and is not copied to another congress", () => {
    const published = publicAgenda(agenda);
    expect(findSlot(published, slot)?.slot.division).toEqual({ id: "division1", round: 0 });
    const copy = copyFor(agenda, agenda.congress, () => "new");
    expect(slotsOf(copy).every((each) => each.division === undefined)).toBe(true);
  });

  it("can be taken off: the groups stay", () => {
    const off = edit(agenda, { do: "detach-division", slot });
    expect(off.ok && findSlot(off.agenda, slot)?.slot).toMatchObject({
      division: null,
      groups: ["division1-1-g1", "division1-1-g2"],
    });
    expect(edit(good, { do: "detach-division", slot })).toMatchObject({ ok: false });
    expect(edit(good, { ...(command(good) as object), slot: "nowhere" } as SingleCommand)).toMatchObject({
      ok: false,
    });
    expect(attachmentOf(good, slot, division, 1)).toBeNull();
    expect(attachmentOf(good, slot, { ...division, content: { ...content, rounds: null } }, 0)).toBeNull();
  });
});
