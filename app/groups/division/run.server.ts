import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Answer, Problem, Round } from "./problem";
import type { Rearranged } from "./rearrange";

/** The pages run from the build, the thread from source: its file is found from the project's folder. */
const file = pathToFileURL(join(process.cwd(), "app", "groups", "division", "thread.mjs"));

/** Longest search, and the memory of a thread, without the tables of who met whom (one byte for each two people). */
const limits = { milliseconds: 60_000, megabytes: 512 };

export interface Running<Result> {
  /** Null when it was cancelled. Never rejects: what goes wrong is an answer as well. */
  answer: Promise<Result | null>;
  cancel: () => void;
}
interface Options {
  /** Hears how far the search is, 0 … 1. */
  onProgress?: (share: number) => void;
  /** Hears why a thread broke, for the log. */
  onError?: (error: Error) => void;
  milliseconds?: number;
}

/** Divides in a thread of its own, so that the server goes on answering. */
export const startDivision = (problem: Problem, options: Options = {}): Running<Answer> =>
  start<Answer>({ problem, previous: null }, options);

/** Rearranges after a late change in a thread of its own. */
export const startRearrangement = (
  previous: readonly Round[],
  problem: Problem,
  options: Options = {},
): Running<Rearranged> => start<Rearranged>({ problem, previous }, options);

type Failure = Extract<Answer, { kind: "failed" }>;
type Message<Result> = { progress: number } | { answer: Result };

function start<Result>(
  task: { problem: Problem; previous: readonly Round[] | null },
  { onProgress, onError, milliseconds = limits.milliseconds }: Options,
): Running<Result | Failure> {
  let finish: (result: Result | Failure | null) => void = () => {};
  const answer = new Promise<Result | Failure | null>((resolve) => (finish = resolve));
  const fail = (reason: Failure["reason"]) => finish({ kind: "failed", reason });
  let worker: Worker;
  try {
    worker = new Worker(file, {
      workerData: task,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    });
  } catch (error) {
    // What cannot be copied into a thread, or no thread to be had.
    onError?.(error as Error);
    fail("error");
    return { answer, cancel: () => {} };
  }
  const timer = setTimeout(() => fail("time"), milliseconds);
  worker.on("message", (message: Message<Result>) => {
    if ("answer" in message) finish(message.answer);
    else onProgress?.(message.progress);
  });
  worker.on("error", (error: NodeJS.ErrnoException) => {
    onError?.(error);
    fail(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "error");
  });
  worker.on("exit", () => fail("error"));
  void answer.then(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
  return { answer, cancel: () => finish(null) };
}
