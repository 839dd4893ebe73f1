import type { CongressSummary } from "~/congress/congress";
import type { CalendarEntry } from "./entry";
import { latestOf, markOf, movedUntil, signLostAt } from "./marks";

/** What became of one entry of a programme by itself. */
interface Past {
  removed: boolean;
  changes: number;
  changedAt: string;
  moved: { at: string } | null;
}

/** What entries of a congress's programme say alike of what became of them, and of their congress with them. */
export function fateOf(
  { state, course }: Pick<CongressSummary, "state" | "course">,
  { removed, changes, changedAt, moved }: Past,
  now: Date,
): { mark: ReturnType<typeof markOf> } & Pick<CalendarEntry, "sequence" | "status" | "lastModified"> {
  const cancelled = removed || state === "cancelled";
  const until = movedUntil(moved);
  return {
    mark: markOf({ cancelled, until, now }),
    sequence: changes + course.turns,
    status: cancelled ? "cancelled" : "confirmed",
    lastModified: latestOf([changedAt, course.turnedAt, signLostAt(until, now)]),
  };
}
