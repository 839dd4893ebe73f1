import type { Day } from "~/platform/days";
import { nameIn } from "~/platform/vietnamese";
import type { MonthEntry, MonthView } from "./components/month-calendar";
import type { ListedCongress } from "./congress";
import { byDay } from "./schedule";
import { meetingOn, monthAfter, monthOfDay, weeksOf, wordMonth } from "./month";
import { stageOf } from "./stages";
import { wordCongressDays, type Reading } from "./words";

/** How many congresses a day names, and how many the list below the month holds. */
const [mostOnDay, mostListed] = [3, 30];

/**
 * The month with the congresses on its days.
 * @param asked what the address asks for besides the month: turning the month keeps it
 */
export function monthView(
  congresses: readonly ListedCongress[],
  month: string,
  asked: URLSearchParams,
  reading: Reading,
): MonthView {
  const { language, today } = reading;
  const weeks = weeksOf(month);
  const around = meetingWithin(congresses, weeks.flat());
  const shown = new Set(around.slice(0, mostListed).map(({ id }) => id));
  const days = weeks.map((week) =>
    week.map((day) => {
      const here = meetingOn(around, day);
      const named = here.slice(0, mostOnDay);
      for (const { id } of named) shown.add(id);
      return {
        day,
        number: Number(day.slice(8)),
        isInMonth: monthOfDay(day) === month,
        isToday: day === today,
        entries: named.map(({ id }) => id),
        more: here.length - named.length,
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
    listed: Math.min(mostListed, around.length),
    more: Math.max(0, around.length - mostListed),
    undated: congresses.filter(({ firstDay }) => firstDay === null).length,
    previous: turn(-1),
    next: turn(1),
  };
}

/** Those that meet on one of the days, which follow each other: of the month and around it, as its weeks show; by day. */
function meetingWithin(congresses: readonly ListedCongress[], days: Day[]): ListedCongress[] {
  const [first = "", last = ""] = [days[0], days.at(-1)];
  return congresses
    .filter(
      ({ firstDay, lastDay }) =>
        firstDay !== null && lastDay !== null && firstDay <= last && first <= lastDay,
    )
    .sort(byDay);
}
