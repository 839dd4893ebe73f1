/** A paragraph of a draft. Its id stays from version to version, so that comments keep their place. */
export interface Paragraph {
  id: string;
  text: string;
}

/** Pasted text as paragraphs: a line break ends one, blank lines separate them. */
export const splitText = (text: string): string[] =>
  text
    .normalize("NFC")
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** The paragraphs as one text, ready to be edited. */
export const joinText = (paragraphs: readonly Paragraph[]): string =>
  paragraphs.map(({ text }) => text).join("\n\n");

/**
 * The next version's paragraphs. What stays word for word keeps its id; between two such paragraphs the changed ones
 * take the ids of those that they replace, in order; what is more than before gets a new id.
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
    const replaced = previous.slice(before, was);
    for (const text of texts.slice(next.length, is)) {
      next.push({ id: replaced.shift()?.id ?? freshId(), text });
    }
    const kept = previous[was];
    const text = texts[is];
    if (kept !== undefined && text !== undefined) next.push({ id: kept.id, text });
    before = was + 1;
  }
  return next;
}

/** The longest common subsequence, as pairs of places. */
function commonRun(old: readonly string[], fresh: readonly string[]): [number, number][] {
  const width = fresh.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = fresh.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        old[row] === fresh[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  let row = 0;
  let column = 0;
  while (row < old.length && column < fresh.length) {
    if (old[row] === fresh[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}

export type ParagraphChange =
  | { kind: "added"; id: string; after: string }
  | { kind: "removed"; id: string; before: string }
  | { kind: "changed"; id: string; before: string; after: string };

/** What changed from one version to the next, in the order of the text. */
export function compareParagraphs(
  older: readonly Paragraph[],
  newer: readonly Paragraph[],
): ParagraphChange[] {
  const before = new Map(older.map(({ id, text }) => [id, text]));
  const kept = new Set(newer.map(({ id }) => id));
  const changes = newer.flatMap(({ id, text }): ParagraphChange[] => {
    const was = before.get(id);
    if (was === undefined) return [{ kind: "added", id, after: text }];
    return was === text ? [] : [{ kind: "changed", id, before: was, after: text }];
  });
  const removed = older
    .filter(({ id }) => !kept.has(id))
    .map(({ id, text }): ParagraphChange => ({ kind: "removed", id, before: text }));
  return [...changes, ...removed];
}

const longestHeading = 120;
/** `Phần thứ hai`, `III.`, `2.1-`, `a)`. */
const numbered =
  /^(phần|chương|mục|part|chapter|section)\s+(thứ|\d|[ivxlc]+\b)|^([ivxlc]+|\d+(\.\d+)*|[a-zđ])\s*[.)\-–:](?!\d)/iu;

/** The paragraphs that read like headings: short, and numbered or in capitals. */
export const headingsOf = (paragraphs: readonly Paragraph[]): Paragraph[] =>
  paragraphs.filter(
    ({ text }) =>
      text.length <= longestHeading &&
      (numbered.test(text) || (/\p{Lu}/u.test(text) && text === text.toLocaleUpperCase("vi"))),
  );
