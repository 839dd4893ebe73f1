/** How a workbook shows the numbers of a style: as a day, as digits of a certain length, or as they are. */
export type NumberLook = { kind: "plain" } | { kind: "moment" } | { kind: "digits"; length: number };

/** Numbers of formats for days and times that every spreadsheet program knows (ECMA-376 part 1, 18.8.30). */
const knownMoments = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]);

/** @param code the format's text, such as `dd/mm/yyyy` or `000`; undefined where only its number is known */
export function lookOf(formatId: number, code: string | undefined): NumberLook {
  if (code === undefined) return { kind: knownMoments.has(formatId) ? "moment" : "plain" };
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, "").split(";")[0] ?? "";
  if (/^0{2,15}$/.test(bare)) return { kind: "digits", length: bare.length };
  return { kind: /[dmyhs]/i.test(bare) && !/general/i.test(bare) ? "moment" : "plain" };
}

/**
 * A number of a workbook as its text.
 * @param raw as it stands in the file, such as `1980.0`, `43831` or `1.2E+10`
 * @param is1904 days are counted from 1 January 1904, as old Macintosh programs do
 */
export function numberText(raw: string, look: NumberLook, is1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return raw;
  if (look.kind === "moment") return momentText(value, is1904) ?? plainText(value);
  if (look.kind === "digits" && Number.isInteger(value) && value >= 0)
    return plainText(value).padStart(look.length, "0");
  return plainText(value);
}

/** Without the noise of binary fractions and, where it can be, without an exponent. */
function plainText(value: number): string {
  const rounded = Number(value.toPrecision(15));
  return Number.isInteger(rounded) && Math.abs(rounded) < 1e21 ? BigInt(rounded).toString() : String(rounded);
}

const [dayLength, secondsOfDay] = [86_400_000, 86_400];
/** 31 December 9999 in both ways of counting. */
const lastDay = 2_958_465;
const daysTo1904 = 1_462;

/** `DD/MM/YYYY`, with ` HH:MM` where there is a time, only `HH:MM` where there is no day; null for what is no moment. */
function momentText(value: number, is1904: boolean): string | null {
  const counted = value + (is1904 ? daysTo1904 : 0);
  if (counted < 0 || counted >= lastDay + 1) return null;
  const seconds = Math.round(counted * secondsOfDay);
  const [day, second] = [Math.floor(seconds / secondsOfDay), seconds % secondsOfDay];
  const time = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}`;
  if (day === 0) return time;
  // The count holds a 29 February 1900 that never was; before it, days are counted from 31 December 1899.
  const date = new Date(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * dayLength);
  const text = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  return second === 0 ? text : `${text} ${time}`;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** Characters that XML cannot hold are written as `_x001F_` in workbooks (ECMA-376 part 1, 22.4.2.4). */
export const unescapeCell = (text: string): string =>
  text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
