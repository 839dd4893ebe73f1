import type { Database } from "~/platform/database.server";
import { plan178 } from "~db/reference/directive-1097";
import { defaultExcess, defaultTargets, type PlanHead } from "./plan";

/** For which congress the Conclusion asks for the survey. */
const congressSlug = "dak-lak-xvii";

/** What a new plan is filled in with: the facts of Plan 178-KH/TU, and targets that are a default. */
export async function defaultPlanHead(db: Database): Promise<{ congressSlug: string; head: PlanHead }> {
  const issuer = await db("bodies").where({ slug: plan178.issuer }).first("name_vi");
  return {
    congressSlug,
    head: {
      ...{ number: plan178.number, issuedOn: plan178.issuedOn, purpose: plan178.purpose.vi },
      issuer: issuer?.name_vi ?? "",
      seats: null,
      targets: defaultTargets,
      excess: defaultExcess,
    },
  };
}
