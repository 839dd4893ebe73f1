import { describe, expect, it } from "vitest";
import { eligibleAfter } from "~/groups/desk/eligible-form";
import { findPeople, findPerson, labelOf } from "~/groups/desk/find-people";
import { groupRooms } from "~/groups/desk/rooms";
import { setupCommand } from "~/groups/desk/setup-command";
import { sizesIn } from "~/groups/desk/setup-forms";
import { dividedContent, someDelegates } from "./desk-examples";

const people = [
  { id: "a", code: "001", name: "Trần Thị Ánh", unit: "A" },
  { id: "b", code: "", name: "Trần Thị Ánh", unit: "B" },
  { id: "c", code: "003", name: "Lê Bình", unit: "A" },
];

describe("finding who is meant", () => {
  it.each([
    ["001", "a"],
    ["001 · Trần Thị Ánh", "a"],
    ["001 Trần Thị Ánh", "a"],
    ["Trần Thị Ánh · B", "b"],
    ["lê  bình", "c"],
    ["binh", "c"],
    ["Lê Bình".normalize("NFD"), "c"],
    ["c", "c"],
  ])("%j is %s", (typed, id) => {
    expect(findPerson(people, typed)).toEqual({ kind: "found", id });
  });

  it("asks where several or nobody fit", () => {
    expect(findPerson(people, "Trần Thị Ánh")).toMatchObject({
      kind: "unclear",
      candidates: [{ id: "a" }, { id: "b" }],
    });
    expect(findPerson(people, "không có")).toEqual({ kind: "unclear", candidates: [] });
    expect(findPerson(people, "")).toEqual({ kind: "unclear", candidates: [] });
    const found = findPeople(people, "003\n\n ánh ; 001\n003");
    expect(found.ids).toEqual(["c", "a"]);
    expect(found.unclear).toMatchObject([{ line: "ánh" }]);
  });

  it("finds everybody again by the label that lists show", () => {
    for (const person of people)
      expect(findPerson(people, labelOf(person))).toEqual({ kind: "found", id: person.id });
  });
});

describe("forms of the setup", () => {
  const delegates = someDelegates(12);
  const { setup } = dividedContent(delegates, 3);
  const known = {
    ...{ setup, people: delegates, halls: [{ name: "Phòng A", capacity: 20 }] },
    groupName: (number: number) => `Tổ ${number}`,
  };

  it("understand a number of groups, or sizes one by one, and keep what is known of groups", () => {
    const asked = { intent: "count", basedOn: 1, rounds: 1 } as const;
    const named = {
      ...known,
      setup: { ...setup, groups: setup.groups.map((each) => ({ ...each, room: "X" })) },
    };
    expect(setupCommand({ ...asked, groups: 4, sizes: "" }, named)).toMatchObject({
      kind: "command",
      command: { groups: [{ id: "g1", room: "X" }, {}, {}, { id: "g4", room: "", name: "Tổ 4" }] },
    });
    expect(setupCommand({ ...asked, groups: 9, sizes: "5, 7" }, named)).toMatchObject({
      command: { groups: [{ size: 5 }, { size: 7 }] },
    });
    expect(setupCommand({ ...asked, groups: null, sizes: "" }, named)).toMatchObject({
      key: "count-or-sizes",
    });
    expect(setupCommand({ ...asked, groups: 1, sizes: "5, x" }, named)).toMatchObject({ key: "sizes" });
    expect(sizesIn("35; 35 36")).toEqual([35, 35, 36]);
    expect(sizesIn("0")).toBeNull();
  });

  it("take a hall's seats, and say of which leader they do not know who is meant", () => {
    const row = {
      id: "g1",
      name: "Tổ 1",
      room: "Phòng A",
      capacity: null,
      size: null,
      leader: "C2",
      secretary: "",
    };
    expect(setupCommand({ intent: "rows", basedOn: 1, rows: [row] }, known)).toMatchObject({
      command: { groups: [{ room: "Phòng A", capacity: 20, leader: "d2", secretary: null }, {}, {}] },
    });
    const unclear = setupCommand(
      { intent: "rows", basedOn: 1, rows: [{ ...row, leader: "Đại biểu" }] },
      known,
    );
    expect(unclear).toMatchObject({ kind: "unclear-duties", duties: [{ field: "rows[0].leader" }] });
  });

  it("ask about unclear lines, and take the answer", () => {
    const asked = { intent: "together", basedOn: 1, people: "C1\nĐại biểu 1" } as const;
    const first = setupCommand({ ...asked, people: "C1\nbiểu 1", meant: [] }, known);
    expect(first).toMatchObject({ kind: "unclear", unclear: [{ line: "biểu 1" }] });
    expect(
      setupCommand({ ...asked, people: "C1\nbiểu 1", meant: [{ line: "biểu 1", id: "d10" }] }, known),
    ).toMatchObject({ command: { do: "add-together", people: ["d1", "d10"] } });
    expect(setupCommand({ ...asked, people: "C1", meant: [] }, known)).toMatchObject({ key: "one-alone" });
    expect(setupCommand({ ...asked, people: "", meant: [] }, known)).toMatchObject({ key: "nobody" });
  });

  it("change who may lead only for those who were shown", () => {
    const before = { leaders: ["d1", "d2"], secretaries: ["d3"] };
    const form = { basedOn: 1, shown: "d2 d3 d4", leader: ["d4"], secretary: ["d9"] };
    expect(eligibleAfter(before, { ...form, intent: "save" }, [])).toEqual({
      leaders: ["d1", "d4"],
      secretaries: [],
    });
    expect(eligibleAfter(before, { ...form, intent: "all-leaders" }, ["d2", "d5"])).toEqual({
      leaders: ["d1", "d2", "d5"],
      secretaries: ["d3"],
    });
    expect(eligibleAfter(before, { ...form, intent: "none" }, ["d1", "d3"])).toEqual({
      leaders: ["d2"],
      secretaries: [],
    });
  });

  it("leave the largest hall to the plenary", () => {
    const halls = [60, 300, null].map((capacity, index) => ({ name: `P${index}`, capacity }));
    expect(groupRooms(halls).map(({ name }) => name)).toEqual(["P0", "P2"]);
    expect(groupRooms(halls.slice(0, 1))).toHaveLength(1);
    expect(groupRooms([])).toEqual([]);
  });
});
