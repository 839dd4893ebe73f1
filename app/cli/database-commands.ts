import type { Command } from "commander";
import { seedReference } from "~db/seeds/reference.server";
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
    .action(() =>
      withServices(async ({ db, clock }) => {
        await seedReference(db, clock.now());
        say("The reference data is in place.");
      }),
    );
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
