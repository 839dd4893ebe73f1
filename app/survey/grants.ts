import type { Day } from "~/platform/days";
import type { StepActionKind } from "./progress";

/** What can be granted on a plan. Whoever holds any of them reads the plan. */
export const grantable = ["read", "count", "manage", "approve"] as const;
export type Grantable = (typeof grantable)[number];
/** `own`: grants, the list of who read, archiving and deleting. Never granted, only handed over. */
export type Capability = Grantable | "own";
export const capabilities: readonly Capability[] = [...grantable, "own"];

export interface PlanGrant {
  userId: string;
  capabilities: readonly Grantable[];
  /** The last day on which it holds. */
  endsOn: Day;
}

const nothing: ReadonlySet<Capability> = new Set();

/**
 * What somebody may do with a plan. A role alone opens nothing: it takes a grant by name that has not ended, or to own
 * the plan, which holds while its owner may open plans (a personnel officer, with whatever that role asks for).
 * @param today the day on the wall, never the workspace's reference day, which people can set
 */
export function capabilitiesOf(
  { userId, mayOpenPlans }: { userId: string; mayOpenPlans: boolean },
  plan: { ownerId: string; isArchived: boolean },
  grant: PlanGrant | null,
  today: Day,
): ReadonlySet<Capability> {
  if (userId === plan.ownerId) {
    if (!mayOpenPlans) return nothing;
    return new Set(plan.isArchived ? ["read", "own"] : capabilities);
  }
  if (plan.isArchived || grant === null || grant.userId !== userId || grant.endsOn < today) return nothing;
  return new Set<Capability>(grant.capabilities.length > 0 ? ["read", ...grant.capabilities] : []);
}

/** Any of these lets one take the step's action. */
export const neededFor: Record<StepActionKind, readonly Capability[]> = {
  open: ["manage"],
  postpone: ["manage"],
  attend: ["manage"],
  enter: ["count"],
  discard: ["manage"],
  agree: ["count", "manage"],
  recount: ["manage"],
  conclude: ["manage"],
  "propose-correction": ["manage"],
  "approve-correction": ["approve"],
  "reject-correction": ["approve", "manage"],
  "renew-list": ["manage"],
  review: ["manage"],
};

/** True when what somebody holds is enough for the action. */
export const mayTake = (held: ReadonlySet<Capability>, kind: StepActionKind): boolean =>
  neededFor[kind].some((capability) => held.has(capability));
