import type { Day } from "~/platform/days";
import type { ItemState } from "./item-state";
import { criticalPath, type DatedItem, type DueContext } from "./due";
import { isHandedIn, isOverdue } from "./readiness";

interface PlannedItem extends DatedItem {
  state: ItemState;
  /** The stored due day. */
  day: Day | null;
}

/** One line of the plan back from the congress. */
export interface PlanLine {
  code: string;
  day: Day | null;
  /** The items that must be there first, and when. */
  after: { code: string; day: Day | null }[];
  /** It decides how early the work must begin. */
  isCritical: boolean;
  state: "handed-in" | "late" | "ahead";
  /** Late, and something that hangs on it is still to be done. */
  holdsUp: string[];
}

export interface BackPlan {
  lines: PlanLine[];
  critical: string[];
  /** The first and the last day of the picture, the congress's days among them; null where nothing has a day. */
  span: { first: Day; last: Day } | null;
}

/** Plans back from the congress: what must be done when, what hangs on what, which chain is the longest. */
export function backPlan(
  items: readonly PlannedItem[],
  congress: Pick<DueContext, "firstDay" | "lastDay">,
  today: Day,
): BackPlan {
  const critical = criticalPath(items, new Map(items.map(({ code, day }) => [code, { day }])));
  const onPath = new Set(critical);
  const byCode = new Map(items.map((item) => [item.code, item]));
  const ties = items.flatMap((item) => tieOf(item) ?? []);
  const waiting = (code: string) =>
    ties
      .filter(({ first }) => first === code)
      .map(({ then }) => then)
      .filter((then) => !isHandedIn(byCode.get(then)?.state ?? "done"));
  const lines = items
    .map((item): PlanLine => {
      const isLate = isOverdue({ state: item.state, due: item.day }, today);
      return {
        code: item.code,
        day: item.day,
        after: ties
          .filter(({ then }) => then === item.code)
          .map(({ first }) => ({ code: first, day: byCode.get(first)?.day ?? null })),
        isCritical: onPath.has(item.code),
        state: isHandedIn(item.state) ? "handed-in" : isLate ? "late" : "ahead",
        holdsUp: isLate ? waiting(item.code) : [],
      };
    })
    .sort((one, other) => (one.day ?? "9999").localeCompare(other.day ?? "9999"));
  const days = [...lines.map(({ day }) => day), congress.firstDay, congress.lastDay, today]
    .filter((day) => day !== null)
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  return { lines, critical, span: first && last ? { first, last } : null };
}

/** Which of two items comes first: one that is due days before another one is what the other waits for. */
function tieOf({ code, due, pinned }: DatedItem): { first: string; then: string } | null {
  if (due.from !== "item" || pinned !== null) return null;
  return due.days < 0 ? { first: code, then: due.code } : { first: due.code, then: code };
}
