import type { Command } from "commander";
import { wordCondition } from "~/groups/desk/words";
import { divide } from "~/groups/division/divide";
import type { Answer, Division, Problem } from "~/groups/division/problem";
import { OperatorError } from "~/platform/told";
import { readProblem, type DivideOptions } from "./division-files";
import { tellFault } from "./division-faults";
import { print, type Speech } from "./speech";

/** `planner groups divide`. */
export function registerGroupsCommands(program: Command, speech: Speech): void {
  const { t } = speech;
  const [file, number, columns] = [t("help:value.file"), t("help:value.number"), t("help:value.columns")];
  program
    .command("groups")
    .description(t("help:groups.text"))
    .command("divide")
    .description(t("help:groups.divide"))
    .argument(`<${file}>`, t("help:groups.file"))
    .requiredOption(`--groups <${number}>`, t("help:groups.number"))
    .option(`--rounds <${number}>`, t("help:groups.rounds"), "1")
    .option(`--spread <${columns}>`, t("help:groups.spread"))
    .option(`--cluster <${columns}>`, t("help:groups.cluster"))
    .option(`--pins <${file}>`, t("help:groups.pins"))
    .option(`--together <${file}>`, t("help:groups.together"))
    .option(`--apart <${file}>`, t("help:groups.apart"))
    .option(`--seed <${number}>`, t("help:groups.seed"), "1")
    .option("--json", t("help:json"))
    .action((list: string, options: DivideOptions & { json?: boolean }) => divideFile(list, options, speech));
}

async function divideFile(file: string, options: DivideOptions & { json?: boolean }, speech: Speech) {
  const { problem, names } = await readProblem(file, options);
  const answer = divide(problem) as Answer;
  if (answer.kind === "faulty") {
    for (const fault of answer.faults.slice(0, 20)) {
      const { key, values } = tellFault(fault, file);
      speech.warn(key, values);
    }
    process.exitCode = 2;
    return;
  }
  if (answer.kind === "failed") throw new OperatorError("command:groups.failed");
  if (answer.kind === "impossible") {
    const { conflict } = answer;
    if (options.json) print(JSON.stringify({ rounds: [], conflict }, null, 2));
    speech.warn("command:groups.impossible");
    const asInFiles = { t: speech.t, person: (id: string) => id, group: (id: string) => id };
    for (const each of conflict) process.stderr.write(`- ${wordCondition(each, asInFiles)}\n`);
    process.exitCode = 1;
    return;
  }
  if (options.json) print(JSON.stringify(asJson(answer.division), null, 2));
  else printTable(problem, answer.division, names, speech);
}

const asJson = ({ rounds, quality }: Division) => ({
  rounds: rounds.map(({ groups }) => ({ groups: groups.map(({ id, members }) => ({ id, members })) })),
  quality,
});

function printTable(
  problem: Problem,
  { rounds, quality }: Division,
  names: ReadonlyMap<string, string>,
  { say }: Speech,
): void {
  rounds.forEach(({ groups }, round) => {
    if (rounds.length > 1) say("command:groups.round", { round: round + 1 });
    for (const { id, members } of groups) {
      print(`${id} (${members.length})`);
      for (const member of members) print(`  ${[member, names.get(member) ?? ""].join("  ").trimEnd()}`);
    }
  });
  const { imbalance, lowerBound: bound, scattered, repeatedPairs: repeated } = quality;
  const treated = (treatment: string) =>
    problem.attributes.some((attribute) => attribute.treatment === treatment);
  if (treated("spread")) say("command:groups.imbalance", { imbalance, bound });
  if (treated("cluster")) say("command:groups.scattered", { scattered });
  if (rounds.length > 1) say("command:groups.repeated", { repeated });
}
