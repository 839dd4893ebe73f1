import { Command, CommanderError } from "commander";
import { config as readEnvironmentFile } from "dotenv";
import { ConfigError } from "~/platform/config.server";
import { keepToOwner } from "~/platform/private-files.server";
import { MissingSqliteError } from "~/platform/sqlite-client.server";
import { registerAgendaCommands } from "./agenda-commands";
import { registerBackupCommands } from "./backup-commands";
import { registerDatabaseCommands } from "./database-commands";
import { registerDoctorCommand } from "./doctor-command";
import { registerFeedCommands } from "./feed-commands";
import { registerGroupsCommands } from "./groups-commands";
import { registerMoveCommand } from "./move-command";
import { registerSurveyCommands } from "./survey-commands";
import { registerUserCommands } from "./user-commands";
import { CommandError } from "./command-error";

/** `planner`: the same rooms by another door, for operators and scripts. Exit status 0, 1 (the answer is no), 2 (cannot be done). */
readEnvironmentFile({ quiet: true });
keepToOwner();
// Whoever wants only the beginning (`| head`) has it: what was begun goes on, and is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
const program = new Command("planner")
  .description("Congress Planner for operators and scripts.")
  .exitOverride()
  .configureHelp({ sortSubcommands: true });

registerDatabaseCommands(program);
registerBackupCommands(program);
registerMoveCommand(program);
registerDoctorCommand(program);
registerUserCommands(program);
registerAgendaCommands(program);
registerGroupsCommands(program);
registerFeedCommands(program);
registerSurveyCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (
    error instanceof CommandError ||
    error instanceof ConfigError ||
    error instanceof MissingSqliteError
  ) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else throw error;
}
