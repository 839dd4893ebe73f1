import type { Actor } from "~/accounts/audit.server";
import { emailKey } from "~/accounts/email";
import { can } from "~/accounts/permissions";
import { viewerOfUser } from "~/accounts/sessions.server";
import { fromJson, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import type { Grantable } from "./grants";
import { recordDeed, type Writing } from "./record.server";

export interface NamedGrant {
  userId: string;
  name: string;
  email: string;
  capabilities: Grantable[];
  endsOn: Day;
  grantedBy: string;
}

/** Everybody with a grant on a plan, also those whose grant has ended, by name. */
export async function listGrants(db: Database, planId: string): Promise<NamedGrant[]> {
  const rows = await db("survey_grants")
    .join("users", "users.id", "survey_grants.user_id")
    .where({ plan_id: planId })
    .orderBy(["users.name", "users.id"])
    .select("user_id", "users.name", "users.email", "capabilities", "ends_on", "granted_by_name");
  return rows.map((row) => ({
    ...{ userId: row.user_id, name: row.name, email: row.email },
    capabilities: fromJson<Grantable[]>(row.capabilities),
    endsOn: row.ends_on,
    grantedBy: row.granted_by_name,
  }));
}

export type Granted = "granted" | "no-such-person" | "is-owner";

/** Grants somebody access by name until a day, instead of what was granted before. */
export async function grant(
  { db, viewer, now }: Writing,
  planId: string,
  email: string,
  capabilities: readonly Grantable[],
  endsOn: Day,
): Promise<Granted> {
  return db.transaction(async (transaction): Promise<Granted> => {
    const person = await activePerson(transaction, email);
    if (!person) return "no-such-person";
    const plan = await transaction("survey_plans").where({ id: planId }).first("owner_id");
    if (plan?.owner_id === person.id) return "is-owner";
    const values = {
      capabilities: JSON.stringify(capabilities),
      ends_on: endsOn,
      granted_by_name: viewer.name,
      granted_at: now.toISOString(),
    };
    await transaction("survey_grants")
      .insert({ plan_id: planId, user_id: person.id, ...values })
      .onConflict(["plan_id", "user_id"])
      .merge(values);
    await recordDeed(transaction, { viewer, now }, planId, "access-granted", {
      user: person.id,
      capabilities,
      endsOn,
    });
    return "granted";
  });
}

/** Ends somebody's access at once. */
export async function revoke({ db, viewer, now }: Writing, planId: string, userId: string): Promise<void> {
  await db.transaction(async (transaction) => {
    const gone = await transaction("survey_grants").where({ plan_id: planId, user_id: userId }).delete();
    if (gone === 0) return;
    await recordDeed(transaction, { viewer, now }, planId, "access-ended", { user: userId });
  });
}

export type HandedOver = "handed-over" | "no-such-plan" | "no-such-person" | "no-personnel-officer";

/**
 * Hands a plan over to another personnel officer; the one before keeps nothing. By its owner, or by the operator when
 * the owner has left.
 */
export async function handOver(
  { db, viewer, now }: { db: Database; viewer: Actor; now: Date },
  planId: string,
  email: string,
): Promise<HandedOver> {
  return db.transaction(async (transaction): Promise<HandedOver> => {
    const person = await activePerson(transaction, email);
    if (!person) return "no-such-person";
    const plan = await transaction("survey_plans")
      .join("congresses", "congresses.id", "survey_plans.congress_id")
      .join("committees", "committees.id", "congresses.committee_id")
      .where("survey_plans.id", planId)
      .first("committees.path");
    if (!plan) return "no-such-plan";
    const next = await viewerOfUser(transaction, person.id);
    if (!can(next, "survey:open-plan", { committeePath: plan.path })) return "no-personnel-officer";
    await transaction("survey_plans").where({ id: planId }).update({ owner_id: person.id });
    await transaction("survey_grants").where({ plan_id: planId, user_id: person.id }).delete();
    await recordDeed(transaction, { viewer, now }, planId, "plan-handed-over", { user: person.id });
    return "handed-over";
  });
}

const activePerson = (db: Database, email: string): Promise<{ id: string } | undefined> =>
  db("users")
    .where({ email_key: emailKey(email) })
    .whereNull("disabled_at")
    .first("id");
