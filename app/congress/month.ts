import { DateTime } from "luxon";
import { addDays, daysFrom, isDay, wordDay, type Day } from "~/platform/days";
import type { Language } from "~/platform/language";
import type { CongressSummary } from "./congress";

/** A month, `YYYY-MM`. */
export type Month = string;

/** The month that was asked for, if it is one. */
export const readMonth = (text: string | null): Month | null =>
  text !== null && /^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`) ? text : null;

export const monthOfDay = (day: Day): Month => day.slice(0, 7);

/** The month so many months later; null where calendars here end (1900 to 2999). */
export function monthAfter(month: Month, months: number): Month | null {
  return readMonth(DateTime.fromISO(`${month}-01`, { zone: "utc" }).plus({ months }).toFormat("yyyy-MM"));
}

/** A month as days are worded: `7/2020` and `01/2020` in Vietnamese, `July 2020` or, short, `Jul 2020` in English. */
export function wordMonth(month: Month, language: Language, length: "long" | "short" = "long"): string {
  if (language === "vi") return wordDay(`${month}-01`, language).slice("01/".length);
  return DateTime.fromISO(`${month}-01`, { zone: "utc" })
    .setLocale("en-GB")
    .toFormat(length === "long" ? "LLLL yyyy" : "LLL yyyy");
}

/** The weeks of a month from Monday to Sunday, filled up with the days of the months around it. */
export function weeksOf(month: Month): Day[][] {
  const first = DateTime.fromISO(`${month}-01`, { zone: "utc" });
  const last = first.endOf("month");
  const days = daysFrom(
    addDays(first.toFormat("yyyy-MM-dd"), 1 - first.weekday),
    addDays(last.toFormat("yyyy-MM-dd"), 7 - last.weekday),
  );
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

type Dated = Pick<CongressSummary, "firstDay" | "lastDay">;

/** The congresses that meet on a day. */
export const meetingOn = <T extends Dated>(congresses: readonly T[], day: Day): T[] =>
  congresses.filter(
    ({ firstDay, lastDay }) => firstDay !== null && lastDay !== null && firstDay <= day && day <= lastDay,
  );
