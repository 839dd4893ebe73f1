import type { CommanderError } from "commander";
import { Help, type Command } from "commander";
import { told, type Told, type Values } from "~/platform/told";
import type { Translate } from "~/platform/translate";

/** Has the library of commands speak with our words wherever it speaks of its own; for commands made afterwards. */
export function speakHelp(program: Command, t: Translate): void {
  const titles: Record<string, string> = {
    "Usage:": t("help:title.usage"),
    "Arguments:": t("help:title.arguments"),
    "Options:": t("help:title.options"),
    "Global Options:": t("help:title.global-options"),
    "Commands:": t("help:title.commands"),
  };
  const own = new Help();
  const spoken = (usage: string) =>
    usage.replace("[options]", t("help:options")).replace("[command]", t("help:command"));
  program
    .helpOption("-h, --help", t("help:help"))
    .helpCommand(`help ${t("help:command")}`, t("help:help-command"))
    // Faults are worded by `tellFault`.
    .configureOutput({ outputError: () => undefined })
    .configureHelp({
      ...{ sortSubcommands: true, showGlobalOptions: true },
      styleTitle: (title) => titles[title] ?? title,
      commandUsage: (command) => spoken(own.commandUsage(command)),
      subcommandTerm: (command) => spoken(own.subcommandTerm(command)),
      optionDescription: ({ description, defaultValue }) =>
        defaultValue === undefined
          ? description
          : `${description} (${t("help:default", { value: defaultValue })})`,
    });
}

const faults = {
  "commander.unknownCommand": "unknown-command",
  "commander.unknownOption": "unknown-option",
  "commander.missingArgument": "missing-argument",
  "commander.optionMissingArgument": "missing-value",
  "commander.missingMandatoryOptionValue": "missing-option",
  "commander.excessArguments": "too-many-arguments",
} as const;

/** What is wrong with what was typed; null when the help was shown instead. The library names things in its message. */
export function tellFault({ code, message }: CommanderError, program: Command, typed: string[]): Told | null {
  if (/^commander\.(help|version)/.test(code)) return null;
  const [, named = ""] = /'([^']*)'/.exec(message) ?? [];
  const [, others = ""] = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message) ?? [];
  const suggestion = others === "" ? "" : told("command:typed.suggestion", { others });
  const values: Values = { named, suggestion, help: `${pathOf(program, typed)} --help` };
  return told(`command:typed.${faults[code as keyof typeof faults] ?? "other"}`, values);
}

/** The command that was meant, as far as it is one: `planner agenda check`. */
function pathOf(program: Command, typed: string[]): string {
  let command = program;
  const path = [program.name()];
  for (const word of typed) {
    const next = command.commands.find((each) => each.name() === word);
    if (!next) continue;
    command = next;
    path.push(word);
  }
  return path.join(" ");
}
