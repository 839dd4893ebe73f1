import type { Command } from "commander";
import { text } from "node:stream/consumers";
import { program as planner } from "~/accounts/audit.server";
import { isSurveyKey } from "~/platform/config.server";
import { OperatorError } from "~/platform/told";
import { handOver } from "~/survey/grants.server";
import { rewrapPlanKeys } from "~/survey/plan-keys.server";
import type { Speech } from "./speech";
import { withServices } from "./with-services";

/** `planner survey hand-over|rekey`: neither shows anything of a plan. */
export function registerSurveyCommands(program: Command, { t, say }: Speech): void {
  const survey = program.command("survey").description(t("help:survey.text"));
  survey
    .command("hand-over")
    .description(t("help:survey.hand-over"))
    .argument(`<${t("help:value.plan")}>`, t("help:survey.plan"))
    .argument("<email>", t("help:survey.email"))
    .action((plan: string, email: string) =>
      withServices(async ({ db, clock }) => {
        const [id = ""] = plan.replace(/^.*\/surveys\//, "").split("/", 1);
        const handed = await handOver({ db, viewer: planner, now: clock.now() }, id, email);
        if (handed === "no-such-plan") throw new OperatorError("command:survey.no-plan", { plan });
        if (handed === "no-such-person") throw new OperatorError("command:survey.no-person", { email });
        if (handed === "no-personnel-officer") {
          throw new OperatorError("command:survey.no-officer", { email });
        }
        say("command:survey.handed-over", { email });
      }),
    );
  survey
    .command("rekey")
    .description(t("help:survey.rekey"))
    .action(() =>
      withServices(async ({ db, config }) => {
        const key = (await text(process.stdin)).trim();
        if (!isSurveyKey(key)) throw new OperatorError("command:survey.no-key");
        const count = await rewrapPlanKeys(db, config.surveyKey, key);
        if (count === null) throw new OperatorError("command:survey.other-key");
        say("command:survey.rekeyed", { count });
      }),
    );
}
