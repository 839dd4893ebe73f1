import writeExcelFile from "write-excel-file/node";
import { csvOf, neutralised } from "./csv";
import { askWorker } from "./in-worker.server";
import { printable } from "./printable";

export interface Table {
  /** The name of the sheet in a workbook. */
  name: string;
  /** Lines above the names of the columns, in workbooks only. */
  notes?: string[];
  head: string[];
  rows: string[][];
  /** The widths of the columns in characters. */
  widths: number[];
}

export const tableFormats = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
export type TableFormat = keyof typeof tableFormats;

/** The format that the ending of an address names; CSV for any other. */
export const formatOf = (request: Request): TableFormat =>
  new URL(request.url).pathname.replace(/\.data$/, "").endsWith(".xlsx") ? "xlsx" : "csv";

/** A table as a file to be saved. Cells are texts: what begins like a formula is neutralised. */
export async function tableFile(format: TableFormat, fileName: string, table: Table): Promise<Response> {
  const content =
    format === "csv" ? Buffer.from(csvOf([table.head, ...table.rows])) : await workbookApart(table);
  return new Response(new Uint8Array(content), {
    headers: {
      "Content-Type": tableFormats[format],
      "Content-Disposition": `attachment; filename="${fileName}.${format}"`,
      "Cache-Control": "private, no-store",
    },
  });
}

/** Fewer rows are written faster than a thread begins. */
const fewRows = 1000;
const bounds = { patience: 60_000, memory: 1000 };

/** Writes long tables in a thread of their own, so that the server goes on answering. */
async function workbookApart(table: Table): Promise<Uint8Array> {
  if (table.rows.length <= fewRows) return workbookOf(table);
  const written = await askWorker<Uint8Array>(
    "app/platform/table-file.server.ts",
    "workbookOf",
    table,
    bounds,
  );
  if (written.kind === "answer") return written.answer;
  throw new Error(`Writing a workbook of ${table.rows.length} rows was stopped: ${written.why}.`);
}

/** The bytes of a workbook. */
export function workbookOf({ name, notes = [], head, rows, widths }: Table): Promise<Buffer> {
  const bold = head.map((text) => ({ ...cellOf(text), fontWeight: "bold" as const }));
  const file = writeExcelFile(
    [...notes.map((note) => [cellOf(note)]), bold, ...rows.map((row) => row.map(cellOf))],
    {
      sheet: name,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: notes.length + 1,
    },
  );
  return file.toBuffer();
}

const cellOf = (text: string) => ({ value: sheetText(neutralised(text)), type: String });

/** A text as a cell of a workbook can hold it. */
export const sheetText = (text: string): string => escaped(printable(text));

/**
 * What begins like the writing of a character that XML cannot hold, `_x001F_`, is written that way itself. So are the
 * names of the properties that every object has: the library counts its texts in an object.
 */
function escaped(text: string): string {
  if (text in Object.prototype)
    return `_x${text.charCodeAt(0).toString(16).padStart(4, "0")}_${text.slice(1)}`;
  return text.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
}
