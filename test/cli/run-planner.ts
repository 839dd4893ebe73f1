import { spawn } from "node:child_process";

export interface Answered {
  status: number | null;
  output: string;
  errors: string;
}

/** Runs `planner` as an operator does, with only this environment. */
export function runPlanner(environment: Record<string, string>, ...args: string[]): Promise<Answered> {
  const child = spawn(process.execPath, ["app/cli/planner.mjs", ...args], {
    env: { NODE_ENV: "production", PATH: process.env.PATH ?? "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const answered: Answered = { status: null, output: "", errors: "" };
  child.stdout.on("data", (data: Buffer) => (answered.output += data.toString()));
  child.stderr.on("data", (data: Buffer) => (answered.errors += data.toString()));
  return new Promise((resolve) => child.once("close", (status) => resolve({ ...answered, status })));
}
