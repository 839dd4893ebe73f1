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

/** A paragraph that is not the same in two versions; `place` counts from 1, in the older version where it was removed. */
export type ParagraphChange =
  | { kind: "added"; id: string; place: number; after: string }
  | { kind: "removed"; id: string; place: number; before: string }
  | { kind: "changed"; id: string; place: number; before: string; after: string };

/** What changed from one version to another, in the order of the text: what was removed stands where it was. */
export function compareParagraphs(
  older: readonly Paragraph[],
  newer: readonly Paragraph[],
): ParagraphChange[] {
  const kept = new Set(newer.map(({ id }) => id));
  const places = new Map(older.map(({ id }, at) => [id, at]));
  const changes: ParagraphChange[] = [];
  let passed = 0;
  const passRemoved = (end: number) => {
    for (; passed < end; passed += 1) {
      const gone = older[passed];
      if (gone && !kept.has(gone.id))
        changes.push({ kind: "removed", id: gone.id, place: passed + 1, before: gone.text });
    }
  };
  for (const [at, { id, text }] of newer.entries()) {
    const place = at + 1;
    const was = places.get(id);
    if (was === undefined) changes.push({ kind: "added", id, place, after: text });
    else {
      passRemoved(was);
      const before = older[was]?.text ?? "";
      if (before !== text) changes.push({ kind: "changed", id, place, before, after: text });
    }
  }
  passRemoved(older.length);
  return changes;
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
