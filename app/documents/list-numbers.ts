import type { List, ListLevel, Lists } from "./docx-lists";

/** Answers the number of the next paragraph of a list as Word shows it, with the space after it; empty for none. */
export type CountList = (list: string, level: number) => string;

/** Counts the paragraphs of lists in the order of the document. */
export function countLists(lists: Lists): CountList {
  /** Of each definition, the numbers that its levels are at. */
  const counts = new Map<string, Map<number, number>>();
  /** Levels that have begun anew as their list asks, `list level`. */
  const begun = new Set<string>();
  return (key, level) => {
    const list = lists.get(key);
    const how = list?.levels.get(level);
    if (!list || !how) return "";
    const numbers = counts.get(list.definition) ?? new Map<number, number>();
    counts.set(list.definition, numbers);
    const restart = begun.has(`${key} ${level}`) ? undefined : list.restarts.get(level);
    begun.add(`${key} ${level}`);
    const last = numbers.get(level);
    numbers.set(level, restart ?? (last === undefined ? how.start : last + 1));
    for (const below of [...numbers.keys()]) {
      if (below > level && beginsAnew(list.levels.get(below), level)) numbers.delete(below);
    }
    return numberText(list, how, numbers);
  };
}

/** Whether a level begins anew after a paragraph of the level `above`. */
const beginsAnew = (level: ListLevel | undefined, above: number): boolean =>
  level === undefined || level.restartsAfter === null || above < level.restartsAfter;

function numberText(list: List, how: ListLevel, numbers: ReadonlyMap<number, number>): string {
  if (how.format === "bullet") return spaced(bulletOf(how.text), how);
  const text = how.text.replace(/%([1-9])/g, (_, digit: string) => {
    const level = list.levels.get(Number(digit) - 1);
    if (!level || level.format === "none") return "";
    const number = numbers.get(Number(digit) - 1) ?? level.start;
    return wordNumber(number, how.isLegal ? "decimal" : level.format);
  });
  return spaced(text, how);
}

const spaced = (text: string, { isTight }: ListLevel): string => {
  const trimmed = text.trim();
  return trimmed === "" || isTight ? trimmed : `${trimmed} `;
};

/** Signs of the fonts Symbol and Wingdings, which have no letters. */
const signs: Record<string, string> = {
  ...{ "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf02d": "-" },
  o: "◦",
};

const bulletOf = (text: string): string => signs[text] ?? text.replace(/[\ue000-\uf8ff]/g, "•");

/** Beyond these Word itself has no such numbers. */
const [largestRoman, largestLetter] = [3999, 780];

/** A number in the way that a format of a list asks for; in digits where it has no other way. */
function wordNumber(number: number, format: string): string {
  switch (format) {
    case "upperRoman":
      return romanOf(number);
    case "lowerRoman":
      return romanOf(number).toLowerCase();
    case "upperLetter":
      return lettersOf(number);
    case "lowerLetter":
      return lettersOf(number).toLowerCase();
    case "decimalZero":
      return String(number).padStart(2, "0");
    default:
      return String(number);
  }
}

const romans: [number, string][] = [
  ...([
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
  ] as [number, string][]),
  ...([
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ] as [number, string][]),
];

function romanOf(number: number): string {
  if (number < 1 || number > largestRoman) return String(number);
  let left = number;
  let text = "";
  for (const [value, letters] of romans) {
    text += letters.repeat(Math.floor(left / value));
    left %= value;
  }
  return text;
}

/** A … Z, AA, BB …: Word doubles letters. */
const lettersOf = (number: number): string =>
  number < 1 || number > largestLetter
    ? String(number)
    : String.fromCharCode(65 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
