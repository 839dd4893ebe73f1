import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

export interface Started {
  child: ChildProcess;
  /** What it has written so far. */
  output: () => string;
  ended: Promise<number | null>;
}

/** Starts the program as an operator does, in processes of their own that end with the tests of the file. */
export function ownProcesses() {
  const folder = mkdtempSync(join(tmpdir(), "planner-process-"));
  const running = new Set<ChildProcess>();
  afterAll(() => {
    for (const child of running) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });
  const start = (environment: Record<string, string>, inFolder = process.cwd()): Started => {
    const child = spawn(process.execPath, ["app/cli/start.mjs"], {
      cwd: inFolder,
      env: {
        ...{ NODE_ENV: "production", PATH: process.env.PATH ?? "", HOME: folder },
        ...{ LOG_LEVEL: "silent", PORT: "0" },
        ...environment,
      },
    });
    running.add(child);
    let output = "";
    child.stdout.on("data", (data: Buffer) => (output += data.toString()));
    child.stderr.on("data", (data: Buffer) => (output += data.toString()));
    const ended = new Promise<number | null>((resolve) =>
      child.once("exit", (status) => {
        running.delete(child);
        resolve(status);
      }),
    );
    return { child, output: () => output, ended };
  };
  return { folder, start };
}

/** The address at which it answers. */
export async function untilListening({ output, ended }: Started): Promise<string> {
  for (;;) {
    const address = /Congress Planner: (\S+)/.exec(output())?.[1];
    if (address) return address;
    const over = await Promise.race([
      ended,
      new Promise((resolve) => setTimeout(() => resolve("waiting"), 50)),
    ]);
    if (over !== "waiting") throw new Error(`It stopped: ${output()}`);
  }
}
