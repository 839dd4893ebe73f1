import { divide } from "./divide";
import type { Answer, Problem, Round } from "./problem";
import { rearrange, type Rearranged } from "./rearrange";

/** What a thread is asked: a new division, or one that stays near to a previous one. */
export interface DivisionTask {
  problem: Problem;
  previous: readonly Round[] | null;
}

/** The answer to a task; `progress` hears how far it is, 0 … 1. */
export const performTask = (
  { problem, previous }: DivisionTask,
  progress: (share: number) => void,
): Answer | Rearranged | null =>
  previous ? rearrange(previous, problem, { progress }) : divide(problem, { progress });
