import { fromFlag, fromJson, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { newId } from "~/platform/id.server";
import type { StepRules } from "./ballot";
import type { Attendance, Figures } from "./figures";
import type { Step, StepOrigin, Track } from "./plan";
import { unsealFor, type PlanKey } from "./plan-keys.server";
import type { Correction, Entry, StepState } from "./step-progress";
import { templateSteps } from "./template";

interface Row {
  id: string;
  position: number;
  track: Track;
  origin: StepOrigin;
  name: string;
  body: string;
  purpose: string;
  day: Day | null;
  starts_at: string | null;
  minutes: number | null;
  place: string;
  convened: number | null;
  sealed: string | null;
  rules: string;
  state: StepState;
  needs_review: unknown;
  attendance: string | null;
  tally: string | null;
  chosen: string;
  carried: string;
  minutes_number: string | null;
  minutes_day: Day | null;
  updated_at: string;
  version: number;
}

/** What of a step is encrypted. */
export interface SealedStep {
  responsible: string;
  tieReason: string;
}

export const stepField = (stepId: string) => `step/${stepId}`;

/** The steps of a plan in their order, whole. */
export async function readSteps(db: Database, planId: string, key: PlanKey): Promise<Step[]> {
  const rows: Row[] = await db("survey_steps").where({ plan_id: planId }).orderBy("position");
  const ids = rows.map(({ id }) => id);
  const predecessors = await groupedBy(
    db("survey_step_predecessors").whereIn("step_id", ids).orderBy(["step_id", "predecessor_id"]),
    (row: { predecessor_id: string }) => row.predecessor_id,
  );
  const people = await groupedBy(
    db("survey_step_people").whereIn("step_id", ids).orderBy(["position", "person_id"]),
    (row: { person_id: string }) => row.person_id,
  );
  const entries = await groupedBy(
    db("survey_counts").whereIn("step_id", ids).whereNull("ended_at").orderBy(["at", "id"]),
    (row: { id: string; counter_id: string; figures: string }): Entry => ({
      ...{ id: row.id, counter: row.counter_id },
      figures: fromJson<Figures>(row.figures),
    }),
  );
  const corrections = await groupedBy(
    db("survey_corrections").whereIn("step_id", ids).whereNull("decision"),
    (row: { id: string; proposed_by_id: string; after: string }): Correction => ({
      ...{ id: row.id, by: row.proposed_by_id },
      ...fromJson<Omit<Correction, "id" | "by">>(row.after),
    }),
  );
  return rows.map((row) => {
    const sealed = unsealFor<SealedStep>(key, stepField(row.id), row.sealed);
    return {
      ...{ id: row.id, position: row.position, track: row.track, origin: row.origin, name: row.name },
      ...{ body: row.body, purpose: row.purpose, day: row.day, startsAt: row.starts_at },
      ...{ place: row.place, convened: row.convened, state: row.state, version: row.version },
      responsible: sealed?.responsible ?? "",
      tieReason: sealed?.tieReason ?? "",
      minutes: row.minutes_number === null ? null : minutesOf(row),
      duration: row.minutes,
      predecessors: predecessors.get(row.id) ?? [],
      people: people.get(row.id) ?? [],
      entries: entries.get(row.id) ?? [],
      correction: corrections.get(row.id)?.[0] ?? null,
      rules: fromJson<StepRules>(row.rules),
      needsReview: fromFlag(row.needs_review),
      attendance: row.attendance === null ? null : fromJson<Attendance>(row.attendance),
      tally: row.tally === null ? null : fromJson<Figures>(row.tally),
      chosen: fromJson<string[]>(row.chosen),
      carried: fromJson<string[]>(row.carried),
      updatedAt: row.updated_at,
    };
  });
}

const minutesOf = (row: Row) => ({ number: row.minutes_number ?? "", day: row.minutes_day ?? "" });

async function groupedBy<Found, Value>(
  query: PromiseLike<Found[]>,
  valueOf: (row: Found) => Value,
): Promise<Map<string, Value[]>> {
  const groups = new Map<string, Value[]>();
  for (const row of await query) {
    const { step_id } = row as { step_id: string };
    groups.set(step_id, [...(groups.get(step_id) ?? []), valueOf(row)]);
  }
  return groups;
}

/** Writes the default steps of a new plan, each after the one before it in its track. */
export async function insertTemplate(transaction: Database, planId: string, now: Date): Promise<void> {
  const latest = new Map<Track, string>();
  for (const [index, { rules, ...step }] of templateSteps.entries()) {
    const id = newId();
    await transaction("survey_steps").insert({
      ...{ id, plan_id: planId, position: index + 1, ...step },
      rules: JSON.stringify(rules),
      updated_at: now.toISOString(),
    });
    const before = latest.get(step.track);
    if (before) {
      await transaction("survey_step_predecessors").insert({ step_id: id, predecessor_id: before });
    }
    latest.set(step.track, id);
  }
}

/** Replaces the list of a step. */
export async function writeList(
  transaction: Database,
  stepId: string,
  people: readonly string[],
): Promise<void> {
  await transaction("survey_step_people").where({ step_id: stepId }).delete();
  if (people.length === 0) return;
  await transaction("survey_step_people").insert(
    people.map((person, position) => ({ step_id: stepId, person_id: person, position })),
  );
}
