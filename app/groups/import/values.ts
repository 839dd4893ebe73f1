import { slugOf } from "~/platform/vietnamese";
import { type DelegateStatus, type Sex } from "../delegate";

const women = new Set(["nu", "nu-gioi", "ba", "chi", "female", "f", "woman", "w"]);
const men = new Set(["nam", "nam-gioi", "ong", "anh", "male", "m", "man"]);

/** A sex as lists write it; null for what is none. */
export function readSex(cell: string): Exclude<Sex, ""> | null {
  const key = slugOf(cell);
  if (women.has(key)) return "female";
  return men.has(key) ? "male" : null;
}

const marks = /^(?:[x×✓✔☑v1+]|true|có|co|yes|y|nam|nữ|nu|male|female)$/iu;
const blanks = /^(?:|[-–—0]|false|không|khong|no|n)$/iu;

/** True for a mark, a year for a day or year of birth in its place, false for none; null for anything else. */
export function readMark(cell: string): boolean | number | null {
  if (blanks.test(cell)) return false;
  if (marks.test(cell)) return true;
  return readYear(cell);
}

const [firstYear, lastYear] = [1900, 2100];

/** The year of a day or of a year, as lists write it: `1980`, `05/12/1980`, `12.1980`, `1980-12-05`; else null. */
export function readYear(cell: string): number | null {
  const text = cell.replace(/^'/, "").replace(/\s+\d{1,2}:\d{2}(:\d{2})?$/, "");
  const found =
    /^(?:sinh năm\s+|năm\s+)?(\d{4})$/iu.exec(text) ??
    /^(?:\d{1,2}\s*[/.-]\s*){1,2}(\d{4})$/.exec(text) ??
    /^(\d{4})[/.-]\d{1,2}(?:[/.-]\d{1,2})?(?:T.*)?$/.exec(text);
  const year = Number(found?.[1]);
  return year >= firstYear && year <= lastYear ? year : null;
}

const statuses: Record<DelegateStatus, string[]> = {
  elected: [
    "duoc-bau",
    "bau",
    "dai-bieu-duoc-bau",
    "do-bau",
    "trung-cu",
    "chinh-thuc",
    "dai-bieu-chinh-thuc",
    "elected",
  ],
  "ex-officio": ["duong-nhien", "dai-bieu-duong-nhien", "ex-officio"],
  appointed: ["chi-dinh", "duoc-chi-dinh", "dai-bieu-chi-dinh", "dai-bieu-duoc-chi-dinh", "appointed"],
  alternate: ["du-khuyet", "dai-bieu-du-khuyet", "alternate"],
  excused: ["vang", "vang-mat", "vang-co-ly-do", "xin-vang", "excused", "absent"],
};
const statusOf = new Map(
  Object.entries(statuses).flatMap(([status, slugs]) =>
    slugs.map((slug) => [slug, status as DelegateStatus]),
  ),
);

/** A status as lists write it; null for what is none. */
export const readStatus = (cell: string): DelegateStatus | null => statusOf.get(slugOf(cell)) ?? null;
