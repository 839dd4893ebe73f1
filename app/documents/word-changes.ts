import { diffArrays } from "diff";

/** A piece of a paragraph: in both texts, only in the older one, only in the newer one. */
export interface WordChange {
  kind: "kept" | "removed" | "added";
  text: string;
}

/** Numbers and dates whole, words with their marks, runs of spaces, every other sign by itself. */
const pieces = /\p{N}+(?:[.,:/-]\p{N}+)*|[\p{L}\p{M}]+|\s+|./gsu;

/** Below this share of words in common, two texts side by side read better than one woven from both. */
const leastLikeness = 0.3;

/** Pieces that may differ; the time to compare grows with the square of it. */
const mostEdits = 400;

/**
 * What changed between two texts of a paragraph, word by word, in the order of reading. The pieces kept and removed make
 * up the older text, those kept and added the newer one, both with composed letters. Texts with little in common are
 * answered as one removed and one added.
 */
export function compareWords(older: string, newer: string): WordChange[] {
  const [before, after] = [older.normalize("NFC"), newer.normalize("NFC")];
  const replaced = filled([
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ]);
  if (likeness(wordsOf(before), wordsOf(after)) < leastLikeness) return replaced;
  const parts = diffArrays(before.match(pieces) ?? [], after.match(pieces) ?? [], {
    maxEditLength: mostEdits,
  });
  if (parts === undefined) return replaced;
  return joined(
    parts.map(({ added, removed, value }) => ({
      kind: added ? "added" : removed ? "removed" : "kept",
      text: value.join(""),
    })),
  );
}

/** A stretch of what changed and what follows it unchanged. */
interface Stretch {
  removed: string;
  added: string;
  kept: string;
}

/** Words replaced one after the other are shown as one replacement, not as many with spaces between them. */
function joined(changes: readonly WordChange[]): WordChange[] {
  const stretches: Stretch[] = [];
  for (const { kind, text } of changes) {
    const last = stretches.at(-1);
    if (last === undefined || (kind !== "kept" && last.kept !== "")) {
      stretches.push({ removed: "", added: "", kept: "", [kind]: text });
    } else last[kind] += text;
  }
  const merged: Stretch[] = [];
  for (const stretch of stretches) {
    const last = merged.at(-1);
    if (last && isReplacement(last) && isReplacement(stretch) && last.kept.trim() === "") {
      last.removed += last.kept + stretch.removed;
      last.added += last.kept + stretch.added;
      last.kept = stretch.kept;
    } else merged.push({ ...stretch });
  }
  return filled(
    merged.flatMap(({ removed, added, kept }): WordChange[] => [
      { kind: "removed", text: removed },
      { kind: "added", text: added },
      { kind: "kept", text: kept },
    ]),
  );
}

const isReplacement = ({ removed, added }: Stretch): boolean => removed !== "" && added !== "";

const filled = (changes: readonly WordChange[]): WordChange[] => changes.filter(({ text }) => text !== "");

/** How often each word stands in a text, whatever its case. */
export type WordCounts = ReadonlyMap<string, number>;

export function wordsOf(text: string): WordCounts {
  const counts = new Map<string, number>();
  for (const [piece] of text.toLowerCase().matchAll(pieces)) {
    if (/[\p{L}\p{N}]/u.test(piece)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  return counts;
}

/** The share of words that two texts have in common, 0 to 1 (Dice's coefficient); 1 for two without any. */
export function likeness(one: WordCounts, other: WordCounts): number {
  let common = 0;
  for (const [word, count] of one) common += Math.min(count, other.get(word) ?? 0);
  const all = sizeOf(one) + sizeOf(other);
  return all === 0 ? 1 : (2 * common) / all;
}

const sizeOf = (counts: WordCounts): number => [...counts.values()].reduce((sum, count) => sum + count, 0);
