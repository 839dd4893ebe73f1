import { parentPort, workerData } from "node:worker_threads";
import { divide } from "./divide";
import type { Problem, Round } from "./problem";
import { rearrange } from "./rearrange";

/** The thread in which a division is sought: `run.server.ts` starts it, hears how far it is, and ends it. */
const { problem, previous } = workerData as { problem: Problem; previous: Round[] | null };
const watch = { progress: (share: number) => parentPort?.postMessage({ progress: share }) };
const answer = previous ? rearrange(previous, problem, watch) : divide(problem, watch);
parentPort?.postMessage({ answer });
