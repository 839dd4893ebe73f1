import { hasQuorum } from "./ballot";
import { differences } from "./figures";
import type { Step } from "./plan";
import type { StepProgress } from "./step-progress";

/** What is to be done next with a step. */
export type Task =
  | "decide-correction"
  | "review"
  | "wait"
  | "fill-list"
  | "open"
  | "attend"
  | "postpone"
  | "count"
  | "recount-differences"
  | "agree"
  | "conclude"
  | "done";

/** The next task of a step among the steps of its plan. */
export function taskOf(step: StepProgress, steps: readonly StepProgress[]): Task {
  if (step.correction) return "decide-correction";
  if (step.needsReview) return "review";
  switch (step.state) {
    case "planned": {
      const waits = step.predecessors.some(
        (id) => steps.find((each) => each.id === id)?.state !== "concluded",
      );
      return waits ? "wait" : step.people.length === 0 ? "fill-list" : "open";
    }
    case "open": {
      const { attendance, entries } = step;
      if (attendance === null) return "attend";
      if (!hasQuorum(attendance.present, attendance.convened, step.rules.quorum)) return "postpone";
      const [first, second] = entries;
      if (!first || !second) return "count";
      return differences(first.figures, second.figures).length > 0 ? "recount-differences" : "agree";
    }
    case "counted":
      return "conclude";
    case "concluded":
      return "done";
  }
}

/** Tasks of a plan in the order in which they press; steps that wait or are done have none. */
export function tasksOf(steps: readonly Step[]): { step: Step; task: Task }[] {
  const urgency = (task: Task) =>
    task === "decide-correction" || task === "review" ? 0 : task === "open" || task === "fill-list" ? 2 : 1;
  return steps
    .map((step) => ({ step, task: taskOf(step, steps) }))
    .filter(({ task }) => task !== "wait" && task !== "done")
    .sort((one, other) => urgency(one.task) - urgency(other.task) || one.step.position - other.step.position);
}

/**
 * Who are candidates now: in each track those whom its last concluded step let go on, or the list of its first step
 * that has one.
 */
export function candidatesNow(steps: readonly Step[]): string[] {
  const found = new Set<string>();
  for (const track of new Set(steps.map((step) => step.track))) {
    const own = steps.filter((step) => step.track === track);
    const concluded = own.filter(({ state }) => state === "concluded").at(-1);
    const list = concluded?.carried ?? own.find(({ people }) => people.length > 0)?.people ?? [];
    for (const person of list) found.add(person);
  }
  return [...found];
}
