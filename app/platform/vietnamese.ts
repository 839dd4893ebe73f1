const collator = new Intl.Collator("vi", { sensitivity: "variant" });
const numericCollator = new Intl.Collator("vi", { numeric: true, sensitivity: "variant" });

/**
 * Orders people as Vietnamese lists do: by the given name (the last word), then by family and middle names from the
 * left.
 */
export const compareNames = (one: string, other: string): number =>
  compareParts(nameParts(one), nameParts(other));

/** Many items in the order of their names, as `compareNames` orders these: each name is taken apart once. */
export const inNameOrder = <Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] =>
  items
    .map((item) => ({ item, parts: nameParts(nameOf(item)) }))
    .sort((one, other) => compareParts(one.parts, other.parts))
    .map(({ item }) => item);

const compareParts = (one: NameParts, other: NameParts): number =>
  (one.given === other.given ? 0 : collator.compare(one.given, other.given)) ||
  (one.rest === other.rest ? 0 : collator.compare(one.rest, other.rest)) ||
  byCodePoint(one.name, other.name);

/** Orders titles by the Vietnamese alphabet, and numbers in them by their value: `Tổ 2` before `Tổ 10`. */
export function compareTitles(one: string, other: string): number {
  return numericCollator.compare(one, other) || byCodePoint(one, other);
}

/** Signs in their order, then numbers, then the letters of the alphabet with those of other languages among them. */
const signs = "_-–—,;:!?.'‘’\"“”()[]{}@*/\\&#%`^+<=>|~$";
const letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/** Huyền, hỏi, ngã, sắc, nặng. */
const toneOrder = "\u0300\u0309\u0303\u0301\u0323";
const foreignMark = 1 + toneOrder.length;

/** Codes above the space, which ends a part and stands before everything. */
const code = (rank: number): string => String.fromCharCode(0x21 + rank);
const spaceRank = 0;
const numberRank = 1 + signs.length;
const otherRank = numberRank + 1 + letters.length;

/**
 * A text by which a database that knows no Vietnamese orders titles as `compareTitles` does, byte by byte: first by
 * letters and the values of numbers, then by tones, then small before capital letters. At most some 4 times as long.
 */
export function titleKey(title: string): string {
  const [primary, tones, capitals] = [[""], [""], [""]];
  for (const part of title.normalize("NFC").match(/\d+|[^\d]/gsu) ?? []) {
    const element = /^\d/.test(part) ? numberElement(part) : letterElement(part);
    primary.push(element.primary);
    tones.push(element.tone);
    capitals.push(element.capital);
  }
  const tail = (marks: string[]) => marks.join("").replace(/0+$/, "");
  return `${primary.join("")} ${tail(tones)} ${tail(capitals)}`;
}

interface KeyElement {
  primary: string;
  tone: string;
  capital: string;
}

/** A longer number is larger; numbers of more digits than are told apart stand together. */
function numberElement(digits: string): KeyElement {
  const value = digits.replace(/^0+(?=\d)/, "");
  return {
    primary: `${code(numberRank)}${code(Math.min(value.length, 90))}${value}`,
    tone: "0",
    capital: "0",
  };
}

function letterElement(sign: string): KeyElement {
  const small = sign.toLowerCase();
  const [bare = "", ...marks] = small.normalize("NFD");
  const tone = marks.find((mark) => toneOrder.includes(mark));
  const letter = (bare + marks.filter((mark) => mark !== tone).join("")).normalize("NFC");
  const isKnown = letters.includes(letter);
  return {
    primary: rankOf(isKnown ? letter : bare),
    tone: String(tone ? toneOrder.indexOf(tone) + 1 : isKnown || marks.length === 0 ? 0 : foreignMark),
    capital: small === sign ? "0" : "1",
  };
}

function rankOf(letter: string): string {
  if (/\s/.test(letter)) return code(spaceRank);
  if (signs.includes(letter)) return code(1 + signs.indexOf(letter));
  if (letters.includes(letter)) return code(numberRank + 1 + letters.indexOf(letter));
  return `${code(otherRank)}${(letter.codePointAt(0) ?? 0).toString(16).padStart(6, "0")}`;
}

/** Names in both languages; the English one may be empty. */
export interface Names {
  vi: string;
  en: string;
}

/** The name in the language asked for; the Vietnamese one where there is no English one. */
export const nameIn = (names: Names, language: "vi" | "en"): string =>
  language === "en" && names.en !== "" ? names.en : names.vi;

/** True where a text holds what was typed, in whatever case; typed without diacritics, it finds text with them. */
export const holdsTyped = (text: string, typed: string): boolean => holding(typed)(text);

/** As `holdsTyped`, for many texts. */
export function holding(typed: string): (text: string) => boolean {
  const part = typed.normalize("NFC").toLowerCase().trim();
  const isPlain = part === withoutDiacritics(part);
  return (text) => {
    const whole = text.normalize("NFC").toLowerCase();
    return whole.includes(part) || (isPlain && withoutDiacritics(whole).includes(part));
  };
}

/** A text in letters without marks, `đ` as `d`. */
export const withoutDiacritics = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");

/** Marks of the five tones; without them a vowel is a letter of the alphabet: `Ấ` is `Â`. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * The letter of the Vietnamese alphabet under which a list by given names keeps a person: `Đ` for `Lê Văn Đức`, `Â` for
 * `Trần Thị Ấm`. `#` where the given name begins with no letter.
 */
export function letterOf(name: string): string {
  const given = nameParts(name).given.replace(/^[^\p{L}]+/u, "");
  const [letter] = given.normalize("NFD").replace(tones, "").normalize("NFC");
  return letter === undefined ? "#" : letter.toLocaleUpperCase("vi");
}

const slugLimit = 60;

/**
 * A part of an address made from a Vietnamese name: lower case, without diacritics, words joined by `-`, at most 60
 * characters and never cut within a word unless the first word is longer. Empty where the name has no Latin letter or digit.
 */
export function slugOf(text: string): string {
  const words = withoutDiacritics(text)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word.slice(0, slugLimit) : `${slug}-${word}`;
    if (longer.length > slugLimit) break;
    slug = longer;
  }
  return slug;
}

interface NameParts {
  name: string;
  given: string;
  rest: string;
}

function nameParts(name: string): NameParts {
  const words = name.normalize("NFC").trim().split(/\s+/);
  return { name, given: words.at(-1) ?? "", rest: words.slice(0, -1).join(" ") };
}

/** Names that the alphabet holds equal still have one order. */
function byCodePoint(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
