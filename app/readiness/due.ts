import { addDays, daysBetween, type Day } from "~/platform/days";
import type { Due } from "./template";

export interface DueContext {
  firstDay: Day | null;
  lastDay: Day | null;
  /** Public holidays, `YYYY-MM-DD`; weekends need not be among them. */
  holidays: ReadonlySet<Day>;
}

export interface DatedItem {
  code: string;
  due: Due;
  /** A day that somebody fixed for this congress: it stays when the congress moves. */
  pinned: Day | null;
}

/** When an item is due. Null while the congress has no day, or its date hangs on itself or on an item that is gone. */
export type DueDay =
  | { day: Day; pinned: boolean; moved: boolean }
  | { day: null; why: "congress-day-unknown" | "item-unknown" | "circle" };

/**
 * The day on which each item is due. A day that falls on a weekend or a public holiday moves to the working day
 * before; a pinned or fixed day stays where it was put.
 */
export function dueDays(items: readonly DatedItem[], context: DueContext): Map<string, DueDay> {
  const byCode = new Map(items.map((item) => [item.code, item]));
  const known = new Map<string, DueDay>();
  const open = new Set<string>();

  const resolve = (item: DatedItem): DueDay => {
    const already = known.get(item.code);
    if (already) return already;
    if (open.has(item.code)) return { day: null, why: "circle" };
    open.add(item.code);
    const day = judge(item);
    open.delete(item.code);
    known.set(item.code, day);
    return day;
  };

  const judge = ({ due, pinned }: DatedItem): DueDay => {
    if (pinned !== null) return { day: pinned, pinned: true, moved: false };
    if (due.from === "fixed") return { day: due.day, pinned: false, moved: false };
    if (due.from === "item") {
      const other = byCode.get(due.code);
      if (!other) return { day: null, why: "item-unknown" };
      const base = resolve(other);
      return base.day === null ? base : working(addDays(base.day, due.days), context.holidays);
    }
    const edge = due.from === "first-day" ? context.firstDay : context.lastDay;
    if (edge === null) return { day: null, why: "congress-day-unknown" };
    return working(addDays(edge, due.days), context.holidays);
  };

  for (const item of items) resolve(item);
  return known;
}

function working(wanted: Day, holidays: ReadonlySet<Day>): DueDay {
  let day = wanted;
  while (isFree(day, holidays)) day = addDays(day, -1);
  return { day, pinned: false, moved: day !== wanted };
}

/** Weekends and public holidays. */
export const isFree = (day: Day, holidays: ReadonlySet<Day>): boolean =>
  holidays.has(day) || [0, 6].includes(new Date(day).getUTCDay());

export type Urgency = "overdue" | "this-week" | "later" | "undated";

/** How near a day is, seen from the reference day; due today is not overdue. */
export function urgencyOf(day: Day | null, today: Day): Urgency {
  if (day === null) return "undated";
  const left = daysBetween(today, day);
  if (left < 0) return "overdue";
  return left <= 7 ? "this-week" : "later";
}

/**
 * The chain of items that decides how early the work must begin: from the item that is due last before the congress,
 * back along what each hangs on. Codes, earliest first.
 */
export function criticalPath(
  items: readonly DatedItem[],
  days: ReadonlyMap<string, { day: Day | null }>,
): string[] {
  const byCode = new Map(items.map((item) => [item.code, item]));
  const chains = items.map((item) => chainTo(item, byCode));
  const spanOf = (chain: string[]) => {
    const first = days.get(chain[0] ?? "")?.day;
    const last = days.get(chain.at(-1) ?? "")?.day;
    return first && last ? Math.abs(daysBetween(first, last)) : 0;
  };
  const longest = chains.reduce<string[]>(
    (best, chain) =>
      chain.length > 1 &&
      (spanOf(chain) > spanOf(best) || (spanOf(chain) === spanOf(best) && chain.length > best.length))
        ? chain
        : best,
    [],
  );
  return [...longest].sort((a, b) => (days.get(a)?.day ?? "").localeCompare(days.get(b)?.day ?? ""));
}

function chainTo(item: DatedItem, byCode: ReadonlyMap<string, DatedItem>): string[] {
  const chain: string[] = [];
  let at: DatedItem | undefined = item;
  while (at && !chain.includes(at.code)) {
    chain.unshift(at.code);
    at = at.due.from === "item" && at.pinned === null ? byCode.get(at.due.code) : undefined;
  }
  return chain;
}
