import { canSomewhere } from "~/accounts/permissions";
import type { Visit } from "~/accounts/request.server";
import { wordDay } from "~/platform/days";
import type { Language } from "~/platform/language";
import { nameIn } from "~/platform/vietnamese";
import { inTreeOrder, type Committee } from "./committee";
import type { TimelineEntry } from "./components/timeline-row";
import type { MonthView } from "./components/month-calendar";
import type { CongressSummary } from "./congress";
import { listCommittees } from "./committees.server";
import { listCongresses } from "./congresses.server";
import { meetingOn, monthAfter, monthOfDay, readMonth, weeksOf, wordMonth, type Month } from "./month";
import { filtered, inParts } from "./schedule";
import { stageOf, stages } from "./stages";
import { layTimeline } from "./timeline";
import { wordCongress, wordCongressDays, type Reading } from "./words";

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
      congresses: part.congresses.map((congress) => wordCongress(congress, known, reading)),
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
  const needed = committees.filter(({ path }) =>
    congresses.some((congress) => congress.committee.path.startsWith(path)),
  );
  return inTreeOrder(needed).map(({ committee, depth }) => {
    const name = nameIn(committee.names, language);
    const hasBelow = needed.some(({ path }) => path !== committee.path && path.startsWith(committee.path));
    const label = hasBelow ? t("congress:schedule.and-below", { name }) : name;
    return { value: committee.slug, label: `${"– ".repeat(depth)}${label}` };
  });
}

function timelineOf(congresses: CongressSummary[], reading: Reading) {
  const { t, language, today } = reading;
  const wide = layTimeline(congresses, today, ticksOnWide);
  const narrow = layTimeline(congresses, today, ticksOnNarrow);
  const days = [...wide.ticks, ...narrow.ticks].map(({ day }) => day);
  return {
    entries: congresses.map((congress): TimelineEntry => ({
      id: congress.id,
      title: nameIn(congress.title, language),
      stage: stageOf(congress, today),
      days: beside(congress, reading),
    })),
    wide,
    narrow,
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
  const turn = (months: number) => {
    const to = monthAfter(month, months);
    const kept = Object.entries(filter).filter(([, value]) => value !== "");
    return to === null
      ? null
      : { to: `?${new URLSearchParams([...kept, ["month", to]])}#month`, name: wordMonth(to, language) };
  };
  return {
    name: wordMonth(month, language),
    weeks: weeksOf(month).map((week) =>
      week.map((day) => ({
        day,
        number: Number(day.slice(8)),
        isInMonth: monthOfDay(day) === month,
        isToday: day === today,
        entries: meetingOn(congresses, day).map(({ id }) => id),
      })),
    ),
    entries: meetingAround(congresses, month).map((congress) => ({
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

/** Those of the month, and those of the days around it that its weeks show. */
function meetingAround(congresses: CongressSummary[], month: Month): CongressSummary[] {
  const days = weeksOf(month).flat();
  return congresses.filter((congress) => days.some((day) => meetingOn([congress], day).length > 0));
}
