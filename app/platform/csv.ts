/**
 * What spreadsheet programs take for the beginning of a formula, some of them also in the width of East Asian letters,
 * and behind apostrophes put there by us.
 */
const risky = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A text that no spreadsheet program calculates with: an apostrophe stands before what begins like a formula. */
export const neutralised = (text: string): string => (risky.test(text) ? `'${text}` : text);

/** The text that was neutralised. Any other text stays as it is. */
export const restored = (text: string): string =>
  text.startsWith("'") && risky.test(text) ? text.slice(1) : text;

/** Rows as CSV (RFC 4180), neutralised, with the mark by which spreadsheet programs know UTF-8. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => cells.map(csvCell).join(",")).join("\r\n")}\r\n`;

function csvCell(text: string): string {
  const safe = neutralised(text);
  // A space at an end is easily lost outside quotation marks.
  return /[",;\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
