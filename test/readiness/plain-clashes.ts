import type { Clash, ClashingCongress } from "~/readiness/clashes";
import type { Day } from "~/platform/days";

/** What the database finds of clashes between congresses by their days, plainly: by comparing every one. Samples clash
 * with samples. @param congresses in the order in which clashes are told */
export const plainClashes = (congresses: readonly ClashingCongress[]): Clash[] =>
  [false, true].flatMap((isSample) => {
    const own = congresses.filter((congress) => congress.isSample === isSample);
    return [...outOfOrder(own), ...onOneDay(own)];
  });

/** Congresses that are not before the congress of a committee above them. */
function outOfOrder(congresses: readonly ClashingCongress[]): Clash[] {
  const byPath = new Map<string, ClashingCongress[]>();
  for (const congress of congresses) {
    const { path } = congress.committee;
    byPath.set(path, [...(byPath.get(path) ?? []), congress]);
  }
  return congresses.flatMap((lower) =>
    above(lower.committee.path)
      .flatMap((path) => byPath.get(path) ?? [])
      .filter((upper) => lower.lastDay >= upper.firstDay && withinAYear(lower, upper))
      .map((upper): Clash => ({ kind: "order", between: [lower, upper] })),
  );
}

/** Congresses of other terms do not wait for each other. */
const withinAYear = (one: ClashingCongress, other: ClashingCongress): boolean =>
  Math.abs(Date.parse(one.firstDay) - Date.parse(other.firstDay)) < 366 * 86_400_000;

function above(path: string): string[] {
  const ids = path.split("/").filter((part) => part !== "");
  return ids.slice(0, -1).map((_, index) => `/${ids.slice(0, index + 1).join("/")}/`);
}

/** Congresses of committees right below one committee that share a day. */
function onOneDay(congresses: readonly ClashingCongress[]): Clash[] {
  const byParent = new Map<string, Map<Day, ClashingCongress[]>>();
  for (const congress of congresses) {
    const parent = congress.committee.path.split("/").at(-3);
    if (!parent) continue;
    const days = byParent.get(parent) ?? new Map<Day, ClashingCongress[]>();
    for (const day of new Set([congress.firstDay, congress.lastDay])) {
      days.set(day, [...(days.get(day) ?? []), congress]);
    }
    byParent.set(parent, days);
  }
  return [...byParent]
    .flatMap(([parent, days]) => [...days].map(([day, together]) => ({ parent, day, together })))
    .filter(({ together }) => together.length > 1)
    .sort((one, other) => (one.day + one.parent < other.day + other.parent ? -1 : 1))
    .map(({ day, together }): Clash => ({ kind: "same-day", day, congresses: together }));
}
