import type { Command } from "commander";
import { seedReference } from "~db/seeds/reference.server";
import { program as planner } from "~/accounts/audit.server";
import { loadSample, removeSample } from "~/sample/sample.server";
import { withServices } from "./with-services";

/** `planner migrate`, `planner seed`. */
export function registerDatabaseCommands(program: Command): void {
  program
    .command("migrate")
    .description("bring the database schema up to date")
    .action(() => withServices(async () => say("The schema is up to date.")));

  program
    .command("seed")
    .description("put the facts of the source documents into the database")
    .option("--sample", "also the sample committee, to try things on")
    .option("--remove-sample", "remove the sample committee and what was tried on it")
    .action(({ sample, removeSample: removes }: { sample?: boolean; removeSample?: boolean }) =>
      withServices(async ({ db, clock }) => {
        await seedReference(db, clock.now());
        say("The reference data is in place.");
        if (removes) {
          const removed = await removeSample(db, planner, clock.now());
          say(removed ? "The sample is removed." : "There is no sample.");
        } else if (sample) {
          const loaded = await loadSample(db, planner, clock.now());
          say(loaded ? "The sample is loaded." : "The sample is there already.");
        }
      }),
    );
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
