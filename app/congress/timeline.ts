import { DateTime } from "luxon";
import { addDays, daysBetween, type Day } from "~/platform/days";
import type { CongressSummary } from "./congress";

/** What stands for a congress on the timeline; places are fractions of its width. */
export type Mark =
  /** Its days. */
  | { kind: "days"; from: number; to: number }
  /** Held at an unknown day, by this one. */
  | { kind: "held-by"; to: number }
  /** Ahead, no day set. */
  | { kind: "ahead"; from: number }
  /** Neither held nor ahead: cancelled without a day. */
  | { kind: "nowhere" };

export interface Timeline {
  /** First days of months at which the scale is marked. */
  ticks: { day: Day; at: number }[];
  /** Where the reference day is. */
  today: number;
  rows: { id: string; mark: Mark }[];
}

type Dated = Pick<CongressSummary, "id" | "state" | "firstDay" | "lastDay" | "heldBy">;

/** Steps of the scale in months; longer scales go by multiples of the last. */
const steps = [1, 2, 3, 6, 12, 24, 60, 120, 600];
const longestStep = 600;
const shortest = 6;

/**
 * Lays congresses out in time, in the order given. The scale runs from the month before the earliest day to the month
 * after the latest, half a year at least, and has at most `mostTicks` marks.
 */
export function layTimeline(congresses: readonly Dated[], today: Day, mostTicks: number): Timeline {
  const days = congresses
    .flatMap(({ firstDay, lastDay, heldBy }) => [firstDay, lastDay, heldBy])
    .filter((day): day is Day => day !== null)
    .concat(today)
    .sort();
  const start = monthOf(days[0] ?? today).minus({ months: 1 });
  const wanted = monthOf(days.at(-1) ?? today).plus({ months: 2 });
  const least = start.plus({ months: shortest });
  const end = wanted > least ? wanted : least;
  const length = end.diff(start, "days").days;
  const place = (day: Day) => daysBetween(textOf(start), day) / length;
  return {
    ticks: ticksBetween(start, end, mostTicks).map((day) => ({ day, at: place(day) })),
    today: place(today),
    rows: congresses.map((congress) => ({ id: congress.id, mark: markOf(congress, today, place) })),
  };
}

function markOf(congress: Dated, today: Day, place: (day: Day) => number): Mark {
  const { state, firstDay, lastDay, heldBy } = congress;
  if (firstDay !== null && lastDay !== null) {
    // The last day is part of the congress, to its end.
    return { kind: "days", from: place(firstDay), to: place(addDays(lastDay, 1)) };
  }
  if (heldBy !== null) return { kind: "held-by", to: place(heldBy) };
  return state === "preparing" ? { kind: "ahead", from: place(today) } : { kind: "nowhere" };
}

function ticksBetween(start: DateTime, end: DateTime, most: number): Day[] {
  const months = Math.round(end.diff(start, "months").months);
  const step =
    steps.find((candidate) => months / candidate <= most) ??
    Math.ceil(months / most / longestStep) * longestStep;
  const ticks: Day[] = [];
  for (let month = 0; month < months; month += step) ticks.push(textOf(start.plus({ months: month })));
  return ticks;
}

const monthOf = (day: Day) => DateTime.fromISO(day, { zone: "utc" }).startOf("month");
const textOf = (at: DateTime): Day => at.toFormat("yyyy-MM-dd");
