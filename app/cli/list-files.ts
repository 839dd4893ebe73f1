import { readFile } from "node:fs/promises";
import { readSheet } from "~/groups/import/read-sheet.server";
import type { SheetRow } from "~/groups/import/sheet";
import { systemReason } from "~/platform/system-reason";
import { OperatorError, told } from "~/platform/told";
import { typedPath } from "./with-services";

/** A CSV or XLSX file with a row of names above its columns. */
export interface ListFile {
  name: string;
  columns: string[];
  rows: SheetRow[];
}

/**
 * Reads a list and makes sure that it has these columns, whatever their case and order.
 * @throws OperatorError naming the file, and the line or column at fault
 */
export async function readList(file: string, required: readonly string[]): Promise<ListFile> {
  const bytes = await readFile(typedPath(file)).catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError("command:file.unreadable", { file, why: systemReason(error) });
  });
  const read = await readSheet(bytes);
  if (!read.ok) {
    const why = told(`groups:import.fault.${read.reason}`);
    throw read.line === null
      ? new OperatorError("command:list.unreadable", { file, why })
      : new OperatorError("command:list.unreadable-line", { file, why, line: read.line });
  }
  const [header, ...rows] = read.sheet.rows;
  const columns =
    header?.cells.map((name) => required.find((each) => each === name.toLowerCase()) ?? name) ?? [];
  const isDouble = (name: string, index: number) => name !== "" && columns.indexOf(name) !== index;
  const doubled = columns.find(isDouble);
  if (doubled !== undefined) throw new OperatorError("command:list.column-twice", { file, column: doubled });
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw new OperatorError("command:list.no-column", {
      ...{ file, missing: missing.map((name) => `“${name}”`).join(", "), columns: columns.join(", ") },
    });
  }
  for (const { line, cells } of rows) {
    if (cells.length > columns.length) throw new OperatorError("command:list.too-many-cells", { file, line });
    for (const name of required) {
      if ((cells[columns.indexOf(name)] ?? "") === "") {
        throw new OperatorError("command:list.no-value", { file, line, column: name });
      }
    }
  }
  return { name: file, columns, rows };
}

/** The cells of a row by the names of their columns; columns without a name are left out. */
export const cellsOf = ({ columns }: ListFile, { cells }: SheetRow): Map<string, string> =>
  new Map(columns.flatMap((name, index) => (name === "" ? [] : [[name, cells[index] ?? ""] as const])));
