import type { Command } from "commander";
import { divide } from "~/groups/division/divide";
import type { Answer, Division, Problem } from "~/groups/division/problem";
import { CommandError } from "./command-error";
import { readProblem, type DivideOptions } from "./division-files";
import { wordCondition, wordFault } from "./division-words";

/** `planner groups divide`. */
export function registerGroupsCommands(program: Command): void {
  program
    .command("groups")
    .description("discussion groups")
    .command("divide")
    .description(
      "divide a list of people into groups whose sizes differ by one at most; exit status 1 when the conditions contradict each other",
    )
    .argument("<file>", "CSV or XLSX with a header row: id, name and any attributes")
    .requiredOption("--groups <number>", "how many groups: g1, g2, …")
    .option(
      "--rounds <number>",
      "how often all are divided anew, 1 to 10; as few as possible meet twice",
      "1",
    )
    .option(
      "--spread <columns>",
      "columns, with commas between, of which each group mirrors the whole; without it none",
    )
    .option("--cluster <columns>", "columns whose equal values stay together as far as can be")
    .option("--pins <file>", "who must be in which group: columns id, group")
    .option("--together <file>", "who must be in one group: columns a, b; pairs chain")
    .option("--apart <file>", "who must not be in one group: columns a, b")
    .option("--seed <number>", "the same number gives the same division", "1")
    .option("--json", "answer as JSON")
    .action(divideFile);
}

async function divideFile(file: string, options: DivideOptions & { json?: boolean }) {
  const { problem, names } = await readProblem(file, options);
  const answer = divide(problem) as Answer;
  if (answer.kind === "faulty") {
    throw new CommandError(
      answer.faults
        .slice(0, 20)
        .map((fault) => wordFault(fault, file))
        .join("\n"),
    );
  }
  if (answer.kind === "failed") {
    throw new CommandError(
      "Neither a division nor a contradiction was found. Ask for fewer people apart or together.",
    );
  }
  if (answer.kind === "impossible") {
    const { conflict } = answer;
    if (options.json) print(JSON.stringify({ rounds: [], conflict }, null, 2));
    process.stderr.write(
      `These conditions cannot be kept together:\n${conflict.map((each) => `- ${wordCondition(each)}\n`).join("")}`,
    );
    process.exitCode = 1;
    return;
  }
  if (options.json) print(JSON.stringify(asJson(answer.division), null, 2));
  else printTable(problem, answer.division, names);
}

const asJson = ({ rounds, quality }: Division) => ({
  rounds: rounds.map(({ groups }) => ({ groups: groups.map(({ id, members }) => ({ id, members })) })),
  quality,
});

function printTable(
  problem: Problem,
  { rounds, quality }: Division,
  names: ReadonlyMap<string, string>,
): void {
  rounds.forEach(({ groups }, round) => {
    if (rounds.length > 1) print(`Round ${round + 1}`);
    for (const { id, members } of groups) {
      print(`${id} (${members.length})`);
      for (const member of members) print(`  ${[member, names.get(member) ?? ""].join("  ").trimEnd()}`);
    }
  });
  const { imbalance, lowerBound, scattered, repeatedPairs } = quality;
  const treated = (treatment: string) =>
    problem.attributes.some((attribute) => attribute.treatment === treatment);
  if (treated("spread")) print(`Too many or too few for a fair share: ${imbalance} (bound: ${lowerBound}).`);
  if (treated("cluster")) print(`Away from their cluster: ${scattered}.`);
  if (rounds.length > 1) print(`Pairs that meet again: ${repeatedPairs}.`);
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);
