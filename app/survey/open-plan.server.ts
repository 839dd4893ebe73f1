import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requireViewer, type Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { localDayOf, type Day } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { recordAccess, type AccessKind } from "./access-log.server";
import type { Capability } from "./grants";
import { listPeople } from "./people.server";
import type { Person, Plan, Step } from "./plan";
import { openPlanKey, type PlanKey } from "./plan-keys.server";
import { findPlan } from "./plans.server";
import type { Writing } from "./record.server";
import { readSteps } from "./step-rows.server";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

export interface OpenPlan {
  visit: Visit<SignedIn>;
  plan: Plan;
  /** What the viewer may do with this plan. */
  held: ReadonlySet<Capability>;
  key: PlanKey;
  steps: Step[];
  people: Person[];
  writing: Writing;
}

/** What is looked at, as the plan's owner reads it in the list of who read what. */
export type Looked =
  | ("plan" | "step" | "people" | "access" | "settings")
  | ("papers" | "ballots" | "ballots-full" | "tally" | "tally-full" | "minutes" | "minutes-full");

/** The day on the wall: access never follows the workspace's reference day, which people can set. */
export const accessDay = (now: Date): Day => localDayOf(now, workspaceZone);

/**
 * The plan of the address, for those who own it or were granted it by name. Everybody else is told that there is no
 * such page. Every look and every refusal is recorded.
 * @param needed what the viewer must be able to do, beyond reading
 */
export async function openPlan(
  args: Args,
  looked: Looked,
  { needed = "read", access = "read" }: { needed?: Capability; access?: Exclude<AccessKind, "refused"> } = {},
): Promise<OpenPlan> {
  const visit = await requireViewer(args);
  const { db, viewer, now, config } = visit;
  const found = await findPlan(db, viewer, args.params.id ?? "", accessDay(now));
  if (!found) notFound();
  const { plan, held } = found;
  await authorisePlan(visit, found, needed, looked);
  if (args.request.method !== "POST") await recordAccess(db, viewer, now, plan.id, access, looked);
  const key = await openPlanKey(db, config.surveyKey, plan.id);
  return {
    ...{ visit, plan, held, key },
    steps: await readSteps(db, plan.id, key),
    people: await listPeople(db, plan.id, key),
    writing: { db, surveyKey: config.surveyKey, viewer, now },
  };
}

/**
 * Refuses what the viewer may not do with a plan, and records it: 404 for those who may not even read, 403 otherwise.
 * @throws Response
 */
export async function authorisePlan(
  { db, viewer, now }: Pick<Visit<SignedIn>, "db" | "viewer" | "now">,
  { plan, held }: { plan: Pick<Plan, "id">; held: ReadonlySet<Capability> },
  needed: Capability,
  what: string,
): Promise<void> {
  if (held.has("read") && held.has(needed)) return;
  await recordAccess(db, viewer, now, plan.id, "refused", what);
  throw new Response(null, { status: held.has("read") ? 403 : 404 });
}

/** As `openPlan`, with the step of the address. */
export async function openStep(
  args: Args,
  { looked = "step", ...options }: { looked?: Looked } & Parameters<typeof openPlan>[2] = {},
): Promise<OpenPlan & { step: Step }> {
  const open = await openPlan(args, looked, options);
  const step = open.steps.find(({ id }) => id === args.params.step);
  if (!step) notFound();
  return { ...open, step };
}
