import { numberText, unescapeCell, type NumberLook } from "./cell-text";
import { parseXml } from "~/platform/parse-xml";
import { limits, rowCollector, rowOf, type FileRefused, type SheetRow } from "./sheet";

/** What cells refer to. */
export interface SheetContext {
  strings: readonly string[];
  looks: readonly NumberLook[];
  is1904: boolean;
}

/** Leaves the reader at the first row beyond the limits. */
class Beyond extends Error {
  constructor(readonly refusal: FileRefused) {
    super();
  }
}

interface Cell {
  column: number;
  type: string;
  style: number;
  value: string;
  inline: string;
  isFormula: boolean;
}

/** The rows of a sheet of a workbook, or why it is refused. */
export function readWorksheet(xml: string, context: SheetContext): SheetRow[] | FileRefused {
  const { rows, add } = rowCollector();
  let line = 0;
  let row: Cell[] = [];
  let cell: Cell | null = null;
  let part = "";
  try {
    parseXml(xml, {
      open: (name, { r, t, s }) => {
        if (name === "row") {
          line = r === undefined ? line + 1 : Number(r);
          row = [];
        } else if (name === "c") {
          const column = r === undefined ? (row.at(-1)?.column ?? -1) + 1 : columnOf(r);
          cell = { column, type: t ?? "n", style: Number(s ?? 0), value: "", inline: "", isFormula: false };
        } else if (name === "f" && cell) cell.isFormula = true;
        part = name;
      },
      text: (text) => {
        if (part === "v" && cell) cell.value += text;
        if (part === "t" && cell) cell.inline += text;
      },
      close: (name) => {
        part = "";
        if (name === "c" && cell) {
          row.push(cell);
          cell = null;
        }
        if (name !== "row") return;
        const refusal = add(asRow(line, row, context));
        if (refusal) throw new Beyond(refusal);
      },
    });
  } catch (error) {
    if (error instanceof Beyond) return error.refusal;
    throw error;
  }
  return rows;
}

/** Cells far to the right that hold nothing are left out, so that rows stay short. */
function asRow(line: number, row: readonly Cell[], context: SheetContext): SheetRow | null {
  const cells: string[] = [];
  const formulas: number[] = [];
  for (const cell of row) {
    const text = textOf(cell, context);
    const isOdd = cell.isFormula || cell.type === "e";
    if (text === "" && !isOdd) continue;
    // One beyond the limit is enough to refuse the row.
    const column = Math.min(cell.column, limits.columns);
    while (cells.length < column) cells.push("");
    cells[column] = text;
    if (isOdd) formulas.push(column);
  }
  return rowOf(line, cells, formulas);
}

function textOf({ type, value, inline, style }: Cell, { strings, looks, is1904 }: SheetContext): string {
  switch (type) {
    case "s":
      return unescapeCell(strings[Number(value)] ?? "");
    case "inlineStr":
      return unescapeCell(inline);
    case "str":
      return unescapeCell(value);
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    case "e":
      return "";
    case "d":
      return value;
    default:
      return numberText(value, looks[style] ?? { kind: "plain" }, is1904);
  }
}

/** `A1` is column 0, `AB7` column 27. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/i.exec(reference)?.[0] ?? "A";
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
