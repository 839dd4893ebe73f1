import type { Column, Mapping } from "./columns";
import { attributeField, type Field, type FieldFault, type Texts } from "./fields";
import type { SheetRow } from "./sheet";
import { readMark, readSex, readStatus, readYear } from "./values";

/** Why a row is not taken, or what one should know about it. `lines` are other rows of the file. */
export interface Remark {
  code:
    | FieldFault["code"]
    | "formula"
    | "formula-taken"
    | "not-a-sex"
    | "not-a-mark"
    | "both-sexes"
    | "not-a-year"
    | "not-a-status"
    | "years-differ"
    | "nothing-here"
    | "column-numbers"
    | "same-row"
    | "code-twice"
    | "same-person"
    | "ambiguous"
    | "twin"
    | "twin-stored";
  field: Field | null;
  value: string;
  maximum: number | null;
  lines: number[];
}

export const remark = (code: Remark["code"], more: Partial<Omit<Remark, "code">> = {}): Remark => ({
  ...{ code, field: null, value: "", maximum: null, lines: [] },
  ...more,
});

/** A row as the mapping understands it. */
export interface ReadRow {
  row: SheetRow;
  /** Fields that have a column, with what stands there; empty texts too. */
  texts: Texts;
  /** Why the row cannot be taken; empty when it can. */
  faults: Remark[];
  notes: Remark[];
}

/** Understands the cells of a row. */
export function readRow(row: SheetRow, { columns }: Mapping): ReadRow {
  const read: ReadRow = { row, texts: new Map(), faults: [], notes: [] };
  const family = cellAt(read, columns, "family-name");
  columns.forEach((column, index) => {
    if (column.target === "ignore" || column.target === "family-name") return;
    const cell = row.cells[index] ?? "";
    noteFormula(read, column, index, cell);
    readCell(read, column, cell, columns);
  });
  const name = read.texts.get("name");
  if (family !== "" && name !== undefined) read.texts.set("name", `${family} ${name}`.trim());
  return read;
}

const cellAt = ({ row }: ReadRow, columns: readonly Column[], target: Column["target"]): string =>
  row.cells[columns.findIndex((column) => column.target === target)] ?? "";

function noteFormula({ row, faults, notes }: ReadRow, column: Column, index: number, cell: string): void {
  if (!row.formulas.includes(index)) return;
  const field = fieldOf(column);
  if (cell === "") faults.push(remark("formula", { field }));
  else notes.push(remark("formula-taken", { field, value: cell }));
}

/** The field that a column fills. */
function fieldOf({ target, attribute }: Column): Field | null {
  switch (target) {
    case "ignore":
      return null;
    case "family-name":
      return "name";
    case "female":
    case "male":
      return "sex";
    case "attribute":
      return attributeField(attribute);
    default:
      return target;
  }
}

function readCell(read: ReadRow, column: Column, cell: string, columns: readonly Column[]): void {
  const field = fieldOf(column);
  if (field === null) return;
  if (column.target === "female" || column.target === "male")
    return readMarked(read, column.target, cell, columns);
  const fault = (code: Remark["code"]) => void read.faults.push(remark(code, { field, value: cell }));
  const set = (text: string) => void read.texts.set(field, text);
  if (cell === "") {
    if (!read.texts.has(field)) set("");
    return;
  }
  switch (field) {
    case "sex": {
      const sex = readSex(cell);
      return sex ? set(sex) : fault("not-a-sex");
    }
    case "status": {
      const status = readStatus(cell);
      return status ? set(status) : fault("not-a-status");
    }
    case "birthYear":
      return setYear(read, readYear(cell), cell);
    default:
      return set(cell);
  }
}

/** A column of marks: who has no mark in the only one is of the other sex. */
function readMarked(read: ReadRow, sex: "female" | "male", cell: string, columns: readonly Column[]): void {
  const other = sex === "female" ? "male" : "female";
  const mark = readMark(cell);
  if (mark === null) return void read.faults.push(remark("not-a-mark", { field: "sex", value: cell }));
  if (typeof mark === "number") setYear(read, mark, cell);
  const before = read.texts.get("sex");
  if (mark !== false) {
    if (before === other) read.faults.push(remark("both-sexes", { field: "sex" }));
    read.texts.set("sex", sex);
  } else if (!before) {
    const isOnly = !columns.some(({ target }) => target === other || target === "sex");
    read.texts.set("sex", isOnly && cellAt(read, columns, "name") !== "" ? other : "");
  }
}

function setYear({ texts, faults }: ReadRow, year: number | null, cell: string): void {
  const before = texts.get("birthYear");
  if (year === null) faults.push(remark("not-a-year", { field: "birthYear", value: cell }));
  else if (before && before !== String(year))
    faults.push(remark("years-differ", { field: "birthYear", value: cell }));
  else texts.set("birthYear", String(year));
}

/** Under the names of columns many lists count them: 1, 2, 3 or (1), (2), (3). */
export const countsColumns = ({ cells }: SheetRow): boolean =>
  cells.length > 1 &&
  cells.filter((cell) => cell !== "").length > 1 &&
  cells.every((cell, index) => cell === "" || cell.replace(/[()]/g, "") === String(index + 1));
