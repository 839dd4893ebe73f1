import type { Day } from "~/platform/days";
import type { FactsOfCongress } from "./checklist";
import { tieOf } from "./facts";
import { followFact, type ItemState } from "./item-state";
import { noTrend, type Trend } from "./matrix";
import {
  addShares,
  isHandedIn,
  isSettled,
  judgeReadiness,
  noShare,
  sharesByCategory,
  type Share,
} from "./readiness";
import type { Category, Fact } from "./template";

/** The reference day, by which things are due, and the clock, by which a week has passed. */
export interface Moment {
  today: Day;
  now: Date;
}

/** Where the preparation of a congress stands, counted for the picture of all, and for how long that holds. */
export interface Standing {
  shares: Partial<Record<Category, Share>>;
  total: Share;
  mandatory: number;
  missing: number;
  trend: Trend;
  /** The counts hold on the days after this one … */
  afterDay: Day;
  /** … up to and including this one … */
  throughDay: Day;
  /** … and until this instant (ISO text in UTC), when something is older than a week; null for ever. */
  until: string | null;
}

/** An item as the picture counts it. */
export interface CountedItem {
  code: string;
  category: Category;
  mandatory: boolean;
  fact: Fact | null;
  /** As people recorded it. */
  state: ItemState;
  due: Day | null;
  /** The state a week before and when the first step within the week was taken; null without such a step. */
  recent: { before: ItemState; firstAt: string } | null;
}

const week = 7 * 24 * 60 * 60 * 1000;

/** The instant a week before, as it is stored. */
export const weekBefore = (now: Date): string => new Date(now.getTime() - week).toISOString();
const weekAfter = (at: string): string => new Date(Date.parse(at) + week).toISOString();

const firstDay = "0000-00-00";
const lastDay = "9999-99-99";

/** Counts the items of a checklist that count. */
export function standingOf(
  items: readonly CountedItem[],
  facts: FactsOfCongress,
  { today, now }: Moment,
): Standing {
  const followed = items.map((item) => {
    const tie = tieOf(item.fact);
    return tie === null ? item : { ...item, state: followFact(item.state, facts.has(tie)) };
  });
  const shares = sharesByCategory(followed, today);
  const open = followed.flatMap(({ state, due }) => (due === null || isHandedIn(state) ? [] : [due]));
  const events = followed.flatMap((item) => eventOf(item, facts, weekBefore(now)) ?? []);
  return {
    shares: Object.fromEntries(shares),
    total: [...shares.values()].reduce(addShares, noShare),
    mandatory: followed.filter(({ mandatory }) => mandatory).length,
    missing: judgeReadiness(followed).missing.length,
    trend: events.reduce(
      (so, { change }) => ({
        gained: so.gained + (change > 0 ? 1 : 0),
        lost: so.lost + (change < 0 ? 1 : 0),
      }),
      noTrend,
    ),
    afterDay: open.filter((due) => due < today).reduce((so, due) => (due > so ? due : so), firstDay),
    throughDay: open.filter((due) => due >= today).reduce((so, due) => (due < so ? due : so), lastDay),
    until: events.reduce<string | null>((so, { at }) => earliest(so, weekAfter(at)), null),
  };
}

/** What moved with an item since an instant: 1 when it was settled, -1 when it no longer is; null when nothing did. */
function eventOf(
  item: CountedItem,
  facts: FactsOfCongress,
  since: string,
): { change: number; at: string } | null {
  const tie = tieOf(item.fact);
  if (tie !== null) {
    const at = facts.get(tie);
    return at !== undefined && at >= since && item.state === "confirmed" ? { change: 1, at } : null;
  }
  if (item.recent === null) return null;
  const change = Number(isSettled(item.state)) - Number(isSettled(item.recent.before));
  return { change, at: item.recent.firstAt };
}

const earliest = (one: string | null, other: string): string => (one === null || other < one ? other : one);
