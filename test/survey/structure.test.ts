import { describe, expect, test } from "vitest";
import { nextCodes, readPeopleLines } from "~/survey/people";
import { excessOf, structureOf, type Traits } from "~/survey/structure";

const person = (over: Partial<Traits> = {}): Traits => ({
  ...{ isWoman: false, birthYear: 1970, isMinority: false, isNew: false },
  ...over,
});
const targets = { women: 15, "under-40": 10, minorities: null, "new-members": 33 };

describe("the structure of a list", () => {
  test("counts women, under 40, minorities and new members against the targets", () => {
    const list = [
      person({ isWoman: true, birthYear: 1981, isNew: true }),
      person({ birthYear: 1980 }),
      ...Array.from({ length: 8 }, () => person({ isMinority: true })),
    ];
    const figures = structureOf(list, targets, 2020);
    expect(figures.map(({ name, count, tenths, isMet }) => [name, count, tenths, isMet])).toEqual([
      ["women", 1, 100, false],
      ["under-40", 1, 100, true],
      ["minorities", 8, 800, null],
      ["new-members", 1, 100, false],
    ]);
  });

  test("says neither yes nor no while those of whom nothing is known could decide it", () => {
    const [women] = structureOf([person({ isWoman: null }), person()], targets, 2020);
    expect(women).toMatchObject({ count: 0, unknown: 1, isMet: null });
    const [none] = structureOf([], targets, 2020);
    expect(none).toMatchObject({ total: 0, tenths: null, isMet: null });
  });

  test("never rounds up to a target", () => {
    const list = [
      ...Array.from({ length: 149 }, () => person({ isWoman: true })),
      ...Array.from({ length: 851 }, () => person()),
    ];
    expect(structureOf(list, targets, 2020)[0]).toMatchObject({ tenths: 149, isMet: false });
  });

  test("knows by how much the candidates exceed the seats", () => {
    const range = { least: 10, most: 15 };
    expect(excessOf(55, 50, range)).toMatchObject({ surplus: 5, tenths: 100, judgement: "within" });
    expect(excessOf(54, 50, range)).toMatchObject({ tenths: 80, judgement: "too-few" });
    expect(excessOf(58, 50, range)).toMatchObject({ tenths: 160, judgement: "too-many" });
    expect(excessOf(49, 50, { least: null, most: null })).toMatchObject({
      surplus: -1,
      judgement: "too-few",
    });
    expect(excessOf(3, null, range)).toBeNull();
  });
});

describe("people typed line by line", () => {
  test("are read in Vietnamese and in English, parted by semicolons or tabs", () => {
    const { people, faults } = readPeopleLines(
      "Người Thử Một; Nữ; 1981; có; x\n\nNgười Thử Hai\tNam\t1970\tkhông\n; ; ; ;",
      { withNames: true },
    );
    expect(faults).toEqual([{ line: 4, code: "name-missing" }]);
    expect(people.slice(0, 2)).toEqual([
      { name: "Người Thử Một", isWoman: true, birthYear: 1981, isMinority: true, isNew: true },
      { name: "Người Thử Hai", isWoman: false, birthYear: 1970, isMinority: false, isNew: null },
    ]);
  });

  test("name the line and the part that cannot be read; a name where none is allowed is not read", () => {
    const read = (line: string, withNames = false) =>
      readPeopleLines(line, { withNames }).faults.map(({ code }) => code);
    expect(read("Người Thử; 1981")).toEqual(["sex"]);
    expect(read("khác; 81; ?; ?; thừa")).toEqual(["sex", "birth-year", "minority", "new", "too-many-parts"]);
    expect(read(`${"x".repeat(201)};nam`, true)).toEqual(["name-too-long"]);
    expect(read("nữ;1981")).toEqual([]);
  });

  test("get the next free codes of their track", () => {
    expect(nextCodes([], "standing-again", 2)).toEqual(["A01", "A02"]);
    expect(nextCodes(["B01", "B09", "A20", "Bx"], "first-time", 2)).toEqual(["B10", "B11"]);
    expect(nextCodes(["C99"], "common", 1)).toEqual(["C100"]);
  });
});
