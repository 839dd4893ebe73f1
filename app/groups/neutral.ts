/** What spreadsheet programs take for the beginning of a formula, also behind apostrophes put there by us. */
const risky = /^'*[=+\-@\t\r]/;

/** A text that no spreadsheet program calculates with: an apostrophe stands before what begins like a formula. */
export const neutralised = (text: string): string => (risky.test(text) ? `'${text}` : text);

/** The text that was neutralised. Any other text stays as it is. */
export const restored = (text: string): string =>
  text.startsWith("'") && risky.test(text) ? text.slice(1) : text;
