import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { openPlanKey, sealFor } from "./plan-keys.server";
import type { Step } from "./plan";
import { act, type Acted, type Refusal, type StepAction } from "./progress";
import type { Correction, StepProgress } from "./step-progress";
import { readSteps, stepField, writeList } from "./step-rows.server";
import { recordDeed, type Writing } from "./record.server";

/** What is asked of a step; identifiers of new entries and corrections are made here. */
export type AskedAction =
  | Exclude<StepAction, { kind: "enter" | "propose-correction" }>
  | Omit<Extract<StepAction, { kind: "enter" }>, "id">
  | { kind: "propose-correction"; correction: Omit<Correction, "id" | "by">; reason: string };

export type ActionTaken =
  | { kind: "taken" }
  | { kind: "refused"; refusal: Refusal }
  /** Somebody changed the step in between. */
  | { kind: "outdated" }
  /** The plan's key is gone or another: nothing confidential can be written. */
  | { kind: "sealed" };

/**
 * Takes one action with a step as seen at version `basedOn`: everything or nothing, with its row in the audit trail,
 * which names the action and the step's number and none of its content. The caller has judged that the viewer may.
 */
export async function takeStepAction(
  { db, surveyKey, viewer, now }: Writing,
  planId: string,
  stepId: string,
  basedOn: number,
  asked: AskedAction,
): Promise<ActionTaken> {
  return db.transaction(async (transaction): Promise<ActionTaken> => {
    // One at a time within a plan: what a step may do depends on the others.
    await transaction("survey_plans").where({ id: planId }).forUpdate().first("id");
    const key = await openPlanKey(transaction, surveyKey, planId);
    const steps = await readSteps(transaction, planId, key);
    const step = steps.find(({ id }) => id === stepId);
    if (!step) return { kind: "refused", refusal: { code: "no-such-step" } };
    if (step.version !== basedOn) return { kind: "outdated" };
    if (key.kind !== "open" && seals(asked)) return { kind: "sealed" };
    const action = identified(asked);
    const answer: Acted = act(steps, stepId, action, viewer.id);
    if (!answer.ok) return { kind: "refused", refusal: answer.refusal };
    for (const [index, next] of answer.steps.entries()) {
      const before = steps[index];
      if (before && next !== before) await writeStep(transaction, now, viewer, before, next);
    }
    if (key.kind === "open" && action.kind === "conclude") {
      const sealed = sealFor(key, stepField(stepId), {
        responsible: step.responsible,
        tieReason: action.tieReason,
      });
      await transaction("survey_steps").where({ id: stepId }).update({ sealed });
    }
    if (key.kind === "open" && asked.kind === "propose-correction" && action.kind === "propose-correction") {
      await insertCorrection(transaction, now, viewer, step, action.correction, (field) =>
        sealFor(key, field, asked.reason),
      );
    }
    if (action.kind === "approve-correction" || action.kind === "reject-correction") {
      await transaction("survey_corrections")
        .where({ id: action.correction })
        .update({
          decision: action.kind === "approve-correction" ? "approved" : "rejected",
          ...{ decided_by_id: viewer.id, decided_by_name: viewer.name, decided_at: now.toISOString() },
        });
    }
    await recordDeed(transaction, { viewer, now }, planId, `${action.kind}`, { step: step.position });
    return { kind: "taken" };
  });
}

/** What holds words that must be encrypted. */
const seals = (asked: AskedAction): boolean =>
  asked.kind === "conclude" || asked.kind === "propose-correction";

function identified(asked: AskedAction): StepAction {
  if (asked.kind === "enter") return { ...asked, id: newId() };
  if (asked.kind === "propose-correction") {
    return { kind: asked.kind, correction: { ...asked.correction, id: newId() } };
  }
  return asked;
}

async function writeStep(
  transaction: Database,
  now: Date,
  viewer: SignedIn,
  before: Step,
  next: StepProgress,
): Promise<void> {
  const at = now.toISOString();
  if (next.people !== before.people) await writeList(transaction, next.id, next.people);
  if (next.entries !== before.entries) await writeEntries(transaction, at, viewer, before, next);
  const columns = {
    state: next.state,
    needs_review: next.needsReview,
    attendance: next.attendance === null ? null : JSON.stringify(next.attendance),
    tally: next.tally === null ? null : JSON.stringify(next.tally),
    chosen: JSON.stringify(next.chosen),
    carried: JSON.stringify(next.carried),
    minutes_number: next.minutes?.number ?? null,
    minutes_day: next.minutes?.day ?? null,
    updated_at: at,
  };
  // Two who count at the same time do not stand in each other's way: an entry makes no new version.
  const isOnlyEntry = next.entries !== before.entries && next.state === before.state;
  await transaction("survey_steps")
    .where({ id: next.id })
    .update({ ...columns, version: before.version + (isOnlyEntry ? 0 : 1) });
}

async function writeEntries(
  transaction: Database,
  at: string,
  viewer: SignedIn,
  before: Step,
  next: StepProgress,
): Promise<void> {
  const kept = new Set(next.entries.map(({ id }) => id));
  const known = new Set(before.entries.map(({ id }) => id));
  const ended = [...known].filter((id) => !kept.has(id));
  if (ended.length > 0) await transaction("survey_counts").whereIn("id", ended).update({ ended_at: at });
  for (const { id, counter, figures } of next.entries.filter((entry) => !known.has(entry.id))) {
    await transaction("survey_counts").insert({
      ...{ id, step_id: next.id, counter_id: counter, counter_name: viewer.name, at },
      figures: JSON.stringify(figures),
    });
  }
}

async function insertCorrection(
  transaction: Database,
  now: Date,
  viewer: SignedIn,
  step: Step,
  { id, attendance, figures, chosen }: Omit<Correction, "by">,
  sealed: (field: string) => string,
): Promise<void> {
  const { attendance: was, tally, chosen: chosenBefore } = step;
  await transaction("survey_corrections").insert({
    ...{ id, step_id: step.id, sealed: sealed(correctionField(id)) },
    before: JSON.stringify({ attendance: was, figures: tally, chosen: chosenBefore }),
    after: JSON.stringify({ attendance, figures, chosen }),
    ...{ proposed_by_id: viewer.id, proposed_by_name: viewer.name, proposed_at: now.toISOString() },
  });
}

export const correctionField = (id: string) => `correction/${id}`;
