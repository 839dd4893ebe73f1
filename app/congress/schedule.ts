import type { Day } from "~/platform/days";
import { compareTitles } from "~/platform/vietnamese";
import { isWithin } from "./committee";
import type { CongressSummary } from "./congress";
import { stageOf, type Stage } from "./stages";

export interface ScheduleFilter {
  /** The path of a committee: its congresses and those below it; null for all. */
  committeePath: string | null;
  stage: Stage | null;
}

/** The congresses that pass the filter; `held` finds those whose day is unknown as well. */
export const filtered = <T extends CongressSummary>(
  congresses: readonly T[],
  filter: ScheduleFilter,
  today: Day,
): T[] =>
  congresses.filter(
    (congress) =>
      (filter.committeePath === null || isWithin(congress.committee.path, filter.committeePath)) &&
      (filter.stage === null || includes(filter.stage, stageOf(congress, today))),
  );

/** Who looks for what was held means also what was held on a day that nobody knows. */
const includes = (wanted: Stage, stage: Stage): boolean =>
  stage === wanted || (wanted === "held" && stage === "held-day-unknown");

export const scheduleParts = ["ahead", "held", "cancelled"] as const;
export type SchedulePart = (typeof scheduleParts)[number];

/**
 * The schedule in its order: what is ahead, the earliest day first and undated ones last; then what was held, the
 * latest day first; then what was cancelled. Within a day the higher level comes first, then the alphabet.
 */
export function inParts<T extends CongressSummary>(
  congresses: readonly T[],
): { part: SchedulePart; congresses: T[] }[] {
  return scheduleParts
    .map((part) => ({
      part,
      congresses: congresses.filter((congress) => partOf(congress) === part).sort(inOrderOf(part)),
    }))
    .filter(({ congresses: members }) => members.length > 0);
}

function partOf({ state }: CongressSummary): SchedulePart {
  return state === "preparing" ? "ahead" : state;
}

const latest = "9999-12-31";

function inOrderOf(part: SchedulePart) {
  const dayOf = ({ firstDay, heldBy }: CongressSummary) => firstDay ?? heldBy ?? latest;
  return (one: CongressSummary, other: CongressSummary): number => {
    const days = compareText(dayOf(one), dayOf(other));
    return (
      (part === "held" ? -days : days) ||
      one.committee.level.position - other.committee.level.position ||
      compareTitles(one.title.vi, other.title.vi) ||
      compareText(one.id, other.id)
    );
  };
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
