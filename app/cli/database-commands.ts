import type { Command } from "commander";
import { seedReference } from "~db/seeds/reference.server";
import { program as planner } from "~/accounts/audit.server";
import { loadSample, removeSample } from "~/sample/sample.server";
import type { Speech } from "./speech";
import { withServices } from "./with-services";

/** `planner migrate`, `planner seed`. */
export function registerDatabaseCommands(program: Command, { t, say }: Speech): void {
  program
    .command("migrate")
    .description(t("help:migrate"))
    .action(() => withServices(async () => say("command:migrate.done")));

  program
    .command("seed")
    .description(t("help:seed.text"))
    .option("--sample", t("help:seed.sample"))
    .option("--remove-sample", t("help:seed.remove-sample"))
    .action(({ sample, removeSample: removes }: { sample?: boolean; removeSample?: boolean }) =>
      withServices(async ({ db, clock }) => {
        await seedReference(db, clock.now());
        say("command:seed.done");
        if (removes) {
          const removed = await removeSample(db, planner, clock.now());
          say(removed ? "command:seed.removed" : "command:seed.not-there");
        } else if (sample) {
          const loaded = await loadSample(db, planner, clock.now());
          say(loaded ? "command:seed.loaded" : "command:seed.there-already");
        }
      }),
    );
}
