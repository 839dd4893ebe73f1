import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { openPlanKey, sealFor, type PlanKey } from "./plan-keys.server";
import { hasBegun, type Step, type StepSchedule, type StepTerms } from "./plan";
import { readSteps, stepField, writeList } from "./step-rows.server";
import { recordDeed, type Writing } from "./record.server";

export type StepWritten =
  | { kind: "written"; stepId: string }
  | { kind: "outdated"; stored: Step }
  | { kind: "gone" }
  /** What the steps are is fixed once one has opened; when and where one is held, once it has opened itself. */
  | { kind: "begun" }
  /** A step that it is to follow does not stand before it. */
  | { kind: "order" }
  | { kind: "sealed" };

/** The most steps of a plan. */
export const mostSteps = 40;

interface Open {
  transaction: Database;
  key: Extract<PlanKey, { kind: "open" }>;
  steps: Step[];
}

/** Opens the plan's steps for one write, one at a time within a plan. */
async function withSteps<Answer>(
  { db, surveyKey }: Writing,
  planId: string,
  write: (open: Open) => Promise<Answer>,
): Promise<Answer | { kind: "sealed" }> {
  return db.transaction(async (transaction) => {
    await transaction("survey_plans").where({ id: planId }).forUpdate().first("id");
    const key = await openPlanKey(transaction, surveyKey, planId);
    if (key.kind !== "open") return { kind: "sealed" as const };
    return write({ transaction, key, steps: await readSteps(transaction, planId, key) });
  });
}

/** Adds a step after the last one. */
export async function addStep(
  writing: Writing,
  planId: string,
  terms: StepTerms,
  schedule: StepSchedule,
): Promise<StepWritten | { kind: "too-many" }> {
  return withSteps(writing, planId, async ({ transaction, key, steps }) => {
    if (hasBegun(steps)) return { kind: "begun" };
    if (steps.length >= mostSteps) return { kind: "too-many" };
    if (!standBefore(terms.predecessors, steps, null)) return { kind: "order" };
    const id = newId();
    const position = (steps.at(-1)?.position ?? 0) + 1;
    await transaction("survey_steps").insert({
      ...{ id, plan_id: planId, position, origin: "entered" },
      ...termColumns(terms),
      ...scheduleColumns(schedule),
      sealed: sealFor(key, stepField(id), { responsible: schedule.responsible, tieReason: "" }),
      updated_at: writing.now.toISOString(),
    });
    await writePredecessors(transaction, id, terms.predecessors);
    await recordDeed(transaction, writing, planId, "step-added", { step: position });
    return { kind: "written", stepId: id };
  });
}

/**
 * Saves a step as seen at version `basedOn`. Before any step has opened everything is saved; afterwards, while this
 * step is planned, only when and where it is held and who sees to it.
 */
export async function saveStep(
  writing: Writing,
  planId: string,
  stepId: string,
  basedOn: number,
  terms: StepTerms | null,
  schedule: StepSchedule,
): Promise<StepWritten> {
  return withSteps(writing, planId, async ({ transaction, key, steps }) => {
    const step = steps.find(({ id }) => id === stepId);
    if (!step) return { kind: "gone" };
    if (step.version !== basedOn) return { kind: "outdated", stored: step };
    if (step.state !== "planned" || (terms !== null && hasBegun(steps))) return { kind: "begun" };
    if (terms !== null && !standBefore(terms.predecessors, steps, step)) return { kind: "order" };
    await transaction("survey_steps")
      .where({ id: stepId })
      .update({
        ...(terms === null ? {} : { ...termColumns(terms), origin: "entered" }),
        ...scheduleColumns(schedule),
        sealed: sealFor(key, stepField(stepId), { responsible: schedule.responsible, tieReason: "" }),
        updated_at: writing.now.toISOString(),
        version: basedOn + 1,
      });
    if (terms !== null) await writePredecessors(transaction, stepId, terms.predecessors);
    await recordDeed(transaction, writing, planId, "step-edited", { step: step.position });
    return { kind: "written", stepId };
  });
}

/** Takes a step out of a plan that has not begun; those after it follow what it followed. */
export async function removeStep(
  writing: Writing,
  planId: string,
  stepId: string,
  basedOn: number,
): Promise<StepWritten> {
  return withSteps(writing, planId, async ({ transaction, steps }) => {
    const step = steps.find(({ id }) => id === stepId);
    if (!step) return { kind: "gone" };
    if (step.version !== basedOn) return { kind: "outdated", stored: step };
    if (hasBegun(steps)) return { kind: "begun" };
    for (const next of steps.filter(({ predecessors }) => predecessors.includes(stepId))) {
      const others = next.predecessors.filter((id) => id !== stepId);
      await writePredecessors(transaction, next.id, [...new Set([...others, ...step.predecessors])]);
    }
    await transaction("survey_steps").where({ id: stepId }).delete();
    await recordDeed(transaction, writing, planId, "step-removed", { step: step.position });
    return { kind: "written", stepId };
  });
}

/** Sets who is on the list of a step that has not opened yet. */
export async function saveList(
  writing: Writing,
  planId: string,
  stepId: string,
  basedOn: number,
  people: readonly string[],
): Promise<StepWritten> {
  return withSteps(writing, planId, async ({ transaction, steps }) => {
    const step = steps.find(({ id }) => id === stepId);
    if (!step) return { kind: "gone" };
    if (step.version !== basedOn) return { kind: "outdated", stored: step };
    if (step.state !== "planned") return { kind: "begun" };
    const known: { id: string }[] = await transaction("survey_people")
      .where({ plan_id: planId })
      .whereIn("id", [...people])
      .orderBy("code")
      .select("id");
    await writeList(
      transaction,
      stepId,
      known.map(({ id }) => id),
    );
    await transaction("survey_steps")
      .where({ id: stepId })
      .update({ version: basedOn + 1, updated_at: writing.now.toISOString() });
    await recordDeed(transaction, writing, planId, "list-saved", { step: step.position });
    return { kind: "written", stepId };
  });
}

/** Steps follow only those that stand before them: there are no circles. */
const standBefore = (predecessors: readonly string[], steps: readonly Step[], step: Step | null): boolean =>
  predecessors.every((id) => {
    const before = steps.find((each) => each.id === id);
    return before !== undefined && (step === null || before.position < step.position);
  });

async function writePredecessors(
  transaction: Database,
  stepId: string,
  predecessors: readonly string[],
): Promise<void> {
  await transaction("survey_step_predecessors").where({ step_id: stepId }).delete();
  for (const id of predecessors) {
    await transaction("survey_step_predecessors").insert({ step_id: stepId, predecessor_id: id });
  }
}

const termColumns = ({ track, name, body, purpose, rules }: StepTerms) => ({
  ...{ track, name, body, purpose },
  rules: JSON.stringify(rules),
});

const scheduleColumns = ({ day, startsAt, duration, place, convened }: StepSchedule) => ({
  ...{ day, place, convened },
  starts_at: startsAt,
  minutes: duration,
});
