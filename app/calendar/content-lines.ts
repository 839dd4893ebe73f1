/** How text becomes lines of iCalendar (RFC 5545, 3.1 and 3.3.11). */

const lineOctets = 75;

// Control characters, marks that turn the direction of what follows, and the byte order mark.
const unprintable = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/**
 * Text that may stand in a calendar: line breaks as `\n`, no control characters, no halves of characters. Nothing in it
 * can begin a property.
 */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085\u000B\u000C]/g, "\n")
    .replace(/\t/g, " ")
    .replace(unprintable, "")
    .toWellFormed();

/** As `cleanText`, on one line. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/gu, " ").trim();

/** Escapes a value of type TEXT. */
export const escapeText = (text: string): string =>
  text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\n/g, "\\n");

/** The content lines of what somebody else wrote, as they were before they were folded. */
export const writtenLines = (text: string): string[] =>
  text
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .filter((line) => line !== "");

/**
 * Folds lines that are longer than 75 octets of UTF-8, never inside a character.
 * @param lines content lines without their ends
 * @returns the lines, each ended by CRLF
 */
export const foldLines = (lines: readonly string[]): string =>
  lines.map((line) => `${folded(line)}\r\n`).join("");

function folded(line: string): string {
  // A UTF-16 unit is at most three octets.
  if (line.length * 3 <= lineOctets) return line;
  let whole = "";
  let begin = 0;
  let octets = 0;
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    const isPair = unit >= 0xd800 && unit < 0xdc00;
    const size = isPair ? 4 : octetsOf(unit);
    if (octets + size > lineOctets) {
      whole += `${line.slice(begin, at)}\r\n `;
      begin = at;
      // The space that a continued line begins with.
      octets = 1;
    }
    octets += size;
    if (isPair) at++;
  }
  return begin === 0 ? line : whole + line.slice(begin);
}

/** Of a UTF-16 unit that is not half of a pair. */
function octetsOf(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 ? 2 : 3;
}
