import { canSomewhere } from "~/accounts/permissions";
import type { Visit } from "~/accounts/request.server";
import { wordDay, type Day } from "~/platform/days";
import type { Language } from "~/platform/language";
import { nameIn } from "~/platform/vietnamese";
import { inTreeOrder, type Committee } from "./committee";
import type { TimelineEntry } from "./components/timeline-row";
import type { MonthView } from "./components/month-calendar";
import type { CongressSummary } from "./congress";
import { listCommittees } from "./committees.server";
import { listCongresses } from "./congresses.server";
import { meetingOn, monthAfter, monthOfDay, readMonth, weeksOf, wordMonth } from "./month";
import { filtered, inParts } from "./schedule";
import { stageOf, stages } from "./stages";
import { layTimeline } from "./timeline";
import { listedFacts, wordCongress, wordCongressDays, type Reading } from "./words";

const ticksOnWide = 14;
const ticksOnNarrow = 4;

/** What the schedule page shows for its address: filtered congresses as list, timeline and month. */
export async function schedulePage(visit: Visit, search: URLSearchParams) {
  const { db, viewer, t, language, today } = visit;
  const reading: Reading = { t, language, today, showsPeople: viewer.kind === "user" };
  const [committees, congresses] = await Promise.all([
    listCommittees(db, viewer),
    listCongresses(db, viewer),
  ]);
  const known = new Map(committees.map((committee) => [committee.id, committee]));
  const committee = committees.find(({ slug }) => slug === search.get("committee")) ?? null;
  const stage = stages.find((each) => each === search.get("stage")) ?? null;
  const shown = filtered(congresses, { committeePath: committee?.path ?? null, stage }, today);
  const parts = inParts(shown);
  const inOrder = parts.flatMap((part) => part.congresses);
  return {
    title: t("congress:schedule.title"),
    asOf: t("common:as-of", { day: wordDay(today, language) }),
    parts: parts.map((part) => ({
      part: part.part,
      congresses: part.congresses.map((congress) => wordCongress(congress, known, reading, listedFacts)),
    })),
    all: congresses.length,
    shown: shown.length,
    filter: {
      committee: committee?.slug ?? "",
      stage: stage ?? "",
      month: readMonth(search.get("month")) ?? "",
    },
    choices: choicesOf(committees, congresses, language, t),
    mayAdd: canSomewhere(viewer, "congress:create"),
    timeline: timelineOf(inOrder, reading),
    month: monthOf(shown, search, reading, { committee: committee?.slug ?? "", stage: stage ?? "" }),
  };
}

/** The committees that have congresses, and those above them, in the order of the tree. */
function choicesOf(
  committees: Committee[],
  congresses: CongressSummary[],
  language: Language,
  t: Visit["t"],
): { value: string; label: string }[] {
  const onPaths = new Set(congresses.flatMap((congress) => congress.committee.path.split("/")));
  const needed = committees.filter(({ id }) => onPaths.has(id));
  const above = new Set(needed.flatMap(({ id, path }) => path.split("/").filter((other) => other !== id)));
  return inTreeOrder(needed).map(({ committee, depth }) => {
    const name = nameIn(committee.names, language);
    const label = above.has(committee.id) ? t("congress:schedule.and-below", { name }) : name;
    return { value: committee.slug, label: `${"– ".repeat(depth)}${label}` };
  });
}

function timelineOf(congresses: CongressSummary[], reading: Reading) {
  const { t, language, today } = reading;
  const wide = layTimeline(congresses, today, ticksOnWide);
  const narrowTicks = layTimeline(congresses, today, ticksOnNarrow).ticks;
  const days = [...wide.ticks, ...narrowTicks].map(({ day }) => day);
  return {
    entries: congresses.map((congress): TimelineEntry => ({
      id: congress.id,
      title: nameIn(congress.title, language),
      stage: stageOf(congress, today),
      days: beside(congress, reading),
    })),
    wide,
    narrowTicks,
    tickLabels: Object.fromEntries(days.map((day) => [day, wordMonth(monthOfDay(day), language, "short")])),
    todayLabel: t("congress:timeline.today", { day: wordDay(today, language) }),
  };
}

function beside(congress: CongressSummary, reading: Reading): string {
  const { t, language } = reading;
  if (congress.firstDay !== null) return wordCongressDays(congress, reading);
  if (congress.heldBy !== null) {
    return t("congress:timeline.held-by", { day: wordDay(congress.heldBy, language) });
  }
  return t(congress.state === "cancelled" ? "congress:timeline.cancelled" : "congress:timeline.ahead");
}

function monthOf(
  congresses: CongressSummary[],
  search: URLSearchParams,
  reading: Reading,
  filter: Record<string, string>,
): MonthView {
  const { language, today } = reading;
  const month = readMonth(search.get("month")) ?? monthOfDay(today);
  const weeks = weeksOf(month);
  const around = meetingWithin(congresses, weeks.flat());
  const turn = (months: number) => {
    const to = monthAfter(month, months);
    const kept = Object.entries(filter).filter(([, value]) => value !== "");
    return to === null
      ? null
      : { to: `?${new URLSearchParams([...kept, ["month", to]])}#month`, name: wordMonth(to, language) };
  };
  return {
    name: wordMonth(month, language),
    weeks: weeks.map((week) =>
      week.map((day) => ({
        day,
        number: Number(day.slice(8)),
        isInMonth: monthOfDay(day) === month,
        isToday: day === today,
        entries: meetingOn(around, day).map(({ id }) => id),
      })),
    ),
    entries: around.map((congress) => ({
      id: congress.id,
      slug: congress.slug,
      title: nameIn(congress.title, language),
      days: wordCongressDays(congress, reading),
      stage: stageOf(congress, today),
    })),
    undated: congresses.filter(({ firstDay }) => firstDay === null).length,
    previous: turn(-1),
    next: turn(1),
  };
}

/** Those that meet on one of the days, which follow each other: of the month and around it, as its weeks show. */
function meetingWithin(congresses: CongressSummary[], days: Day[]): CongressSummary[] {
  const [first = "", last = ""] = [days[0], days.at(-1)];
  return congresses.filter(
    ({ firstDay, lastDay }) => firstDay !== null && lastDay !== null && firstDay <= last && first <= lastDay,
  );
}
