import { spawn, spawnSync } from "node:child_process";

export interface Answered {
  status: number | null;
  output: string;
  errors: string;
}

/** Runs `planner` as an operator does, with only this environment. */
export const runPlanner = (environment: Record<string, string>, ...args: string[]): Promise<Answered> =>
  run([process.execPath], environment, args);

/** Every Linux has it (util-linux), other systems have nothing like it. */
export const canLimit = spawnSync("prlimit", ["--version"]).status === 0;

/** The same, while no file may grow beyond so many bytes: the system then refuses to write, as on a full disk. */
export const runPlannerLimited = (
  bytes: number,
  environment: Record<string, string>,
  ...args: string[]
): Promise<Answered> => run(["prlimit", `--fsize=${bytes}:unlimited`, process.execPath], environment, args);

function run(
  [program = "", ...before]: string[],
  environment: Record<string, string>,
  args: string[],
): Promise<Answered> {
  const child = spawn(program, [...before, "app/cli/planner.mjs", ...args], {
    env: { NODE_ENV: "production", PATH: process.env.PATH ?? "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const answered: Answered = { status: null, output: "", errors: "" };
  child.stdout.on("data", (data: Buffer) => (answered.output += data.toString()));
  child.stderr.on("data", (data: Buffer) => (answered.errors += data.toString()));
  return new Promise((resolve) => child.once("close", (status) => resolve({ ...answered, status })));
}
