import type { Day } from "~/platform/days";
import { nameIn } from "~/platform/vietnamese";
import type { MonthEntry, MonthView } from "./components/month-calendar";
import type { ListedCongress } from "./congress";
import { byDay } from "./schedule";
import { meetingOn, monthAfter, monthOfDay, weeksOf, wordMonth, type Month } from "./month";
import { stageOf } from "./stages";
import { wordCongressDays, type Reading } from "./words";

/** How many congresses a day names. */
export const mostOnDay = 3;
/** How many congresses the list below the month holds. */
export const mostListed = 30;

/** What is known of the congresses for the days of a month and around it, as its weeks show. */
export interface MonthListing {
  /** Those that come first: on each day as many as it names, and as many as are listed. In any order. */
  congresses: readonly ListedCongress[];
  /** How many have the same days, of all that meet. */
  groups: readonly { firstDay: Day; lastDay: Day; count: number }[];
  /** How many congresses have no day. */
  undated: number;
}

/** The first and the last day that the weeks of a month show. */
export function daysAround(month: Month): { first: Day; last: Day } {
  const days = weeksOf(month).flat();
  return { first: days[0] ?? "", last: days.at(-1) ?? "" };
}

/**
 * The month with the congresses on its days.
 * @param asked what the address asks for besides the month: turning the month keeps it
 */
export function monthView(
  { congresses, groups, undated }: MonthListing,
  month: Month,
  asked: URLSearchParams,
  reading: Reading,
): MonthView {
  const { language, today } = reading;
  const around = [...congresses].sort(byDay);
  const all = countOf(groups);
  const shown = new Set(around.slice(0, mostListed).map(({ id }) => id));
  const days = weeksOf(month).map((week) =>
    week.map((day) => {
      const named = meetingOn(around, day).slice(0, mostOnDay);
      for (const { id } of named) shown.add(id);
      return {
        day,
        number: Number(day.slice(8)),
        isInMonth: monthOfDay(day) === month,
        isToday: day === today,
        entries: named.map(({ id }) => id),
        more: countOf(meetingOn(groups, day)) - named.length,
      };
    }),
  );
  const turn = (months: number) => {
    const to = monthAfter(month, months);
    if (to === null) return null;
    const query = new URLSearchParams(asked);
    query.set("month", to);
    return { to: `?${query}#month`, name: wordMonth(to, language) };
  };
  const word = (congress: ListedCongress): MonthEntry => ({
    ...{ id: congress.id, slug: congress.slug, title: nameIn(congress.title, language) },
    ...{ days: wordCongressDays(congress, reading), stage: stageOf(congress, today) },
  });
  return {
    name: wordMonth(month, language),
    weeks: days,
    entries: around.filter(({ id }) => shown.has(id)).map(word),
    listed: Math.min(mostListed, all),
    more: Math.max(0, all - mostListed),
    undated,
    previous: turn(-1),
    next: turn(1),
  };
}

const countOf = (groups: MonthListing["groups"]): number => groups.reduce((so, { count }) => so + count, 0);
