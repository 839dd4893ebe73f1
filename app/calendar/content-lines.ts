/** How text becomes lines of iCalendar (RFC 5545, 3.1 and 3.3.11). */

const lineOctets = 75;

// What text hardly ever holds: what is replaced or left out below, and halves of characters.
const doubtful = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069\uD800-\uDFFF\uFEFF]/;

// Control characters, marks that turn the direction of what follows, and the byte order mark.
const unprintable = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/**
 * Text that may stand in a calendar: line breaks as `\n`, no control characters, no halves of characters. Nothing in it
 * can begin a property.
 */
export const cleanText = (text: string): string =>
  doubtful.test(text)
    ? text
        .replace(/\r\n?|[\u2028\u2029\u0085\u000B\u000C]/g, "\n")
        .replace(/\t/g, " ")
        .replace(unprintable, "")
        .toWellFormed()
    : text;

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
 * @returns the lines in UTF-8, each ended by CRLF
 */
export function foldLines(lines: readonly string[]): Uint8Array {
  const bytes = encoder.encode(`${lines.join("\r\n")}\r\n`);
  const folded = new Uint8Array(bytes.length + Math.ceil(bytes.length / fewestOctets) * fold.length);
  let written = 0;
  const write = (some: Uint8Array) => {
    folded.set(some, written);
    written += some.length;
  };
  for (let begin = 0; begin < bytes.length;) {
    const end = bytes.indexOf(carriageReturn, begin);
    let room = lineOctets;
    while (end - begin > room) {
      const cut = wholeBefore(bytes, begin + room);
      write(bytes.subarray(begin, cut));
      write(fold);
      begin = cut;
      // The space that a continued line begins with.
      room = lineOctets - 1;
    }
    write(bytes.subarray(begin, end + lineEnd));
    begin = end + lineEnd;
  }
  return folded.subarray(0, written);
}

const encoder = new TextEncoder();
const fold = encoder.encode("\r\n ");
const carriageReturn = 13;
const lineEnd = 2;

/** So many octets at least stand between two folds: a character has four at most. */
const fewestOctets = lineOctets - 1 - 3;

/** Where the character begins that stands at this place. */
function wholeBefore(bytes: Uint8Array, at: number): number {
  // Octets within a character begin with the bits 10.
  while (((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at;
}
