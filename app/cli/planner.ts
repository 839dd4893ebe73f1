import { CommanderError } from "commander";
import { operatorLanguage } from "~/platform/operator-language.mjs";
import { keepToOwner } from "~/platform/private-files.server";
import { OperatorError, type Told } from "~/platform/told";
import { createProgram } from "./program";
import { createSpeech } from "./speech";
import { tellFault } from "./spoken-help";

/** `planner`: the same rooms by another door, for operators and scripts. Exit status 0, 1 (the answer is no), 2 (cannot be done). */
keepToOwner();
// Whoever wants only the beginning (`| head`) has it: what was begun goes on, and is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
const typed = process.argv.slice(2);
const speech = createSpeech(operatorLanguage(typed, process.env).language);
const program = createProgram(speech);
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
