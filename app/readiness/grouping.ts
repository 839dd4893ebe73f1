import { daysBetween, type Day } from "~/platform/days";
import { urgencyOf } from "./due";
import { isHandedIn, isSettled } from "./readiness";
import type { ItemState } from "./item-state";

/** The parts of a committee's screen, in their order. */
export const groups = ["overdue", "this-week", "next", "undated", "later", "waiting", "settled"] as const;
export type Group = (typeof groups)[number];

/** Where an item stands on the committee's screen, seen from the reference day. */
export function groupOf({ state, due }: { state: ItemState; due: Day | null }, today: Day): Group {
  if (isSettled(state)) return "settled";
  if (isHandedIn(state)) return "waiting";
  const urgency = urgencyOf(due, today);
  if (urgency !== "later" || due === null) return urgency === "later" ? "undated" : urgency;
  return daysBetween(today, due) <= 30 ? "next" : "later";
}

/** Items by group, each group by day; groups without items are left out. */
export function grouped<T extends { state: ItemState; due: Day | null }>(
  items: readonly T[],
  today: Day,
): { group: Group; items: T[] }[] {
  const byGroup = new Map<Group, T[]>(groups.map((group) => [group, []]));
  for (const item of items) byGroup.get(groupOf(item, today))?.push(item);
  const byDay = (one: T, other: T) => (one.due ?? "9999").localeCompare(other.due ?? "9999");
  return [...byGroup]
    .filter(([, members]) => members.length > 0)
    .map(([group, members]) => ({ group, items: members.sort(byDay) }));
}
