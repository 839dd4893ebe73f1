/** Millimetres of a point. */
const point = 25.4 / 72;
/** Of the size of the letters: how far apart the lines of Times New Roman stand by themselves. */
const naturalLine = 1.15;

/** The width of a letter, as a part of its size: never less than Times New Roman needs. */
const widthOf = (letter: string): number =>
  letter === " " ? 0.3 : /\p{Lu}|[mwMW@%—…]/u.test(letter) ? 0.78 : 0.54;

/**
 * How many lines a text takes at most, broken between words and, where a word alone is too long, within it.
 * @param width millimetres
 * @param points size of the letters
 */
export function linesOf(text: string, width: number, points: number): number {
  const room = width / (points * point);
  let lines = 1;
  let used = 0;
  for (const word of text.normalize("NFC").split(/\s+/)) {
    const needed = [...word].reduce((sum, letter) => sum + widthOf(letter), 0);
    if (used > 0 && used + widthOf(" ") + needed > room) {
      lines += 1;
      used = 0;
    }
    if (needed > room) lines += Math.ceil(needed / room) - 1;
    used = needed > room ? room : used + (used > 0 ? widthOf(" ") : 0) + needed;
  }
  return lines;
}

/** How high a text stands at most, in millimetres. `spacing` is the distance of lines as a part of the natural one. */
export const heightOf = (text: string, width: number, points: number, spacing: number): number =>
  linesOf(text, width, points) * points * point * naturalLine * spacing;
