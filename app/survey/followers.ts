import type { StepProgress } from "./step-progress";

/** The list that the steps before give now; who was added here by hand stays. */
export function renewedList(step: StepProgress, steps: readonly StepProgress[]): string[] {
  const before = steps.filter(({ id }) => step.predecessors.includes(id));
  const carried = before.flatMap((each) => each.carried);
  const listed = new Set(before.flatMap((each) => each.people));
  const own = step.people.filter((person) => !listed.has(person));
  return [...new Set([...step.people.filter((person) => carried.includes(person)), ...carried, ...own])];
}

/** What a step does to those after it: its result makes their lists, its correction asks for their review. */
export function followed(
  steps: readonly StepProgress[],
  { id, carried }: StepProgress,
  what: "concluded" | "corrected",
): readonly StepProgress[] {
  if (what === "concluded") {
    return steps.map((step) =>
      step.predecessors.includes(id) && step.state === "planned"
        ? { ...step, people: [...new Set([...step.people, ...carried])] }
        : step,
    );
  }
  const after = followersOf(id, steps);
  return steps.map((step) => (after.has(step.id) ? { ...step, needsReview: true } : step));
}

/** Every step that depends on this one, directly or through others. */
function followersOf(id: string, steps: readonly StepProgress[]): Set<string> {
  const found = new Set<string>();
  const waiting = [id];
  while (waiting.length > 0) {
    const current = waiting.pop() as string;
    for (const step of steps) {
      if (step.predecessors.includes(current) && !found.has(step.id)) {
        found.add(step.id);
        waiting.push(step.id);
      }
    }
  }
  return found;
}
