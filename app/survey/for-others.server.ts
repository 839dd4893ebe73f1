import type { Viewer } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { localDayOf, type Day } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { listPlans } from "./plans.server";
import type { StepState } from "./step-progress";

/** A step as a calendar shows it to those who were granted its plan: name, time and place, nothing else. */
export interface SurveyStepTime {
  id: string;
  planId: string;
  congressId: string;
  name: string;
  day: Day;
  /** `HH:MM` in the congress's zone; null for the whole day. */
  startsAt: string | null;
  /** In minutes; null where not stated. */
  duration: number | null;
  place: string;
  timezone: string;
  state: StepState;
  version: number;
  /** ISO text in UTC. */
  updatedAt: string;
}

/**
 * The dated steps of the plans that the viewer may read now, in time.
 * @param congressIds the congresses that are asked about; null for all
 */
export async function surveyStepsFor(
  db: Database,
  viewer: Viewer,
  now: Date,
  congressIds: readonly string[] | null,
): Promise<SurveyStepTime[]> {
  if (viewer.kind === "visitor") return [];
  const held = (await listPlans(db, viewer, localDayOf(now, workspaceZone))).filter(
    ({ plan }) => !plan.isArchived && (congressIds === null || congressIds.includes(plan.congress.id)),
  );
  const plans = new Map(held.map(({ plan }) => [plan.id, plan]));
  const rows = await db("survey_steps")
    .whereIn("plan_id", [...plans.keys()])
    .whereNotNull("day")
    .orderBy(["day", "starts_at", "position", "id"])
    .select(
      "id",
      "plan_id",
      "name",
      "day",
      "starts_at",
      "minutes",
      "place",
      "state",
      "version",
      "updated_at",
    );
  return rows.flatMap((row) => {
    const plan = plans.get(row.plan_id);
    if (!plan) return [];
    return {
      ...{ id: row.id, planId: plan.id, congressId: plan.congress.id, timezone: plan.congress.timezone },
      ...{ name: row.name, day: row.day, startsAt: row.starts_at, duration: row.minutes },
      ...{ place: row.place, state: row.state, version: row.version, updatedAt: row.updated_at },
    };
  });
}

/** The steps of a congress's surveys that are concluded and need no review: that, and the day of their minutes. */
export async function concludedSteps(
  db: Database,
  congressId: string,
): Promise<{ id: string; state: "concluded"; day: Day }[]> {
  const rows = await db("survey_steps")
    .join("survey_plans", "survey_plans.id", "survey_steps.plan_id")
    .where({ congress_id: congressId, state: "concluded", needs_review: false })
    .orderBy(["minutes_day", "survey_steps.id"])
    .select("survey_steps.id", "minutes_day");
  return rows.map(({ id, minutes_day }) => ({ id, state: "concluded", day: minutes_day }));
}
