import { CsvError, parse } from "csv-parse/sync";
import { decodeText } from "./decode-text";
import { delimiterOf } from "./delimiter";
import { refused, rowCollector, rowOf, type FileRead, type FileRefused } from "./sheet";

/** The first line by which Excel is told what stands between the cells. */
const separator = /^sep=(.)(\r\n|\n|\r)/i;
const control = /[\u0000-\u0008\u000e-\u001f\u007f]/;
const markup = /^\s*<(?:!doctype|html|\?xml|table|meta)\b/i;

/** Reads the text of a CSV file. A cell that begins with `=` is a formula, unless an apostrophe stands before it. */
export function readCsv(bytes: Uint8Array): FileRead {
  const decoded = decodeText(bytes);
  if (!decoded) return refused("wrong-type");
  if (markup.test(decoded.text)) return refused("wrong-type");
  const odd = control.exec(decoded.text);
  if (odd) return refused("not-text", lineAt(decoded.text, odd.index));
  const told = separator.exec(decoded.text);
  const text = told ? decoded.text.slice(told[0].length) : decoded.text;
  const { rows, add } = rowCollector();
  try {
    parse(text, {
      delimiter: told?.[1] ?? delimiterOf(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (record: string[], { lines }) => {
        const line = lines - lineBreaksIn(record) + (told ? 1 : 0);
        const formulas = record.flatMap((cell, column) => (/^\s*=/.test(cell) ? [column] : []));
        const cells = record.map((cell, column) => (formulas.includes(column) ? "" : cell));
        const refusal = add(rowOf(line, cells, formulas));
        if (refusal) throw new Beyond(refusal);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof Beyond) return error.refusal;
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { lines?: number };
    return refused("quotes", typeof lines === "number" ? lines + (told ? 1 : 0) : null);
  }
  return rows.length === 0 ? refused("no-rows") : { ok: true, sheet: { rows, encoding: decoded.encoding } };
}

/** Leaves the parser at the first row beyond the limits. */
class Beyond extends Error {
  constructor(readonly refusal: FileRefused) {
    super();
  }
}

const lineBreaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

const lineAt = (text: string, index: number): number => lineBreaksIn([text.slice(0, index)]) + 1;
