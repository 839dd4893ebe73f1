import type { Day } from "~/platform/days";
import { urgencyOf } from "./due";
import type { ItemState } from "./item-state";
import type { Category } from "./template";

export interface JudgedItem {
  code: string;
  category: Category;
  mandatory: boolean;
  state: ItemState;
  due: Day | null;
}

/** Confirmed, or confirmed not to apply. */
export const isSettled = (state: ItemState): boolean => state === "confirmed" || state === "not-applicable";

/** Nothing more is asked of the committee: it is done or settled. */
export const isHandedIn = (state: ItemState): boolean =>
  isSettled(state) || state === "done" || state === "not-applicable-proposed";

/** Overdue: its day has passed and the committee has not handed it in. */
export const isOverdue = (item: Pick<JudgedItem, "state" | "due">, today: Day): boolean =>
  !isHandedIn(item.state) && urgencyOf(item.due, today) === "overdue";

/** So many days of waiting for the level above are too many. */
const longestReview = 5;

/** True when what was handed in has waited too long for the level above. */
export const isReviewLate = (days: number): boolean => days > longestReview;

export interface Readiness {
  /** All mandatory items are settled, and there is at least one. */
  ready: boolean;
  /** The mandatory items that are not settled. */
  missing: string[];
}

/** Whether a congress is ready, and otherwise exactly what is missing. */
export function judgeReadiness(items: readonly JudgedItem[]): Readiness {
  const mandatory = items.filter((item) => item.mandatory);
  const missing = mandatory.filter((item) => !isSettled(item.state)).map((item) => item.code);
  return { ready: mandatory.length > 0 && missing.length === 0, missing };
}

export interface Share {
  total: number;
  settled: number;
  /** Handed in and waiting for the level above. */
  waiting: number;
  overdue: number;
}

export const noShare: Share = { total: 0, settled: 0, waiting: 0, overdue: 0 };

export const addShares = (a: Share, b: Share): Share => ({
  total: a.total + b.total,
  settled: a.settled + b.settled,
  waiting: a.waiting + b.waiting,
  overdue: a.overdue + b.overdue,
});

/** Counts items by category. */
export function sharesByCategory(items: readonly JudgedItem[], today: Day): Map<Category, Share> {
  const shares = new Map<Category, Share>();
  for (const item of items) {
    const settled = isSettled(item.state);
    const one: Share = {
      total: 1,
      settled: settled ? 1 : 0,
      waiting: !settled && isHandedIn(item.state) ? 1 : 0,
      overdue: isOverdue(item, today) ? 1 : 0,
    };
    shares.set(item.category, addShares(shares.get(item.category) ?? noShare, one));
  }
  return shares;
}
