import { openSecret } from "~/accounts/second-factor/codes.server";
import type { Services } from "~/platform/services";
import { openPlanKey } from "~/survey/plan-keys.server";
import { fault, good, type Finding } from "./finding";

/** Whether the keys of the configuration are those with which the data was encrypted. */
export async function examineSecrets({ db, config }: Services): Promise<Finding[]> {
  const plan = await db("survey_keys").first("plan_id");
  const opened = plan ? await openPlanKey(db, config.surveyKey, plan.plan_id) : null;
  const factor = await db("second_factors").whereNotNull("secret").first("user_id", "secret");
  const secret = factor ? openSecret(config.sessionSecret, factor.user_id, factor.secret) : "none";
  const remedy = "Set it to the one that was used before: it is in FILE.keys of a backup.";
  return [
    opened?.kind === "wrong-key"
      ? fault("SURVEY_KEY is not the one with which the names in survey plans were encrypted.", remedy)
      : good("SURVEY_KEY opens the survey plans."),
    secret === null
      ? fault("SESSION_SECRET is not the one with which second factors were encrypted.", remedy)
      : good("SESSION_SECRET opens the second factors."),
  ];
}
