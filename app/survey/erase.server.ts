import { hasBegun } from "./plan";
import { destroyPlanKey, forgetKeys } from "./plan-keys.server";
import { recordDeed, type Writing } from "./record.server";

/**
 * Ends a plan: its data key is destroyed, so that no name or trait can ever be read again, and all grants end. Figures
 * by code stay for its owner.
 */
export async function archivePlan({ db, viewer, now }: Writing, planId: string): Promise<void> {
  await db.transaction(async (transaction) => {
    const done = await transaction("survey_plans")
      .where({ id: planId })
      .whereNull("archived_at")
      .update({ archived_at: now.toISOString() });
    if (done === 0) return;
    await destroyPlanKey(transaction, planId);
    await transaction("survey_grants").where({ plan_id: planId }).delete();
    await recordDeed(transaction, { viewer, now }, planId, "plan-archived");
  });
  await forgetKeys(db);
}

export type PlanDeleted = "deleted" | "begun";

/** Deletes a plan that was archived, or of which no step ever opened, with its key. Its audit rows stay. */
export async function deletePlan({ db, viewer, now }: Writing, planId: string): Promise<PlanDeleted> {
  const answer = await db.transaction(async (transaction): Promise<PlanDeleted> => {
    const plan = await transaction("survey_plans").where({ id: planId }).forUpdate().first("archived_at");
    if (!plan) return "deleted";
    const steps = await transaction("survey_steps").where({ plan_id: planId }).select("state");
    if (plan.archived_at === null && hasBegun(steps)) return "begun";
    await destroyPlanKey(transaction, planId);
    await transaction("survey_plans").where({ id: planId }).delete();
    await recordDeed(transaction, { viewer, now }, planId, "plan-deleted");
    return "deleted";
  });
  await forgetKeys(db);
  return answer;
}
