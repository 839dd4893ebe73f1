import { restored } from "~/platform/csv";
import { tidy } from "~/platform/tidy";

/** A row of a file, its cells as cleaned text. */
export interface SheetRow {
  /** Where the row begins in the file, the first is 1. */
  line: number;
  cells: string[];
  /**
   * Columns (0 is the first) whose cell is calculated. The cell's text is the result that the file holds, empty where
   * it holds none or an error: nothing is calculated here.
   */
  formulas: number[];
}

/** What was read of a CSV file or of the first sheet with content of a workbook; rows without content are left out. */
export interface Sheet {
  rows: SheetRow[];
  /** As what the text was read; empty for workbooks. */
  encoding: string;
}

/** Why a file cannot be read as a list at all. */
export const fileFaults = [
  "empty",
  "no-rows",
  "too-large",
  "too-many-rows",
  "too-many-columns",
  "cell-too-long",
  "unpacks-too-large",
  "old-workbook",
  "encrypted",
  "entities",
  "wrong-type",
  "not-text",
  "broken",
  "quotes",
  "took-too-long",
] as const;
export type FileFault = (typeof fileFaults)[number];

export interface FileRefused {
  ok: false;
  reason: FileFault;
  /** The line or row at fault, where it is one. */
  line: number | null;
}
export type FileRead = { ok: true; sheet: Sheet } | FileRefused;

export const refused = (reason: FileFault, line: number | null = null): FileRefused => ({
  ok: false,
  reason,
  line,
});

/** What a file may have at most. */
export const limits = {
  /** Bytes as uploaded. */
  file: 10 * 1024 * 1024,
  /** Bytes of the parts of a workbook that are read, when unpacked. */
  unpacked: 100 * 1024 * 1024,
  /** Rows with content, the header among them. */
  rows: 20_000,
  columns: 200,
  /** UTF-16 units in a cell. */
  cell: 10_000,
  /** UTF-16 units in all cells together: cells of a workbook may share one long text. */
  text: 16 * 1024 * 1024,
  /** Milliseconds of reading. */
  patience: 30_000,
};

/** A row of the cells as they stand in the file, without empty ones at its end; null when there is nothing in it. */
export function rowOf(line: number, cells: readonly string[], formulas: number[]): SheetRow | null {
  const clean = cells.map((cell) => tidy(restored(cell)));
  const last = Math.max(
    clean.findLastIndex((cell) => cell !== ""),
    ...formulas,
  );
  return last < 0 ? null : { line, cells: clean.slice(0, last + 1), formulas };
}

/** Collects rows within the limits; says why when one is beyond. */
export function rowCollector(): { rows: SheetRow[]; add: (row: SheetRow | null) => FileRefused | null } {
  const rows: SheetRow[] = [];
  let length = 0;
  return {
    rows,
    add: (row) => {
      if (!row) return null;
      if (rows.length === limits.rows) return refused("too-many-rows");
      if (row.cells.length > limits.columns) return refused("too-many-columns", row.line);
      if (row.cells.some((cell) => cell.length > limits.cell)) return refused("cell-too-long", row.line);
      length += row.cells.reduce((sum, cell) => sum + cell.length, 0);
      if (length > limits.text) return refused("unpacks-too-large", row.line);
      rows.push(row);
      return null;
    },
  };
}
