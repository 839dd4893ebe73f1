import { randomBytes } from "node:crypto";
import type { Database } from "~/platform/database.server";
import { forgetPages, overwriteDeleted } from "~/platform/overwriting.server";
import { seal, unseal } from "~/platform/sealing.server";

/** The workspace's key as configuration holds it: 32 bytes in base64. */
const masterKey = (surveyKey: string): Buffer => Buffer.from(surveyKey, "base64");
const belonging = (planId: string) => `${planId}/key`;

/** Makes the data key of a plan and keeps it, encrypted under the workspace's key. */
export async function makePlanKey(transaction: Database, surveyKey: string, planId: string): Promise<void> {
  const wrapped = seal(masterKey(surveyKey), belonging(planId), randomBytes(32).toString("base64"));
  await transaction("survey_keys").insert({ plan_id: planId, wrapped });
}

/** What a plan's sealed texts can be read with. */
export type PlanKey =
  | { kind: "open"; planId: string; key: Buffer }
  /** It was destroyed: nothing sealed can be read again. */
  | { kind: "destroyed" }
  /** SURVEY_KEY is not the one under which it was encrypted. */
  | { kind: "wrong-key" };

export async function openPlanKey(db: Database, surveyKey: string, planId: string): Promise<PlanKey> {
  const row = await db("survey_keys").where({ plan_id: planId }).first("wrapped");
  if (!row) return { kind: "destroyed" };
  const key = unseal<string>(masterKey(surveyKey), belonging(planId), row.wrapped);
  return key === null ? { kind: "wrong-key" } : { kind: "open", planId, key: Buffer.from(key, "base64") };
}

/** Destroys the data key of a plan within the caller's transaction; call `forgetKeys` after it. */
export async function destroyPlanKey(transaction: Database, planId: string): Promise<void> {
  await overwriteDeleted(transaction);
  await transaction("survey_keys").where({ plan_id: planId }).delete();
}

/**
 * Encrypts the data keys of all plans under another key of the workspace, all or none. Keys in older backups cannot be
 * opened with it: after a plan was archived, this takes its names out of them as well, once the old key is gone.
 * @returns how many keys; null when one of them cannot be opened with the key given
 */
export async function rewrapPlanKeys(db: Database, from: string, to: string): Promise<number | null> {
  const count = await db.transaction(async (transaction) => {
    await overwriteDeleted(transaction);
    const rows: { plan_id: string; wrapped: string }[] = await transaction("survey_keys").forUpdate();
    const opened = rows.map((row) => ({
      ...row,
      key: unseal<string>(masterKey(from), belonging(row.plan_id), row.wrapped),
    }));
    if (opened.some(({ key }) => key === null)) return null;
    for (const { plan_id, key } of opened) {
      const wrapped = seal(masterKey(to), belonging(plan_id), key);
      await transaction("survey_keys").where({ plan_id }).update({ wrapped });
    }
    return rows.length;
  });
  await forgetKeys(db);
  return count;
}

/** Takes destroyed keys out of the database's own files as far as the database can. */
export const forgetKeys = (db: Database): Promise<void> => forgetPages(db, ["survey_keys"]);

/** Seals a value of a plan; the field says what it is of. */
export const sealFor = (plan: Extract<PlanKey, { kind: "open" }>, field: string, value: unknown): string =>
  seal(plan.key, `${plan.planId}/${field}`, value);

/** Reads a sealed value of a plan; null when there is none or it cannot be read any more. */
export const unsealFor = <Value>(plan: PlanKey, field: string, sealed: string | null): Value | null =>
  plan.kind === "open" && sealed !== null ? unseal<Value>(plan.key, `${plan.planId}/${field}`, sealed) : null;
