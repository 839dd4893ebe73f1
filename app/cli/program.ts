import { Command } from "commander";
import { registerAgendaCommands } from "./agenda-commands";
import { registerBackupCommands } from "./backup-commands";
import { registerDatabaseCommands } from "./database-commands";
import { registerDoctorCommand } from "./doctor-command";
import { registerFeedCommands } from "./feed-commands";
import { registerGroupsCommands } from "./groups-commands";
import { registerMoveCommand } from "./move-command";
import type { Speech } from "./speech";
import { speakHelp } from "./spoken-help";
import { registerSurveyCommands } from "./survey-commands";
import { registerUserCommands } from "./user-commands";

/** `planner` with all its commands, which speak one language. Throws instead of leaving the process. */
export function createProgram(speech: Speech): Command {
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
  return program;
}
