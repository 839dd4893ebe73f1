import { addDays, daysFrom, type Day } from "~/platform/days";
import type { Names } from "~/platform/vietnamese";

/** What people are reminded of. */
export const reminderKinds = [
  "due-soon",
  "overdue",
  "returned",
  "escalated",
  "comments-wanted",
  "duty-soon",
  "duty-overdue",
  "duty-escalated",
] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** What a notice is about: enough to word it in either language and to lead there. */
export interface NoticeContent {
  /** The item of the checklist, the comment round or the duty. */
  title: Names;
  committee: Names;
  /** Due, or the last day on which comments are taken. */
  day: string | null;
  /** Why it was returned. */
  reason: string;
  /** The page of the item or the round, from the root. */
  address: string;
}

/** Where everything of a kind stands. */
const placeOf = (kind: ReminderKind): string => {
  if (kind === "comments-wanted") return "/documents";
  if (kind.startsWith("duty-")) return "/directives";
  return kind === "due-soon" ? "/readiness" : "/readiness?show=overdue";
};

/** What is said in the place of all others when there are too many of one kind to tell of. */
export const manyMore = (kind: ReminderKind): NoticeContent => ({
  title: { vi: "Và nhiều việc khác như vậy", en: "And many others like these" },
  committee: { vi: "", en: "" },
  ...{ day: null, reason: "", address: placeOf(kind) },
});

/** Something that happened once, of which those concerned are told once. */
export interface Occasion {
  kind: ReminderKind;
  subjectId: string;
  /** Tells apart occasions of one subject: the due day, the number of the step. */
  occasion: string;
  committee: { id: string; path: string };
  content: NoticeContent;
  /** Accounts that it concerns before all others. */
  accounts: readonly string[];
}

/** How soon "due soon" is, and after how many days what is overdue is told to the level above. */
export interface ReminderRules {
  soonDays: number;
  escalateDays: number;
}

/**
 * Of an item that has been due, or to be told to the level above, for more days than this nobody is reminded any more:
 * the picture shows it. A program that begins with a country's checklists would have hundreds of thousands to tell.
 */
const longestLate = 30;

/** The due days of items of which people are reminded today, the nearest first; null where it is no matter of days. */
export function daysToTell(
  kind: ReminderKind,
  today: Day,
  { soonDays, escalateDays }: ReminderRules,
): Day[] | null {
  switch (kind) {
    case "due-soon":
      return daysFrom(today, addDays(today, soonDays));
    case "overdue":
      return daysFrom(addDays(today, -longestLate), addDays(today, -1)).reverse();
    case "escalated":
      return daysFrom(addDays(today, -escalateDays - longestLate), addDays(today, -escalateDays)).reverse();
    default:
      return null;
  }
}

/** Until somebody sets others. */
export const defaultRules: ReminderRules = { soonDays: 7, escalateDays: 5 };

/** What a person chose. Minutes are local, after midnight. */
export interface Choices {
  byMail: boolean;
  muted: readonly ReminderKind[];
  digestMinute: number;
  quietFrom: number;
  quietUntil: number;
}

export const defaultChoices: Choices = {
  byMail: true,
  muted: [],
  digestMinute: 7 * 60,
  quietFrom: 20 * 60,
  quietUntil: 6 * 60,
};

/** True while no mail is to be sent. The hours may reach over midnight; from and until alike mean none. */
export function isQuiet(minute: number, { quietFrom, quietUntil }: Choices): boolean {
  if (quietFrom === quietUntil) return false;
  return quietFrom < quietUntil
    ? minute >= quietFrom && minute < quietUntil
    : minute >= quietFrom || minute < quietUntil;
}

/** True from the chosen time of day on, outside the quiet hours: a late job makes up for it the same day. */
export const isDigestTime = (minute: number, choices: Choices): boolean =>
  choices.byMail && minute >= choices.digestMinute && !isQuiet(minute, choices);
