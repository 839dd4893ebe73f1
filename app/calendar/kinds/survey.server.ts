import { minutesOf } from "~/agenda/agenda";
import { wordDay, addDays, instantOf, localDayOf } from "~/platform/days";
import type { Database } from "~/platform/database.server";
import { workspaceZone } from "~/platform/settings.server";
import { surveyStepsFor, type SurveyStepTime } from "~/survey/for-others.server";
import type { EntryReading } from "../agenda-entries";
import { plainEntry, uidOf, type CalendarEntry, type EntryTime } from "../entry";
import type { Followed } from "../followed";
import { follow } from "../followed.server";
import { earliestAfter, latestOf, markedTitle, markOf, movedUntil, signLostAt } from "../marks";
import type { Asked, KindReader } from "./reader.server";

/** What a calendar may tell of a step: its name, time and place, to those who were granted its plan. */
type StepFacts = Pick<
  SurveyStepTime,
  "id" | "planId" | "name" | "day" | "startsAt" | "duration" | "place" | "timezone"
>;

/** A step that states no length is shown as an hour. */
const usualMinutes = 60;

/** The steps of personnel surveys, for those who hold a grant on the plan today. */
export const surveyKind: KindReader = {
  kind: "survey",
  survey: async (asked) => [...(await readAll(asked.db, asked)).values()].map((held) => [...held]),
  async read(asked, reading) {
    const followed = await follow<StepFacts>(asked.db, {
      kind: "survey",
      now: reading.now,
      whenOf: ({ day, startsAt }) => `${day} ${startsAt ?? ""}`,
      read: (db) => readAll(db, asked),
    });
    const steps = [...followed.values()].flat();
    const ends = steps.map(({ moved }) => movedUntil(moved));
    // Grants end with a day, without anybody writing anything.
    const midnight = instantOf(addDays(localDayOf(reading.now, workspaceZone), 1), 0, workspaceZone);
    if (steps.length > 0) ends.push(midnight.toISOString());
    return {
      entries: steps.map((step) => stepEntry(step, reading)),
      changesAt: earliestAfter(ends, reading.now),
    };
  },
};

async function readAll(db: Database, { viewer, now, congresses }: Asked) {
  const holding = new Map<string, Map<string, StepFacts>>();
  const ids = congresses.map(({ congress }) => congress.id);
  for (const step of await surveyStepsFor(db, viewer, now, ids)) {
    const { id, planId, name, day, startsAt, duration, place, timezone } = step;
    const facts = { id, planId, name, day, startsAt, duration, place, timezone };
    holding.set(planId, (holding.get(planId) ?? new Map()).set(id, facts));
  }
  return holding;
}

function stepEntry(
  { facts, changes, changedAt, removed, moved }: Followed<StepFacts>,
  { t, language, domain, baseUrl, now, alarms }: EntryReading,
): CalendarEntry {
  const until = movedUntil(moved);
  const mark = markOf({ cancelled: removed, until, now });
  const [day = facts.day, time = ""] = moved?.from.split(" ") ?? [];
  const from =
    time === ""
      ? t("calendar:entry.moved-from-day", { day: wordDay(day, language) })
      : t("calendar:entry.moved-from", { day: wordDay(day, language), time });
  return {
    uid: uidOf("survey", facts.id, domain),
    sourceId: facts.id,
    kind: "survey",
    sequence: changes,
    status: removed ? "cancelled" : "confirmed",
    title: markedTitle(mark, facts.name, t),
    description: mark === "moved" ? from : "",
    location: facts.place,
    coordinates: null,
    time: timeOf(facts),
    url: `${baseUrl}/surveys/${facts.planId}`,
    categories: [t("calendar:category.survey")],
    lastModified: latestOf([changedAt, signLostAt(until, now)]),
    classification: "private",
    transparent: removed,
    alarms: [...alarms],
    ...plainEntry,
  };
}

function timeOf({ day, startsAt, duration, timezone }: StepFacts): EntryTime {
  const start = startsAt === null ? null : minutesOf(startsAt);
  if (start === null) return { kind: "days", first: day, last: day };
  return { kind: "span", day, start, end: start + (duration ?? usualMinutes), zone: timezone };
}
