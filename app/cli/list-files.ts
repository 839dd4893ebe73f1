import { readFile } from "node:fs/promises";
import { readSheet } from "~/groups/import/read-sheet.server";
import type { SheetRow } from "~/groups/import/sheet";
import { createTranslator } from "~/wording";
import { CommandError } from "./command-error";
import { typedPath } from "./with-services";

/** A CSV or XLSX file with a row of names above its columns. */
export interface ListFile {
  name: string;
  columns: string[];
  rows: SheetRow[];
}

/**
 * Reads a list and makes sure that it has these columns, whatever their case and order.
 * @throws CommandError naming the file, and the line or column at fault
 */
export async function readList(file: string, required: readonly string[]): Promise<ListFile> {
  const bytes = await readFile(typedPath(file)).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${file} cannot be read: ${error.code ?? error.message}.`);
  });
  const read = await readSheet(bytes);
  if (!read.ok) {
    const { t } = createTranslator("en");
    const place = read.line === null ? "" : ` at line ${read.line}`;
    throw new CommandError(`${file} cannot be read${place}: ${t(`groups:import.fault.${read.reason}`)}`);
  }
  const [header, ...rows] = read.sheet.rows;
  const columns =
    header?.cells.map((name) => required.find((each) => each === name.toLowerCase()) ?? name) ?? [];
  const isDouble = (name: string, index: number) => name !== "" && columns.indexOf(name) !== index;
  const doubled = columns.find(isDouble);
  if (doubled !== undefined) throw new CommandError(`${file} has two columns "${doubled}".`);
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw new CommandError(
      `${file} has no column ${missing.map((name) => `"${name}"`).join(", ")} in its first row (${columns.join(", ")}).`,
    );
  }
  for (const { line, cells } of rows) {
    if (cells.length > columns.length)
      throw new CommandError(`${file} has more cells than columns at line ${line}.`);
    for (const name of required) {
      if ((cells[columns.indexOf(name)] ?? "") === "") {
        throw new CommandError(`${file} has no "${name}" at line ${line}.`);
      }
    }
  }
  return { name: file, columns, rows };
}

/** The cells of a row by the names of their columns; columns without a name are left out. */
export const cellsOf = ({ columns }: ListFile, { cells }: SheetRow): Map<string, string> =>
  new Map(columns.flatMap((name, index) => (name === "" ? [] : [[name, cells[index] ?? ""] as const])));
