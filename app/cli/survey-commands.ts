import type { Command } from "commander";
import { text } from "node:stream/consumers";
import { program as planner } from "~/accounts/audit.server";
import { isSurveyKey } from "~/platform/config.server";
import { handOver } from "~/survey/grants.server";
import { rewrapPlanKeys } from "~/survey/plan-keys.server";
import { CommandError } from "./command-error";
import { withServices } from "./with-services";

/** `planner survey hand-over|rekey`: neither shows anything of a plan. */
export function registerSurveyCommands(program: Command): void {
  const survey = program.command("survey").description("personnel-survey plans");
  survey
    .command("hand-over")
    .description("give a plan whose owner has left to another personnel officer; recorded")
    .argument("<plan>", "the plan's address, or its last part")
    .argument("<email>", "of the personnel officer who is to own it")
    .action((plan: string, email: string) =>
      withServices(async ({ db, clock }) => {
        const [id = ""] = plan.replace(/^.*\/surveys\//, "").split("/", 1);
        const handed = await handOver({ db, viewer: planner, now: clock.now() }, id, email);
        if (handed === "no-such-plan") throw new CommandError(`There is no plan "${plan}".`);
        if (handed === "no-such-person") throw new CommandError(`There is no active account ${email}.`);
        if (handed === "no-personnel-officer") {
          throw new CommandError(`${email} does not have the role personnel-officer.`);
        }
        process.stdout.write(`${email} owns the plan now.\n`);
      }),
    );
  survey
    .command("rekey")
    .description("encrypt the keys of all plans under another SURVEY_KEY, read from standard input")
    .action(() =>
      withServices(async ({ db, config }) => {
        const key = (await text(process.stdin)).trim();
        if (!isSurveyKey(key)) {
          throw new CommandError("Give 32 bytes in base64 on standard input (openssl rand -base64 32).");
        }
        const count = await rewrapPlanKeys(db, config.surveyKey, key);
        if (count === null) {
          throw new CommandError("SURVEY_KEY is not the key of every plan. Nothing was changed.");
        }
        process.stdout.write(
          `${count} plans encrypted anew. Set SURVEY_KEY to the new key before the next start.\n`,
        );
      }),
    );
}
