import { openSecret } from "~/accounts/second-factor/codes.server";
import type { Services } from "~/platform/services";
import { openPlanKey } from "~/survey/plan-keys.server";
import { fault, good, type Finding } from "./finding";

/** Whether the keys of the configuration are those with which the data was encrypted. */
export async function examineSecrets({ db, config }: Services): Promise<Finding[]> {
  const plans = await db("survey_keys").select("plan_id");
  const opened = await Promise.all(plans.map(({ plan_id }) => openPlanKey(db, config.surveyKey, plan_id)));
  const factors = await db("second_factors").whereNotNull("secret").select("user_id", "secret");
  return [
    judge(
      "SURVEY_KEY",
      "survey plans",
      opened.map(({ kind }) => kind !== "wrong-key"),
    ),
    judge(
      "SESSION_SECRET",
      "second factors",
      factors.map(({ user_id, secret }) => openSecret(config.sessionSecret, user_id, secret) !== null),
    ),
  ];
}

/** @param opened for each row whether the key opens it */
function judge(key: string, rows: string, opened: readonly boolean[]): Finding {
  const closed = opened.filter((isOpen) => !isOpen).length;
  if (closed === 0) return good(`${key} opens all ${opened.length} ${rows}.`);
  return closed === opened.length
    ? fault(
        `${key} is not the one with which the ${rows} were encrypted.`,
        "Set it to the one that was used before: it is in FILE.keys of a backup.",
      )
    : fault(
        `${key} does not open ${closed} of ${opened.length} ${rows}: they were changed in the database, or encrypted with another key.`,
        "Compare them with a backup: `planner restore FILE` into an empty database beside this one.",
      );
}
