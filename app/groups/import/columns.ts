import { slugOf } from "~/platform/vietnamese";
import { attributeLimits, type DelegateStatus } from "../delegate";
import { tidy } from "~/platform/tidy";
import type { SheetRow } from "./sheet";

/**
 * What a column of a file can become. `female` and `male` are columns with marks, or with the year of birth of those
 * of that sex, as many lists have them; `family-name` is what stands before the name in lists that part the two.
 */
export const targets = [
  "code",
  "name",
  "family-name",
  "status",
  "unit",
  "sex",
  "female",
  "male",
  "birthYear",
  "ethnicity",
  "sector",
  "attribute",
  "ignore",
] as const;
export type Target = (typeof targets)[number];

/** How the columns of a file are understood. */
export interface Mapping {
  /** Index of the row with the names of the columns; rows up to it hold no delegates. -1: there is none. */
  headerRow: number;
  columns: Column[];
  /** The status of new delegates for whom the file names none. */
  defaultStatus: DelegateStatus;
  /** Empty cells erase what is stored. */
  erases: boolean;
}

export interface Column {
  /** As the file names it; empty where it does not. */
  header: string;
  target: Target;
  /** The name of the further attribute that the column becomes; otherwise empty. */
  attribute: string;
}

/** Names of columns as lists have them, as slugs: Vietnamese letters and case make no difference. */
const names: Partial<Record<Target, string[]>> = {
  code: [
    ...[
      "ma",
      "ma-dai-bieu",
      "ma-so",
      "ma-so-dai-bieu",
      "ma-db",
      "ma-the",
      "so-the",
      "so-the-dai-bieu",
      "so-hieu",
    ],
    ...["code", "id", "delegate-code", "delegate-id", "card-number"],
  ],
  name: [
    ...[
      "ho-va-ten",
      "ho-ten",
      "ho-va-ten-dai-bieu",
      "ho-ten-dai-bieu",
      "ten-dai-bieu",
      "ho-va-ten-khai-sinh",
    ],
    ...["dai-bieu", "ten", "name", "full-name", "fullname", "delegate", "delegate-name"],
  ],
  "family-name": [
    "ho-dem",
    "ho-va-dem",
    "ho-ten-dem",
    "ho-va-ten-dem",
    "ho-va-chu-dem",
    "ho",
    "family-name",
    "surname",
  ],
  status: [
    ...["tu-cach", "tu-cach-dai-bieu", "loai-dai-bieu", "dien-dai-bieu", "dien", "hinh-thuc"],
    ...["tinh-trang", "trang-thai", "status", "kind-of-delegate"],
  ],
  unit: [
    ...[
      "don-vi",
      "don-vi-cu",
      "don-vi-cong-tac",
      "ten-don-vi",
      "doan-dai-bieu",
      "doan",
      "dang-bo",
      "dang-bo-chi-bo",
    ],
    ...["to-chuc-dang", "chi-bo", "co-quan", "co-quan-don-vi", "noi-cong-tac", "don-vi-bau"],
    ...["unit", "delegation", "committee", "organisation", "organization", "sent-by"],
  ],
  sex: ["gioi-tinh", "gioi", "phai", "nam-nu", "sex", "gender"],
  female: ["nu", "dai-bieu-nu", "la-nu", "female", "woman"],
  male: ["nam", "la-nam", "male", "man"],
  birthYear: [
    ...[
      "nam-sinh",
      "ngay-sinh",
      "ngay-thang-nam-sinh",
      "ngay-thang-sinh",
      "sinh-nam",
      "sinh-ngay",
      "nam-sinh-dl",
    ],
    ...[
      "year-of-birth",
      "birth-year",
      "birthyear",
      "date-of-birth",
      "birth-date",
      "birthdate",
      "birthday",
      "dob",
    ],
  ],
  ethnicity: ["dan-toc", "thanh-phan-dan-toc", "ethnicity", "ethnic-group", "nationality"],
  sector: ["linh-vuc", "linh-vuc-cong-tac", "nganh", "khoi", "sector", "field", "field-of-work"],
  ignore: [
    ...["stt", "so-tt", "tt", "so-thu-tu", "thu-tu", "no", "no-", "order", "ordinal", "row"],
    ...["dong-trong-tep", "vi-sao-khong-nhap", "line-in-the-file", "why-it-was-not-imported"],
  ],
};
/** Parts by which a longer name tells what it means, where no column does so by its whole name. */
const parts: [string, Target][] = [
  ["ma-dai-bieu", "code"],
  ["ho-va-ten", "name"],
  ["ho-ten", "name"],
  ["full-name", "name"],
  ["nam-sinh", "birthYear"],
  ["ngay-sinh", "birthYear"],
  ["birth", "birthYear"],
  ["gioi-tinh", "sex"],
  ["dan-toc", "ethnicity"],
  ["tu-cach", "status"],
  ["don-vi", "unit"],
  ["linh-vuc", "sector"],
];
const byName = new Map(
  Object.entries(names).flatMap(([target, slugs]) => slugs.map((slug) => [slug, target as Target] as const)),
);
const headerRowsLooked = 20;

/** The likely meaning of a file's columns; `known` are the further attributes that the list has already. */
export function suggestMapping(rows: readonly SheetRow[], known: readonly string[]): Mapping {
  const scores = rows
    .slice(0, headerRowsLooked)
    .map(
      ({ cells }) =>
        new Set(cells.map((cell) => byName.get(keyOf(cell))).filter((target) => target !== undefined)).size,
    );
  // One name alone may be a word in a title.
  const best = Math.max(0, ...scores);
  return mappingFrom(rows, best < 2 ? 0 : scores.indexOf(best), known);
}

/** The likely meaning of the columns where their names stand in a certain row. */
export function mappingFrom(rows: readonly SheetRow[], headerRow: number, known: readonly string[]): Mapping {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const { headers, last } = headersAt(rows, headerRow, width);
  const taken = new Set<Target>();
  const take = (target: Target | undefined): Target | null => {
    if (target === undefined || taken.has(target)) return null;
    if (target !== "ignore") taken.add(target);
    return target;
  };
  const isKnown = (header: string) => known.some((name) => tidy(name) === header);
  const exact = headers.map((header) => {
    const target = isYear(header) ? "birthYear" : byName.get(keyOf(header));
    const isOddly =
      target === "ignore" || target === "female" || target === "male" || target === "family-name";
    return isOddly && isKnown(header) ? null : take(target);
  });
  const attributes = new Set<string>();
  const columns = headers.map((header, index): Column => {
    const part = parts.find(([text]) => keyOf(header).includes(text))?.[1];
    const target = exact[index] ?? (isKnown(header) ? null : take(part));
    if (target) return { header, target, attribute: "" };
    const attribute = asAttribute(header, known);
    if (attribute === "" || attributes.has(attribute)) return { header, target: "ignore", attribute: "" };
    attributes.add(attribute);
    return { header, target: "attribute", attribute };
  });
  return { headerRow: last, columns, defaultStatus: "elected", erases: false };
}

/** Names of columns may stand in two rows: under `Năm sinh` stand `Nam` and `Nữ`. */
function headersAt(rows: readonly SheetRow[], headerRow: number, width: number) {
  const first = rows[headerRow]?.cells ?? [];
  const second = rows[headerRow + 1]?.cells ?? [];
  const under = second.filter((cell) => cell !== "");
  const isTwofold =
    headerRow >= 0 &&
    under.length > 0 &&
    under.every((cell) => byName.has(keyOf(cell))) &&
    under.length < width;
  const at = (column: number) => (isTwofold && second[column] ? second[column] : (first[column] ?? ""));
  return {
    headers: Array.from({ length: width }, (_, column) => at(column)),
    last: headerRow + (isTwofold ? 1 : 0),
  };
}

/** Letters of a cell that may be the name of a column: what is longer is text. */
const longestName = 200;
/** What the name of a column is looked up by: without remarks in brackets. */
const keyOf = (header: string): string => slugOf(header.slice(0, longestName).replace(/\([^)]*\)/g, " "));
/** Without its letter `ă` the Vietnamese word for year is the word for a man. */
const isYear = (header: string): boolean => /^năm$/i.test(header.trim());

/** The further attribute that a column becomes: as the list knows it, else as the file names it; empty without a name. */
export function asAttribute(header: string, known: readonly string[]): string {
  const same =
    known.find((name) => tidy(name) === header) ??
    known.find((name) => slugOf(name) !== "" && slugOf(name) === slugOf(header));
  return same ?? [...header].slice(0, attributeLimits.name).join("").slice(0, attributeLimits.name).trim();
}

export type MappingFault =
  | { code: "name-missing" }
  | { code: "target-twice"; target: Target }
  | { code: "attribute-twice"; attribute: string };

/** What speaks against a mapping; null when it can be used. */
export function faultOfMapping({ columns }: Mapping): MappingFault | null {
  const attributes = columns.filter(({ target }) => target === "attribute").map(({ attribute }) => attribute);
  const fields = columns
    .map(({ target }) => target)
    .filter((target) => target !== "attribute" && target !== "ignore");
  const twice = fields.find((target, index) => fields.indexOf(target) < index);
  if (twice) return { code: "target-twice", target: twice };
  const double = attributes.find((name, index) => attributes.indexOf(name) < index);
  if (double !== undefined) return { code: "attribute-twice", attribute: double };
  return fields.includes("name") || fields.includes("code") ? null : { code: "name-missing" };
}
