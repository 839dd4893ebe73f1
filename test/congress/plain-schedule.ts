import type { Visit } from "~/accounts/request.server";
import { depthOf, inTreeOrder, isWithin, type Committee } from "~/congress/committee";
import type { BranchChoices } from "~/congress/branch-choices.server";
import { committeesOnPaths } from "~/congress/committees.server";
import type { ListedCongress } from "~/congress/congress";
import { daysAround, type MonthListing } from "~/congress/month-view";
import { nameIn } from "~/platform/vietnamese";

/** What the database finds for pages of many congresses, plainly: by looking at every one. */

/** @returns of a month all congresses, each a group of its own */
export function plainMonth(congresses: readonly ListedCongress[], month: string): MonthListing {
  const { first, last } = daysAround(month);
  const meeting = congresses.flatMap((congress) => {
    const { firstDay, lastDay } = congress;
    return firstDay !== null && lastDay !== null && firstDay <= last && lastDay >= first
      ? [{ congress, group: { firstDay, lastDay, count: 1 } }]
      : [];
  });
  return {
    congresses: meeting.map(({ congress }) => congress),
    groups: meeting.map(({ group }) => group),
    undated: congresses.filter(({ firstDay }) => firstDay === null).length,
  };
}

/** @param most of more committees the lower levels are left out */
export async function plainBranches(
  { db, language, t }: Visit,
  congresses: readonly ListedCongress[],
  chosen: Pick<Committee, "path"> | null,
  most: number,
): Promise<BranchChoices> {
  const above = new Map<string, boolean>();
  for (const { committee } of congresses) {
    const parts = committee.path.split("/").slice(1, -1);
    parts.forEach((_, at) => {
      const path = `/${parts.slice(0, at + 1).join("/")}/`;
      above.set(path, above.get(path) === true || at + 1 < parts.length);
    });
  }
  const paths = [...above.keys()];
  const deepest = paths.map(depthOf).sort((one, other) => one - other)[most] ?? Infinity;
  const isNear = (path: string) =>
    chosen !== null &&
    (isWithin(chosen.path, path) ||
      (isWithin(path, chosen.path) && depthOf(path) === depthOf(chosen.path) + 1));
  const offered = paths.filter((path) => depthOf(path) < deepest || isNear(path));
  const committees = [...(await committeesOnPaths(db, offered)).values()];
  return {
    options: inTreeOrder(committees).map(({ committee, depth }) => {
      const name = nameIn(committee.names, language);
      const label = above.get(committee.path) ? t("congress:schedule.and-below", { name }) : name;
      return { value: committee.slug, label: `${"– ".repeat(depth)}${label}` };
    }),
    isCut: offered.length < paths.length,
  };
}
