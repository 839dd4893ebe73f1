import { fewestRepeats } from "~/groups/division/bounds";
import { divide } from "~/groups/division/divide";
import { judge } from "~/groups/division/judge";
import type { Problem, Quality, Round } from "~/groups/division/problem";
import { randomFrom, type Random } from "~/groups/division/random";
import * as instances from "../groups/division-instances";
import { leastImbalance } from "./groups.exact";

const cases: Record<string, { problem: Problem; exact?: true }> = {
  "24 in 4": { problem: instances.small(), exact: true },
  "20 in 6, tight": { problem: instances.tight(), exact: true },
  "20 in 6, tight, bound": { problem: instances.tightAndBound(), exact: true },
  "20 in 6, with roles": { problem: instances.tightWithRoles(), exact: true },
  "286 in 6": { problem: instances.province() },
  "500 in 20": { problem: instances.large() },
  "200 in 9, skewed": { problem: instances.skewed() },
  "286 in 6, bound": { problem: instances.bound() },
  "24 in 4, 3 rounds": { problem: instances.inRounds(instances.small(), 3) },
  "286 in 6, 3 rounds": { problem: instances.inRounds(instances.province(), 3) },
  "286 in 6, bound, 3 r.": { problem: instances.inRounds(instances.bound(), 3) },
  "500 in 20, 3 rounds": { problem: instances.inRounds(instances.large(), 3) },
};

/** Many tries of the method that takes the best of chance. */
const tries = 1000;

/** Dividing, against chance, the clerk's way, the best of much chance, and the optimum of an integer program. */
export async function run(): Promise<void> {
  print(["instance", "method", "imbalance", "repeated", "distinct/bound", "broken", "ms", "of ours"]);
  for (const [name, { problem, exact }] of Object.entries(cases)) {
    const random = randomFrom(99);
    divide(problem);
    const ours = timed(() => divided(problem));
    const measured = {
      planner: ours,
      random: timed(() => atRandom(problem, random)),
      "clerk's round robin": timed(() => roundRobin(problem)),
      [`best of ${tries} random`]: timed(() => bestOfRandom(problem, random)),
    };
    for (const [method, { rounds, milliseconds }] of Object.entries(measured)) {
      const quality = judge(problem, rounds);
      const row = [
        name,
        method,
        String(quality.imbalance),
        String(quality.repeatedPairs),
        distinct(problem, rounds, quality),
      ];
      print([...row, String(quality.violations.length), ...timeOf(milliseconds, ours.milliseconds)]);
    }
    if (!exact) continue;
    const start = performance.now();
    const least = await leastImbalance(problem, 60);
    const milliseconds = performance.now() - start;
    print([
      name,
      "integer program",
      least === null ? "not in 60 s" : String(least),
      "-",
      "-",
      "0",
      ...timeOf(milliseconds, ours.milliseconds),
    ]);
  }
}

const timeOf = (milliseconds: number, ours: number) => [
  milliseconds.toFixed(1),
  (milliseconds / ours).toFixed(2),
];

const print = (cells: string[]) =>
  process.stdout.write(
    `${cells.map((cell, index) => cell.padEnd([23, 22, 12, 10, 16, 8, 10][index] ?? 0)).join("")}\n`,
  );

function timed(work: () => Round[]): { rounds: Round[]; milliseconds: number } {
  const start = performance.now();
  const rounds = work();
  return { rounds, milliseconds: performance.now() - start };
}

function divided(problem: Problem): Round[] {
  const answer = divide(problem);
  if (answer?.kind !== "divided") throw new Error(JSON.stringify(answer));
  return answer.division.rounds;
}

/** Pairs that met at all, of those that can meet. */
function distinct({ people }: Problem, rounds: Round[], { repeatedPairs }: Quality): string {
  if (rounds.length === 1) return "-";
  const sizes = rounds.map(({ groups }) => groups.map(({ members }) => members.length));
  const meetings = sizes.flat().reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  return `${(((meetings - repeatedPairs) / (meetings - fewestRepeats(people.length, sizes))) * 100).toFixed(1)} %`;
}

/** `order[round]`: people by number, dealt out one after the other. */
function dealt({ people, groups }: Problem, order: readonly (readonly number[])[]): Round[] {
  return order.map((row) => ({
    groups: groups.map(({ id }, group) => ({
      ...{ id, leader: null, secretary: null },
      members: row.flatMap((person, index) =>
        index % groups.length === group ? [people[person]?.id ?? ""] : [],
      ),
    })),
  }));
}

function atRandom(problem: Problem, random: Random): Round[] {
  const everyone = problem.people.map((_, index) => index);
  return dealt(
    problem,
    Array.from({ length: problem.rounds }, () => random.shuffle(everyone)),
  );
}

function bestOfRandom(problem: Problem, random: Random): Round[] {
  let best: { rounds: Round[]; rank: number } | null = null;
  for (let index = 0; index < tries; index += 1) {
    const rounds = atRandom(problem, random);
    const { imbalance, repeatedPairs } = judge(problem, rounds);
    const rank = imbalance * 24 + repeatedPairs;
    if (!best || rank < best.rank) best = { rounds, rank };
  }
  return best?.rounds ?? [];
}

/** Sorted by everything that shall be spread and dealt out like cards; in later rounds each row of cards is shifted. */
function roundRobin(problem: Problem): Round[] {
  const key = (person: number) =>
    problem.attributes.map(({ name }) => problem.people[person]?.attributes[name] ?? "").join("\t");
  const sorted = problem.people.map((_, index) => index).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const count = problem.groups.length;
  const rows = Array.from({ length: Math.ceil(sorted.length / count) }, (_, row) =>
    sorted.slice(row * count, (row + 1) * count),
  );
  return dealt(
    problem,
    Array.from({ length: problem.rounds }, (_, round) =>
      rows.flatMap((row, index) => row.map((__, at) => row[(at + round * index) % row.length] as number)),
    ),
  );
}
