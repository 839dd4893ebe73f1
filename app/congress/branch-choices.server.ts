import type { Knex } from "knex";
import type { CommonVisit } from "~/accounts/common.server";
import { endOfBranch } from "~/accounts/scope.server";
import { nameIn } from "~/platform/vietnamese";
import { depthOf, inTreeOrder, type Committee } from "./committee";
import { committeesOnPaths, depthColumn } from "./committees.server";
import { listingsFor } from "./listed.server";

/** Of more committees only the upper levels are offered, and what stands right below the one that is chosen. */
const mostOffered = 100;

export interface BranchChoices {
  options: { value: string; label: string }[];
  /** True where committees are left out: they come up when one above them is chosen. */
  isCut: boolean;
}

/**
 * The committees that have congresses which the viewer may see, and those above them, in the order of the tree: whole
 * branches to choose from. Read from the top, so that the lower levels of a large tree are not looked at.
 */
export async function branchChoices(
  visit: CommonVisit,
  chosen: Pick<Committee, "id" | "path"> | null,
  most = mostOffered,
): Promise<BranchChoices> {
  const { db, language, t } = visit;
  const upper = await branches(visit)
    .orderByRaw(depthColumn)
    .limit(most + 1);
  // The first level that there is no room for.
  const deepest = upper[most] ? depthOf(upper[most].path) : Infinity;
  const near = chosen && deepest < Infinity ? await branches(visit).where(isNear(chosen)) : [];
  const offered = new Map(
    [...upper.filter(({ path }) => depthOf(path) < deepest), ...near].map((branch) => [branch.path, branch]),
  );
  const committees = [...(await committeesOnPaths(db, [...offered.keys()])).values()];
  return {
    options: inTreeOrder(committees).map(({ committee, depth }) => {
      const name = nameIn(committee.names, language);
      const isAbove = Number(offered.get(committee.path)?.is_above) === 1;
      const label = isAbove ? t("congress:schedule.and-below", { name }) : name;
      return { value: committee.slug, label: `${"– ".repeat(depth)}${label}` };
    }),
    isCut: deepest < Infinity && (await isLeftOut(visit, deepest, chosen)),
  };
}

interface Branch {
  path: string;
  /** 1 where there is a congress below it. */
  is_above: unknown;
}

/** Committees with a congress, or above one. */
function branches({ db, viewer }: CommonVisit): Knex.QueryBuilder<object, Branch[]> {
  const below = (sign: string) =>
    listingsFor(db, viewer)
      .whereRaw(`committee_path ${sign} committees.path`)
      .whereRaw(`committee_path < ${endOfBranch("committees.path")}`)
      .select(db.raw("1"));
  return db("committees")
    .whereExists(below(">="))
    .select("path", db.raw("case when exists ? then 1 else 0 end as is_above", [below(">")]));
}

/** On the way to the chosen one, itself, or right below it. */
const isNear =
  ({ id, path }: Pick<Committee, "id" | "path">) =>
  (either: Knex.QueryBuilder): void =>
    void either.whereIn("id", path.split("/").slice(1, -1)).orWhere("parent_id", id);

/** True where a congress is on a level that there is no room for, and not near the chosen committee. */
async function isLeftOut(
  { db, viewer }: CommonVisit,
  deepest: number,
  chosen: Pick<Committee, "id" | "path"> | null,
): Promise<boolean> {
  if (!chosen) return true;
  const found = await listingsFor(db, viewer)
    .join("committees", "committees.path", "congress_listings.committee_path")
    .whereRaw(`${depthColumn} > ?`, [deepest])
    .whereNot(isNear(chosen))
    .first("congress_id");
  return found !== undefined;
}
