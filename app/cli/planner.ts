import { Command, CommanderError } from "commander";
import { operatorLanguage } from "~/platform/operator-language.mjs";
import { keepToOwner } from "~/platform/private-files.server";
import { OperatorError, type Told } from "~/platform/told";
import { registerAgendaCommands } from "./agenda-commands";
import { registerBackupCommands } from "./backup-commands";
import { registerDatabaseCommands } from "./database-commands";
import { registerDoctorCommand } from "./doctor-command";
import { registerFeedCommands } from "./feed-commands";
import { registerGroupsCommands } from "./groups-commands";
import { registerMoveCommand } from "./move-command";
import { createSpeech } from "./speech";
import { speakHelp, tellFault } from "./spoken-help";
import { registerSurveyCommands } from "./survey-commands";
import { registerUserCommands } from "./user-commands";

/** `planner`: the same rooms by another door, for operators and scripts. Exit status 0, 1 (the answer is no), 2 (cannot be done). */
keepToOwner();
// Whoever wants only the beginning (`| head`) has it: what was begun goes on, and is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
const typed = process.argv.slice(2);
const speech = createSpeech(operatorLanguage(typed, process.env).language);
const program = new Command("planner")
  .description(speech.t("help:program"))
  .option("--language <vi|en>", speech.t("help:language"))
  .exitOverride();
speakHelp(program, speech.t);

registerDatabaseCommands(program, speech);
registerBackupCommands(program, speech);
registerMoveCommand(program, speech);
registerDoctorCommand(program, speech);
registerUserCommands(program, speech);
registerAgendaCommands(program, speech);
registerGroupsCommands(program, speech);
registerFeedCommands(program, speech);
registerSurveyCommands(program, speech);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    refuse(tellFault(error, program, typed), error.exitCode === 0 ? 0 : 2);
  } else if (error instanceof OperatorError) refuse(error.told, 2);
  else throw error;
}

function refuse(told: Told | null, status: number): void {
  if (told) process.stderr.write(`${speech.word(told)}\n`);
  process.exitCode = status;
}
