import { canSomewhere } from "~/accounts/permissions";
import type { Visit } from "~/accounts/request.server";
import { wordDay } from "~/platform/days";
import { pageOf } from "~/platform/paging";
import { nameIn } from "~/platform/vietnamese";
import { branchChoices } from "./branch-choices.server";
import type { TimelineEntry } from "./components/timeline-row";
import type { CongressSummary } from "./congress";
import { committeesOnPaths, findCommittee } from "./committees.server";
import { listCongressesOf, listForSchedule } from "./congresses.server";
import { monthOfDay, readMonth, wordMonth } from "./month";
import { monthView } from "./month-view";
import { filtered, inParts } from "./schedule";
import { stageOf, stages } from "./stages";
import { layTimeline } from "./timeline";
import { listedFacts, wordCongress, wordCongressDays, type Reading } from "./words";

const ticksOnWide = 14;
const ticksOnNarrow = 4;
const longestName = 200;

/** How many congresses stand on a page. */
const pageLength = 30;
/** A picture of more than these cannot be read any more. */
const mostDrawn = 200;

/** What the schedule page shows for its address: filtered congresses as list, timeline and month. */
export async function schedulePage(visit: Visit, search: URLSearchParams) {
  const { db, viewer, t, language, today } = visit;
  const reading: Reading = { t, language, today, showsPeople: viewer.kind === "user" };
  const congresses = await listForSchedule(db, viewer);
  const committee = await findCommittee(db, viewer, search.get("committee") ?? "");
  const stage = stages.find((each) => each === search.get("stage")) ?? null;
  const name = (search.get("name") ?? "").slice(0, longestName);
  const shown = filtered(congresses, { committeePath: committee?.path ?? null, stage, name }, today);
  const filter = { committee: committee?.slug ?? "", stage: stage ?? "", name };
  const month = readMonth(search.get("month"));
  const asked = new URLSearchParams(
    Object.entries({ ...filter, month: month ?? "", page: search.get("page") ?? "" }).filter(
      ([, value]) => value !== "",
    ),
  );
  const inOrder = inParts(shown).flatMap((part) => part.congresses);
  const { items, turns } = pageOf(inOrder, asked, pageLength);
  const here = await listCongressesOf(
    db,
    viewer,
    items.map(({ id }) => id),
  );
  const known = await committeesOnPaths(
    db,
    here.map((congress) => congress.committee.path),
  );
  return {
    title: t("congress:schedule.title"),
    asOf: t("common:as-of", { day: wordDay(today, language) }),
    parts: inParts(here).map(({ part, congresses: members }) => ({
      part,
      congresses: members.map((congress) => wordCongress(congress, known, reading, listedFacts)),
    })),
    turns,
    all: congresses.length,
    shown: shown.length,
    filter: { ...filter, month: month ?? "" },
    choices: await branchChoices(visit, congresses, committee),
    mayAdd: canSomewhere(viewer, "congress:create"),
    timeline: here.length > mostDrawn ? null : timelineOf(here, reading),
    month: monthView(shown, month ?? monthOfDay(today), asked, reading),
  };
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
