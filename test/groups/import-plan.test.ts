import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Delegate, DelegateValues } from "~/groups/delegate";
import { faultOfMapping, suggestMapping, type Mapping } from "~/groups/import/columns";
import { planImport, type Plan } from "~/groups/import/plan";
import type { SheetRow } from "~/groups/import/sheet";
import { readMark, readSex, readStatus, readYear } from "~/groups/import/values";

const rowsOf = (...cells: string[][]): SheetRow[] =>
  cells.map((row, index) => ({ line: index + 1, cells: row, formulas: [] }));
const targetsOf = (...header: string[]) =>
  suggestMapping(rowsOf(header), []).columns.map(({ target }) => target);

describe("the columns of a list", () => {
  it("are known by their names, with and without diacritics, in both languages", () => {
    expect(
      targetsOf(
        "STT",
        "Mã đại biểu",
        "Họ và tên",
        "Ngày, tháng, năm sinh",
        "Giới tính",
        "Dân tộc",
        "Đơn vị",
        "Tư cách",
      ),
    ).toEqual(["ignore", "code", "name", "birthYear", "sex", "ethnicity", "unit", "status"]);
    expect(
      targetsOf("TT", "MA SO", "HO TEN", "Nam sinh", "GIOI TINH", "dan toc", "Don vi cong tac", "Linh vuc"),
    ).toEqual(["ignore", "code", "name", "birthYear", "sex", "ethnicity", "unit", "sector"]);
    expect(
      targetsOf("No.", "Code", "Full name", "Date of birth", "Sex", "Ethnicity", "Unit", "Status"),
    ).toEqual(["ignore", "code", "name", "birthYear", "sex", "ethnicity", "unit", "status"]);
    expect(targetsOf("Họ và tên", "Tình trạng", "Trạng thái")).toEqual(["name", "status", "attribute"]);
    expect(targetsOf("Họ và tên đệm", "Tên", "Năm", "Nữ", "Chức vụ", "Họ và tên (khai sinh)")).toEqual([
      "family-name",
      "name",
      "birthYear",
      "female",
      "attribute",
      "attribute",
    ]);
    expect(targetsOf("Họ và tên đại biểu dự đại hội", "Năm sinh (dương lịch)", "", "Nam")).toEqual([
      "name",
      "birthYear",
      "ignore",
      "male",
    ]);
  });

  it("are found below titles, also where two rows name them", () => {
    const rows = rowsOf(
      ["DANH SÁCH ĐẠI BIỂU"],
      ["Đơn vị: Đảng bộ A"],
      ["STT", "Họ và tên", "Năm sinh", "", "Dân tộc"],
      ["", "", "Nam", "Nữ", ""],
      ["1", "Lê Văn An", "1980", "", "Kinh"],
      ["2", "H’Ánh Niê", "", "12/05/1985", "Ê đê"],
    );
    const mapping = suggestMapping(rows, []);
    expect(mapping.headerRow).toBe(3);
    expect(
      planImport({ rows, mapping, delegates: [] }).rows.map(({ values }) => [
        values?.name,
        values?.sex,
        values?.birthYear,
      ]),
    ).toEqual([
      ["Lê Văn An", "male", 1980],
      ["H’Ánh Niê", "female", 1985],
    ]);
  });

  it("reads names of columns from the beginning of cells, however long a line of brackets is", () => {
    const brackets = Array.from({ length: 60 }, () => "(".repeat(10_000));
    const { columns } = suggestMapping(rowsOf(["Họ và tên (ghi như trong căn cước)", ...brackets]), []);
    expect(columns.map(({ target }) => target).slice(0, 2)).toEqual(["name", "attribute"]);
  });

  it("become further attributes as the list knows them", () => {
    const { columns } = suggestMapping(rowsOf(["Họ tên", "TRINH DO", "Chức vụ", "STT"]), ["Trình độ", "STT"]);
    expect(columns.map(({ target, attribute }) => attribute || target)).toEqual([
      "name",
      "Trình độ",
      "Chức vụ",
      "STT",
    ]);
  });

  it("are refused when they contradict each other", () => {
    const mapping = suggestMapping(rowsOf(["Họ tên", "Chức vụ", "Ghi chú"]), []);
    const [name, office, notes] = mapping.columns as [Column, Column, Column];
    type Column = Mapping["columns"][number];
    const fault = (...columns: Column[]) => faultOfMapping({ ...mapping, columns });
    expect(fault(name, office, notes)).toBeNull();
    expect(fault(name, { ...office, target: "name" })).toEqual({ code: "target-twice", target: "name" });
    expect(fault(name, office, { ...notes, attribute: "Chức vụ" })).toMatchObject({
      code: "attribute-twice",
    });
    expect(fault(office)).toEqual({ code: "name-missing" });
  });
});

describe("a cell", () => {
  it.each([
    ["1980", 1980],
    ["12/05/1980", 1980],
    ["5.1980", 1980],
    ["1980-05-12", 1980],
    ["12/05/1980 07:30", 1980],
    ["1980-05-12T00:00:00", 1980],
    ["Năm 1980", 1980],
    ["12/05/80", null],
    ["1899", null],
    ["2101", null],
    ["x", null],
  ])("%s gives the year %s", (cell, year) => {
    expect(readYear(cell)).toBe(year);
  });

  it("tells sexes, marks and statuses, or is refused", () => {
    expect(["Nữ", "NU", "female", "Bà", "nam", "Ông", "M", "1", ""].map(readSex)).toEqual([
      "female",
      "female",
      "female",
      "female",
      "male",
      "male",
      "male",
      null,
      null,
    ]);
    expect(["x", "X", "✓", "1", "có", "Nữ", "", "0", "không", "1985", "?"].map(readMark)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      1985,
      null,
    ]);
    expect(
      ["Được bầu", "đương nhiên", "Chỉ định", "DU KHUYET", "Vắng có lý do", "Ex officio", "?"].map(
        readStatus,
      ),
    ).toEqual(["elected", "ex-officio", "appointed", "alternate", "excused", "ex-officio", null]);
  });
});

const header = ["Mã số", "Họ và tên", "Đơn vị", "Năm sinh"];
const plan = (stored: Delegate[], rows: string[][], changes: Partial<Mapping> = {}): Plan => {
  const sheet = rowsOf(header, ...rows);
  return planImport({
    rows: sheet,
    mapping: { ...suggestMapping(sheet, []), ...changes },
    delegates: stored,
  });
};
const told = ({ rows }: Plan) =>
  rows.map(({ outcome, remarks: [first] }) => (first ? `${outcome}: ${first.code}` : outcome));
let count = 0;
const stored = (changes: Partial<DelegateValues>): Delegate => ({
  ...{ id: `d${++count}`, version: 1, code: "", name: "Lê An", status: "elected", unit: "A", sex: "" },
  ...{ birthYear: null, ethnicity: "", sector: "", attributes: {} },
  ...changes,
});

describe("a row means", () => {
  it("whom its code names, whatever else it says", () => {
    const { rows } = plan([stored({ code: "001" })], [["001", "Lê Văn An", "B", ""]]);
    expect(rows[0]).toMatchObject({ outcome: "changed", delegate: { code: "001" } });
    expect(rows[0]?.changes).toEqual([
      { field: "name", from: "Lê An", to: "Lê Văn An" },
      { field: "unit", from: "A", to: "B" },
    ]);
  });

  it("who has the name and unit, in whatever case and form; then the code changes", () => {
    const { rows } = plan([stored({ code: "009" })], [["001", "LÊ AN".normalize("NFD"), " a ", ""]]);
    expect(rows[0]?.changes.map(({ field }) => field)).toEqual(["code", "name", "unit"]);
    expect(told(plan([stored({})], [["", "Lê An", "B", ""]]))).toEqual(["added"]);
    expect(told(plan([stored({})], [["", "Lê An", "", "1980"]]))).toEqual(["changed"]);
  });

  it("among twins who is born in the same year; otherwise nobody can tell", () => {
    const twins = [stored({ birthYear: 1980 }), stored({ birthYear: 1985 })];
    expect(told(plan(twins, [["5", "Lê An", "A", "1985"]]))).toEqual(["changed"]);
    expect(plan(twins, [["5", "Lê An", "A", "1985"]]).rows[0]?.delegate).toBe(twins[1]);
    expect(told(plan(twins, [["5", "Lê An", "A", "1990"]]))).toEqual(["refused: ambiguous"]);
    expect(
      told(
        plan(twins, [
          ["", "Lê An", "A", "1985"],
          ["", "Lê An", "A", "1980"],
        ]),
      ),
    ).toEqual(["unchanged", "unchanged"]);
  });

  it("somebody new; twins are named, and refused where nothing tells them apart", () => {
    const years = [
      ["", "Lê An", "A", "1980"],
      ["", "Lê An", "A", "1985"],
    ];
    expect(told(plan([], years))).toEqual(["added: twin", "added: twin"]);
    expect(
      told(
        plan(
          [],
          [
            ["", "Lê An", "A", "1980"],
            ["", "Lê An", "A", ""],
          ],
        ),
      ),
    ).toEqual(["refused: same-person", "refused: same-person"]);
    expect(
      told(
        plan(
          [],
          [
            ["", "Lê An", "A", ""],
            ["", "Lê  An", "A", ""],
          ].map((row) => row.map((cell) => cell.replace("  ", " "))),
        ),
      ),
    ).toEqual(["added", "skipped: same-row"]);
    expect(
      told(
        plan(
          [],
          [
            ["1", "Lê An", "A", ""],
            ["1", "Lê Ba", "A", ""],
          ],
        ),
      ),
    ).toEqual(["refused: code-twice", "refused: code-twice"]);
  });

  it("nobody where it is empty, counts the columns, or is at fault", () => {
    const rows = [
      ["1", "2", "3", "4"],
      ["", "", "", ""],
      ["7", "", "A", ""],
      ["", "Lê An", "A", "80"],
      ["x".repeat(41), "Lê Ba", "", ""],
    ];
    const made = plan([], rows);
    expect(told(made)).toEqual([
      "skipped: column-numbers",
      "skipped: nothing-here",
      "refused: missing",
      "refused: not-a-year",
      "refused: too-long",
    ]);
    expect(made.rows[4]?.remarks).toMatchObject([{ field: "code", maximum: 40 }]);
    expect(
      told(
        plan(
          [],
          [
            ["", "Lê\u0000An", "A", ""],
            ["", "Lê\u202eAn", "A", ""],
            ["", "Lê\ud800", "A", ""],
          ],
        ),
      ),
    ).toEqual(["refused: harmful", "refused: harmful", "refused: harmful"]);
  });
});

describe("a plan", () => {
  it("leaves what empty cells do not tell, unless it is asked to erase", () => {
    const people = [stored({ code: "1", unit: "A", birthYear: 1980, status: "excused" })];
    expect(told(plan(people, [["1", "Lê An", "", ""]]))).toEqual(["unchanged"]);
    const { rows } = plan(people, [["1", "", "", ""]], { erases: true });
    expect(rows[0]?.changes).toEqual([
      { field: "unit", from: "A", to: "" },
      { field: "birthYear", from: "1980", to: "" },
    ]);
    expect(rows[0]?.values).toMatchObject({ name: "Lê An", birthYear: null, unit: "", status: "excused" });
  });

  it("names calculated cells, and refuses those without a result", () => {
    const sheet = rowsOf(header, ["1", "Lê An", "A", "1980"], ["2", "Lê Ba", "", "1980"]);
    (sheet[1] as SheetRow).formulas = [3];
    (sheet[2] as SheetRow).formulas = [2];
    const made = planImport({ rows: sheet, mapping: suggestMapping(sheet, []), delegates: [] });
    expect(told(made)).toEqual(["added: formula-taken", "refused: formula"]);
  });

  it("takes whoever has no mark in the only column of marks for the other sex", () => {
    const sheet = rowsOf(["Họ tên", "Nữ"], ["Lê An", "x"], ["Lê Ba", ""], ["Lê Tư", "?"]);
    const made = planImport({ rows: sheet, mapping: suggestMapping(sheet, []), delegates: [] });
    expect(made.rows.map(({ values }) => values?.sex)).toEqual(["female", "male", undefined]);
  });

  const cell = fc.constantFrom("", "1", "2", "Lê An", "lê an", "Lê Ba", "A", "B", "1980", "1981", "x");
  const row = fc.tuple(cell, cell, cell, cell, cell).map((cells) => [...cells]);
  const titles = [...header, "Chức vụ"];

  it("changes nothing when it is carried out twice, whatever the rows", () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        fc.array(row, { maxLength: 8 }),
        fc.boolean(),
        (first, second, erases) => {
          const carryOut = (people: Delegate[], rows: string[][]) => {
            const sheet = rowsOf(titles, ...rows);
            const made = planImport({
              rows: sheet,
              mapping: { ...suggestMapping(sheet, []), erases },
              delegates: people,
            });
            const after = new Map(people.map((each) => [each.id, each]));
            for (const { delegate, values } of made.rows)
              if (values) {
                const id = delegate?.id ?? `n${++count}`;
                after.set(id, { ...values, id, version: (delegate?.version ?? 0) + 1 });
              }
            return { made, after: [...after.values()] };
          };
          const one = carryOut([], first);
          const two = carryOut(one.after, second);
          const again = carryOut(two.after, second);
          expect(again.made.counts.changed).toBe(0);
          expect(again.made.counts.added).toBe(0);
          const codes = two.after.map(({ code }) => code).filter(Boolean);
          expect(new Set(codes).size).toBe(codes.length);
          const all = Object.values(two.made.counts).reduce((sum, each) => sum + each, 0);
          expect(all).toBe(second.length);
        },
      ),
      { numRuns: 400 },
    );
  });
});
