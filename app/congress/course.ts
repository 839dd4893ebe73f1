import type { Day } from "~/platform/days";

/** What became of a congress, for calendars that hold an earlier state of it. */
export interface Course {
  /** How often it was called off or taken up again. Entries of its programme count it in their SEQUENCE. */
  turns: number;
  /** When it last was, ISO text in UTC; null when never. */
  turnedAt: string | null;
  /** When it was last put on other days, and from which first day; null when never. */
  moved: { at: string; from: Day } | null;
}

/** Of a congress that was just entered. */
export const newCourse: Course = { turns: 0, turnedAt: null, moved: null };

/** What of a congress its course depends on. `state`: one of `congressStates`. */
interface Standing {
  state: string;
  firstDay: Day | null;
}

/** The course of a congress after it was edited. @param at ISO text in UTC */
export function nextCourse(
  { state, firstDay, course }: Standing & { course: Course },
  after: Standing,
  at: string,
): Course {
  const isTurned = (state === "cancelled") !== (after.state === "cancelled");
  const isMoved = firstDay !== null && after.firstDay !== null && firstDay !== after.firstDay;
  return {
    turns: course.turns + (isTurned ? 1 : 0),
    turnedAt: isTurned ? at : course.turnedAt,
    moved: isMoved ? { at, from: firstDay } : course.moved,
  };
}
