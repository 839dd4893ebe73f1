import { can } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";
import { fromJson, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { newId } from "~/platform/id.server";
import { capabilitiesOf, type Capability, type Grantable } from "./grants";
import type { Plan, PlanHead } from "./plan";
import { makePlanKey } from "./plan-keys.server";
import { insertTemplate } from "./step-rows.server";
import type { ExcessRange, Targets } from "./structure";
import { recordDeed } from "./record.server";

interface Row {
  id: string;
  number: string;
  issued_on: Day | null;
  issuer: string;
  purpose: string;
  owner_id: string;
  names_allowed: unknown;
  seats: number | null;
  targets: string;
  archived_at: string | null;
  version: number;
  congress_id: string;
  slug: string;
  title_vi: string;
  title_en: string;
  first_day: Day | null;
  last_day: Day | null;
  timezone: string;
  path: string;
}

/** A plan with what the viewer may do with it: nothing, when the set is empty. */
export interface HeldPlan {
  plan: Plan;
  held: ReadonlySet<Capability>;
}

/** One plan by its identifier, with what the viewer may do; null when there is none. */
export async function findPlan(
  db: Database,
  viewer: SignedIn,
  id: string,
  today: Day,
): Promise<HeldPlan | null> {
  const row: Row | undefined = await plansWithCongress(db).where("survey_plans.id", id).first();
  if (!row) return null;
  const [found] = await withCapabilities(db, viewer, [row], today);
  return found ?? null;
}

/** The plans that the viewer owns or was granted and may read today, the newest first. */
export async function listPlans(db: Database, viewer: SignedIn, today: Day): Promise<HeldPlan[]> {
  const granted = db("survey_grants").where({ user_id: viewer.id }).select("plan_id");
  const rows: Row[] = await plansWithCongress(db)
    .where((either) => {
      void either.where("survey_plans.owner_id", viewer.id).orWhereIn("survey_plans.id", granted);
    })
    .orderBy([
      { column: "survey_plans.created_at", order: "desc" },
      { column: "survey_plans.id", order: "asc" },
    ]);
  const plans = await withCapabilities(db, viewer, rows, today);
  return plans.filter(({ held }) => held.has("read"));
}

/** The ids of those who own a plan or were granted one, whether they may open it or not any more. */
export async function peopleOfPlans(db: Database): Promise<string[]> {
  const owners = db("survey_plans").select("owner_id as id");
  const rows: { id: string }[] = await owners.union([db("survey_grants").select("user_id as id")]);
  return rows.map(({ id }) => id);
}

/** True when some plan is open to the viewer: decides whether the menu has the entry. */
export const hasPlans = async (db: Database, viewer: SignedIn, today: Day): Promise<boolean> =>
  (await listPlans(db, viewer, today)).length > 0;

/** How many steps each plan has, and how many of them are concluded. */
export async function countSteps(
  db: Database,
  planIds: readonly string[],
): Promise<Map<string, { count: number; done: number }>> {
  const rows: { plan_id: string; state: string }[] = await db("survey_steps")
    .whereIn("plan_id", [...planIds])
    .select("plan_id", "state");
  const counts = new Map(planIds.map((id) => [id, { count: 0, done: 0 }]));
  for (const { plan_id, state } of rows) {
    const counted = counts.get(plan_id);
    if (!counted) continue;
    counted.count += 1;
    if (state === "concluded") counted.done += 1;
  }
  return counts;
}

function plansWithCongress(db: Database) {
  const congress = ["slug", "title_vi", "title_en", "first_day", "last_day", "timezone"];
  return db("survey_plans")
    .join("congresses", "congresses.id", "survey_plans.congress_id")
    .join("committees", "committees.id", "congresses.committee_id")
    .select("survey_plans.*", "committees.path", ...congress.map((column) => `congresses.${column}`));
}

async function withCapabilities(
  db: Database,
  viewer: SignedIn,
  rows: Row[],
  today: Day,
): Promise<HeldPlan[]> {
  const grants: { plan_id: string; capabilities: string; ends_on: Day }[] = await db("survey_grants")
    .where({ user_id: viewer.id })
    .whereIn(
      "plan_id",
      rows.map(({ id }) => id),
    );
  return rows.map((row) => {
    const plan = planOf(row);
    const grant = grants.find(({ plan_id }) => plan_id === plan.id);
    const named = grant
      ? {
          userId: viewer.id,
          capabilities: fromJson<Grantable[]>(grant.capabilities),
          endsOn: grant.ends_on,
        }
      : null;
    const mayOpenPlans = can(viewer, "survey:open-plan", { committeePath: row.path });
    return { plan, held: capabilitiesOf({ userId: viewer.id, mayOpenPlans }, plan, named, today) };
  });
}

function planOf(row: Row): Plan {
  return {
    id: row.id,
    number: row.number,
    issuedOn: row.issued_on,
    issuer: row.issuer,
    purpose: row.purpose,
    seats: row.seats,
    ...fromJson<{ targets: Targets; excess: ExcessRange }>(row.targets),
    ownerId: row.owner_id,
    namesAllowed: row.names_allowed === true || row.names_allowed === 1,
    isArchived: row.archived_at !== null,
    version: row.version,
    congress: {
      id: row.congress_id,
      slug: row.slug,
      title: { vi: row.title_vi, en: row.title_en },
      firstDay: row.first_day,
      lastDay: row.last_day,
      timezone: row.timezone,
    },
  };
}

export interface NewPlan extends PlanHead {
  congressId: string;
  namesAllowed: boolean;
}

/** Opens a plan with a key of its own and the default steps. Answers its id; null where the viewer may not. */
export async function createPlan(
  db: Database,
  surveyKey: string,
  viewer: SignedIn,
  now: Date,
  { congressId, namesAllowed, ...head }: NewPlan,
): Promise<string | null> {
  return db.transaction(async (transaction) => {
    const congress = await transaction("congresses")
      .join("committees", "committees.id", "congresses.committee_id")
      .where("congresses.id", congressId)
      .first("committees.path");
    if (!congress || !can(viewer, "survey:open-plan", { committeePath: congress.path })) return null;
    const id = newId();
    await transaction("survey_plans").insert({
      ...{ id, congress_id: congressId, owner_id: viewer.id, names_allowed: namesAllowed },
      ...columnsOf(head),
      created_at: now.toISOString(),
    });
    await makePlanKey(transaction, surveyKey, id);
    await insertTemplate(transaction, id, now);
    await recordDeed(transaction, { viewer, now }, id, "plan-created", {
      congress: congressId,
      namesAllowed,
    });
    return id;
  });
}

/** Saves the head of a plan as seen at version `basedOn`. Answers false when somebody else was quicker. */
export async function savePlanHead(
  db: Database,
  viewer: SignedIn,
  now: Date,
  planId: string,
  basedOn: number,
  head: PlanHead,
): Promise<boolean> {
  return db.transaction(async (transaction) => {
    const written = await transaction("survey_plans")
      .where({ id: planId, version: basedOn })
      .whereNull("archived_at")
      .update({ ...columnsOf(head), version: basedOn + 1 });
    if (written === 0) return false;
    await recordDeed(transaction, { viewer, now }, planId, "plan-edited");
    return true;
  });
}

const columnsOf = ({ number, issuedOn, issuer, purpose, seats, targets, excess }: PlanHead) => ({
  ...{ number, issuer, purpose, seats },
  issued_on: issuedOn,
  targets: JSON.stringify({ targets, excess }),
});
