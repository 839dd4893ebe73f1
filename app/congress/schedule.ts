import type { Day } from "~/platform/days";
import { compareTitles, holdsTyped } from "~/platform/vietnamese";
import { isWithin } from "./committee";
import type { ListedCongress } from "./congress";
import { stageOf, type Stage } from "./stages";

export interface ScheduleFilter {
  /** The path of a committee: its congresses and those below it; null for all. */
  committeePath: string | null;
  stage: Stage | null;
  /** What was typed of the name of a congress or committee; empty for all. */
  name: string;
}

/** The congresses that pass the filter; `held` finds those whose day is unknown as well. */
export const filtered = <T extends ListedCongress>(
  congresses: readonly T[],
  filter: ScheduleFilter,
  today: Day,
): T[] =>
  congresses.filter(
    (congress) =>
      (filter.committeePath === null || isWithin(congress.committee.path, filter.committeePath)) &&
      (filter.stage === null || includes(filter.stage, stageOf(congress, today))) &&
      (filter.name === "" || isNamed(congress, filter.name)),
  );

const isNamed = ({ title, committee }: ListedCongress, typed: string): boolean =>
  [title.vi, title.en, committee.names.vi, committee.names.en].some((name) => holdsTyped(name, typed));

/** Who looks for what was held means also what was held on a day that nobody knows. */
const includes = (wanted: Stage, stage: Stage): boolean =>
  stage === wanted || (wanted === "held" && stage === "held-day-unknown");

export const scheduleParts = ["ahead", "held", "cancelled"] as const;
export type SchedulePart = (typeof scheduleParts)[number];

/**
 * The schedule in its order: what is ahead, the earliest day first and undated ones last; then what was held, the
 * latest day first; then what was cancelled. Within a day the higher level comes first, then the alphabet.
 */
export function inParts<T extends ListedCongress>(
  congresses: readonly T[],
): { part: SchedulePart; congresses: T[] }[] {
  return scheduleParts
    .map((part) => ({
      part,
      congresses: congresses.filter((congress) => partOf(congress) === part).sort(inOrderOf(part)),
    }))
    .filter(({ congresses: members }) => members.length > 0);
}

function partOf({ state }: ListedCongress): SchedulePart {
  return state === "preparing" ? "ahead" : state;
}

const latest = "9999-12-31";

/** The earliest day first and undated ones last; within a day the higher level, then the alphabet. */
export const byDay = inOrderOf("ahead");

function inOrderOf(part: SchedulePart) {
  const dayOf = ({ firstDay, heldBy }: ListedCongress) => firstDay ?? heldBy ?? latest;
  return (one: ListedCongress, other: ListedCongress): number => {
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
