import type { CongressSummary } from "~/congress/congress";
import { isDay, localDayOf, wordDay, wordWeekday, type Day } from "~/platform/days";
import type { Language } from "~/platform/language";
import type { Translate } from "~/platform/translate";
import { nameIn } from "~/platform/vietnamese";
import type { Session } from "../agenda";

/** Who reads: the words and the language of a printed paper. */
export interface Reading {
  t: Translate;
  language: Language;
}

/** What a letterhead needs to know of a congress. */
export type Letterhead = Pick<CongressSummary, "kind" | "ordinal" | "timezone" | "place"> & {
  committee: Pick<CongressSummary["committee"], "names">;
};

/** The issuing body of a congress's own papers (guidance 36-HD/VPTW): the organisation, and its congress. */
export function bodiesOf(
  { committee, kind, ordinal }: Letterhead,
  { t, language }: Reading,
): [string, string] {
  const body = t(`agenda:print.body.${kind}`);
  return [
    nameIn(committee.names, language),
    ordinal ? t("agenda:print.body-ordinal", { body, ordinal }) : body,
  ];
}

/** `Đắk Lắk, ngày 03 tháng 7 năm 2020`; dots to write on for what is not known. */
export const placeAndDay = (head: Letterhead, instant: string | null, reading: Reading): string =>
  placeOnDay(head.committee.names.vi, instant === null ? null : localDayOf(instant, head.timezone), reading);

/** The same for a day, at the place of the committee with this Vietnamese name. */
export function placeOnDay(committeeName: string, day: Day | null, { t, language }: Reading): string {
  const place = localityOf(committeeName) ?? "……………";
  if (day === null) return t("agenda:print.place-open", { place });
  const [date, month, year] = wordDay(day, "vi").split("/");
  return language === "vi"
    ? t("agenda:print.place-day", { place, date, month, year })
    : `${place}, ${wordDay(day, language)}`;
}

/** The name of a locality in the name of its Party organisation: `Đắk Lắk` of `Đảng bộ tỉnh Đắk Lắk`. */
export const localityOf = (committeeName: string): string | null =>
  /^Đảng bộ (?:tỉnh|thành phố|thị xã|huyện|xã|phường|thị trấn) (\p{Lu}[\p{L}\p{M}’' -]*)$/u
    .exec(committeeName.normalize("NFC"))?.[1]
    ?.trim() ?? null;

/** `Thứ Tư, ngày 12/8/2020`; a date that is none stays as it was typed. */
export const wordDate = (date: Day, { t, language }: Reading): string =>
  isDay(date)
    ? t("agenda:print.day", { weekday: wordWeekday(date, language), day: wordDay(date, language) })
    : date;

/** `Phiên trù bị (13:30 – 17:00)`, or the session's own title. */
export const wordSession = (
  { kind, title, start, end }: Pick<Session, "kind" | "title" | "start" | "end">,
  { t }: Reading,
): string => t("agenda:print.session", { title: title || t(`agenda:session-kind.${kind}`), start, end });

/** `08:00 – 08:30`, the end left out where it cannot be known. */
export const wordTimes = ({ start, end }: { start: string; end: string }): string =>
  end ? `${start} – ${end}` : start;

/** `Nguyễn Văn A, Bí thư`. */
export const wordPerson = ({ name, title }: { name: string; title: string }): string =>
  title ? `${name}, ${title}` : name;
