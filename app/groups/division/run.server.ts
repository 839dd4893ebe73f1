import { startInWorker } from "~/platform/in-worker.server";
import type { Answer, Problem, Round } from "./problem";
import type { Rearranged } from "./rearrange";
import type { DivisionTask } from "./task";

/** Longest search in milliseconds; megabytes besides the tables of who met whom (one byte for each two people). */
const bounds = { patience: 60_000, memory: 512 };

export interface Running<Result> {
  /** Null when it was cancelled. Never rejects: what goes wrong is an answer as well. */
  answer: Promise<Result | null>;
  cancel: () => void;
}
interface Options {
  /** Hears how far the search is, 0 … 1. */
  onProgress?: (share: number) => void;
  /** Hears why a thread broke, for the log. */
  onError?: (error: unknown) => void;
  /** Milliseconds after which the search is given up. */
  patience?: number;
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

function start<Result>(
  task: DivisionTask,
  { onProgress, onError, patience = bounds.patience }: Options,
): Running<Result | Failure> {
  const running = startInWorker<Result | null>(
    "app/groups/division/task.ts",
    "performTask",
    task,
    { ...bounds, patience },
    onProgress,
  );
  const answer = running.answer.then(
    (heard): Result | Failure | null => {
      if (heard.kind === "answer") return heard.answer;
      return heard.why === "cancelled" ? null : { kind: "failed", reason: heard.why };
    },
    (error: unknown): Failure => {
      onError?.(error);
      return { kind: "failed", reason: "error" };
    },
  );
  return { answer, cancel: running.cancel };
}
