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
      "survey-key",
      opened.map(({ kind }) => kind !== "wrong-key"),
    ),
    judge(
      "session-secret",
      factors.map(({ user_id, secret }) => openSecret(config.sessionSecret, user_id, secret) !== null),
    ),
  ];
}

/** @param opened for each row whether the key opens it */
function judge(key: "survey-key" | "session-secret", opened: readonly boolean[]): Finding {
  const total = opened.length;
  const count = opened.filter((isOpen) => !isOpen).length;
  if (count === 0) return good(`${key}-opens`, { count: total });
  return count === total ? fault(`${key}-wrong`) : fault(`${key}-partial`, { count, total });
}
