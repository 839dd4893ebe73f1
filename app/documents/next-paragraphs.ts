import type { Paragraph } from "./paragraphs";
import { likeness, wordsOf } from "./word-changes";

/**
 * The next version's paragraphs. What stays word for word keeps its id; between two such paragraphs the changed ones
 * take the ids of those that they are most like, in order; what is more than before gets a new id.
 */
export function nextParagraphs(
  previous: readonly Paragraph[],
  texts: readonly string[],
  freshId: () => string,
): Paragraph[] {
  const anchors = commonRun(
    previous.map(({ text }) => text),
    texts,
  );
  const next: Paragraph[] = [];
  let before = 0;
  for (const [was, is] of [...anchors, [previous.length, texts.length] as const]) {
    next.push(...reworded(previous.slice(before, was), texts.slice(next.length, is), freshId));
    const kept = previous[was];
    const text = texts[is];
    if (kept !== undefined && text !== undefined) next.push({ id: kept.id, text });
    before = was + 1;
  }
  return next;
}

/**
 * Pairs of paragraphs, and letters in all of these pairs, that are compared between two paragraphs that stayed: more are
 * paired by their order alone, so that nobody waits for it.
 */
const most = { pairs: 40_000, letters: 40_000_000 };

/** Paragraphs of which none stayed word for word: each new one takes over the old one that it is most like. */
function reworded(
  replaced: readonly Paragraph[],
  texts: readonly string[],
  freshId: () => string,
): Paragraph[] {
  const partners = new Map(
    isTooMuch(
      replaced.map(({ text }) => text),
      texts,
    )
      ? replaced.map(({ id }, at) => [at, id])
      : likestPairs(
          replaced.map(({ text }) => text),
          texts,
        ).map(([was, is]) => [is, replaced[was]?.id]),
  );
  return texts.map((text, at) => ({ id: partners.get(at) ?? freshId(), text }));
}

function isTooMuch(old: readonly string[], fresh: readonly string[]): boolean {
  const lettersOf = (texts: readonly string[]) => texts.reduce((sum, { length }) => sum + length, 0);
  const letters = lettersOf(old) * fresh.length + lettersOf(fresh) * old.length;
  return old.length * fresh.length > most.pairs || letters > most.letters;
}

/**
 * Pairs places of two lists without crossings, so that what is paired is as like as possible altogether. Where nothing is
 * alike they are paired all the same: a paragraph written anew replaces the one that stood there.
 */
function likestPairs(old: readonly string[], fresh: readonly string[]): [number, number][] {
  const [oldWords, freshWords] = [old.map(wordsOf), fresh.map(wordsOf)];
  const shorter = Math.max(1, Math.min(old.length, fresh.length));
  const likenesses = oldWords.map((one) =>
    freshWords.map((other) => likeness(one, other) + 1 / (4 * shorter)),
  );
  return bestRun(old.length, fresh.length, (row, column) => likenesses[row]?.[column] ?? 0);
}

/** The longest common subsequence, as pairs of places. */
const commonRun = (old: readonly string[], fresh: readonly string[]): [number, number][] =>
  bestRun(old.length, fresh.length, (row, column) => (old[row] === fresh[column] ? 1 : 0));

/** Of two lists, the pairs of places without crossings that are worth most together; none that is worth nothing. */
function bestRun(
  rows: number,
  columns: number,
  worth: (row: number, column: number) => number,
): [number, number][] {
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const at = (row: number, column: number) => best[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      best[row * width + column] = Math.max(
        worth(row, column) + at(row + 1, column + 1),
        at(row + 1, column),
        at(row, column + 1),
      );
    }
  }
  const pairs: [number, number][] = [];
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    const here = at(row, column);
    if (worth(row, column) > 0 && here === worth(row, column) + at(row + 1, column + 1))
      pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}
