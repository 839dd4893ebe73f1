import { DateTime } from "luxon";
import type { Language } from "./language";

/** A calendar day, `YYYY-MM-DD`, without a zone. */
export type Day = string;

/** True for a day that exists, from 1900 to 2999. */
export function isDay(text: string): boolean {
  if (!/^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  // A day past the end of its month becomes one of the next.
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day that the calendar on the wall shows at this instant. */
export function localDayOf(instant: Date | string, zone: string): Day {
  const at = typeof instant === "string" ? DateTime.fromISO(instant) : DateTime.fromJSDate(instant);
  return at.setZone(zone).toFormat("yyyy-MM-dd");
}

/** The time of day that the clock on the wall shows at this instant, in minutes after midnight. */
export function localMinuteOf(instant: Date, zone: string): number {
  const at = DateTime.fromJSDate(instant).setZone(zone);
  return at.hour * 60 + at.minute;
}

/** The instant at which a local time of day falls: minutes after midnight of the day, in the zone. */
export function instantOf(day: Day, minutes: number, zone: string): Date {
  return DateTime.fromISO(day, { zone })
    .set({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
    .toJSDate();
}

/** A text that is no day stays as it is. */
export function addDays(day: Day, days: number): Day {
  const moved = new Date(Date.parse(day) + days * 86_400_000);
  return Number.isNaN(moved.getTime()) ? day : moved.toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Every day from the first to the last, both included. */
export const daysFrom = (first: Day, last: Day): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, index) => addDays(first, index));

/**
 * A day as an office writes it: `03/7/2020` in Vietnamese (the day with two digits; of the months only January and
 * February), `3 July 2020` in English.
 */
export function wordDay(day: Day, language: Language): string {
  const [year = "", month = "", date = ""] = day.split("-");
  if (language === "en") return `${Number(date)} ${englishMonths[Number(month) - 1]} ${year}`;
  return `${date}/${Number(month) < 3 ? month : Number(month)}/${year}`;
}

// Written out: days are worded by the hundred in a page, and a library of dates takes its time for each.
const englishMonths = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** Days from first to last: `13-15/10/2020`, `13-15 October 2020`, or both days in full. */
export function wordDays(first: Day, last: Day, language: Language): string {
  if (first === last) return wordDay(first, language);
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  if (!sameMonth) return `${wordDay(first, language)} – ${wordDay(last, language)}`;
  const start = language === "vi" ? first.slice(8) : String(Number(first.slice(8)));
  return `${start}–${wordDay(last, language)}`;
}

/** A weekday: `Thứ Ba`, `Tuesday`. */
export function wordWeekday(day: Day, language: Language): string {
  const names = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];
  const at = DateTime.fromISO(day, { zone: "utc" });
  return language === "vi" ? (names[at.weekday - 1] ?? "") : at.setLocale("en-GB").toFormat("cccc");
}

/** An instant as local date and time: `03/7/2020 14:05`. */
export function wordInstant(instant: string, language: Language, zone: string): string {
  const at = DateTime.fromISO(instant).setZone(zone);
  return `${wordDay(at.toFormat("yyyy-MM-dd"), language)} ${at.toFormat("HH:mm")}`;
}
