import type { CommonVisit } from "~/accounts/common.server";
import { canSomewhere } from "~/accounts/permissions";
import { wordDay } from "~/platform/days";
import { cutOf } from "~/platform/paging";
import { nameIn } from "~/platform/vietnamese";
import { branchChoices } from "./branch-choices.server";
import type { TimelineEntry } from "./components/timeline-row";
import type { CongressSummary } from "./congress";
import { committeesOnPaths, findCommittee } from "./committees.server";
import { listCongressesOf } from "./congresses.server";
import { countListed, idsInOrder, listingsFor, matching } from "./listed.server";
import { catchUpListings } from "./listings.server";
import { monthOfDay, readMonth, wordMonth } from "./month";
import { listMonth } from "./month-listing.server";
import { daysAround, monthView } from "./month-view";
import { inParts } from "./schedule";
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

/** What the schedule page shows for the query of its address: filtered congresses as list, timeline and month. */
export async function schedulePage(visit: CommonVisit, query: string) {
  const { db, viewer, t, language, today } = visit;
  const search = new URLSearchParams(query);
  const reading: Reading = { t, language, today, showsPeople: viewer.kind === "user" };
  await catchUpListings(db);
  const committee = await findCommittee(db, viewer, search.get("committee") ?? "");
  const stage = stages.find((each) => each === search.get("stage")) ?? null;
  const name = (search.get("name") ?? "").slice(0, longestName);
  const shown = () =>
    matching(listingsFor(db, viewer), { committeePath: committee?.path ?? null, stage, name }, today);
  const all = await countListed(listingsFor(db, viewer));
  const filter = { committee: committee?.slug ?? "", stage: stage ?? "", name };
  const isOn = Object.values(filter).some((value) => value !== "");
  const found = isOn ? await countListed(shown()) : all;
  const month = readMonth(search.get("month"));
  const asked = new URLSearchParams(
    Object.entries({ ...filter, month: month ?? "", page: search.get("page") ?? "" }).filter(
      ([, value]) => value !== "",
    ),
  );
  const { from, to, turns } = cutOf(found.all, asked, pageLength);
  const here = await listCongressesOf(db, viewer, await idsInOrder(shown(), from, to));
  const known = await committeesOnPaths(
    db,
    here.map((congress) => congress.committee.path),
  );
  const shownMonth = month ?? monthOfDay(today);
  const monthListing = await listMonth(db, viewer, shown, daysAround(shownMonth));
  return {
    title: t("congress:schedule.title"),
    asOf: t("common:as-of", { day: wordDay(today, language) }),
    parts: inParts(here).map(({ part, congresses: members }) => ({
      part,
      congresses: members.map((congress) => wordCongress(congress, known, reading, listedFacts)),
    })),
    turns,
    all: all.all,
    shown: found.all,
    filter: { ...filter, month: month ?? "" },
    choices: await branchChoices(visit, committee),
    mayAdd: canSomewhere(viewer, "congress:create"),
    timeline: here.length > mostDrawn ? null : timelineOf(here, reading),
    month: monthView({ ...monthListing, undated: found.undated }, shownMonth, asked, reading),
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
