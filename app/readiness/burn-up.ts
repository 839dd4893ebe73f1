import { addDays, daysBetween, type Day } from "~/platform/days";
import { isHandedIn, isSettled } from "./readiness";
import type { ItemState } from "./item-state";

/** What became of one item: its states in order, each from a day on. Before the first it was open. */
export interface ItemHistory {
  due: Day | null;
  changes: readonly { day: Day; state: ItemState }[];
}

/** How far a checklist was at the end of a day. */
export interface BurnUpPoint {
  day: Day;
  /** Items due by then: where the work should be. */
  planned: number;
  /** Handed in, settled ones among them. */
  handedIn: number;
  settled: number;
}

export interface BurnUp {
  total: number;
  /** A point a day, or a point every few days where there are many. */
  points: BurnUpPoint[];
  /** The last day of which something is known; later points hold only the plan. */
  today: Day;
}

/** More points than this make no better picture. */
const mostPoints = 120;

/**
 * How a checklist has grown towards ready, from its beginning to its last due day, against the plan by which every item
 * is handed in on its day. What was done after the day by which one looks counts on that day.
 */
export function burnUp(items: readonly ItemHistory[], begun: Day, today: Day): BurnUp {
  const start = begun < today ? begun : today;
  const dues = items.flatMap(({ due }) => (due === null ? [] : [due]));
  const end = [...dues, today].reduce((last, day) => (day > last ? day : last));
  const step = Math.max(1, Math.ceil((daysBetween(start, end) + 1) / mostPoints));
  const days: Day[] = [];
  for (let day = start; day < end; day = addDays(day, step)) days.push(day);
  days.push(end);
  if (!days.includes(today)) days.push(today);
  return {
    total: items.length,
    today,
    points: days.sort().map((day) => {
      const states = items.map((item) => stateOn(item, day, today));
      return {
        day,
        planned: dues.filter((due) => due <= day).length,
        handedIn: states.filter(isHandedIn).length,
        settled: states.filter(isSettled).length,
      };
    }),
  };
}

function stateOn({ changes }: ItemHistory, day: Day, today: Day): ItemState {
  const until = day >= today ? changes : changes.filter((change) => change.day <= day);
  return until.at(-1)?.state ?? "open";
}

/** How many items more or less are handed in than planned; negative is behind. */
export function lead({ points, today }: BurnUp): number {
  const now = points.filter(({ day }) => day <= today).at(-1);
  return now ? now.handedIn - now.planned : 0;
}
