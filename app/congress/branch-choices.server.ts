import type { Visit } from "~/accounts/request.server";
import { nameIn } from "~/platform/vietnamese";
import { depthOf, inTreeOrder, isWithin, type Committee } from "./committee";
import { committeesOnPaths } from "./committees.server";
import type { ListedCongress } from "./congress";

/** Of a larger tree only the upper levels are offered, and what stands right below the one that is chosen. */
const most = 100;

export interface BranchChoices {
  options: { value: string; label: string }[];
  /** True where committees are left out: they come up when one above them is chosen. */
  isCut: boolean;
}

/** The committees that have congresses, and those above them, in the order of the tree: whole branches to choose from. */
export async function branchChoices(
  { db, language, t }: Visit,
  congresses: readonly ListedCongress[],
  chosen: Pick<Committee, "path"> | null,
): Promise<BranchChoices> {
  const paths = pathsTo(congresses);
  const all = [...paths.keys()];
  const depths = all.map(depthOf);
  // The first level that there is no room for.
  const deepest = [...depths].sort((one, other) => one - other)[most] ?? Infinity;
  const offered = all.filter(
    (path, at) => (depths[at] ?? 0) < deepest || (chosen !== null && isNear(path, chosen.path)),
  );
  const committees = [...(await committeesOnPaths(db, offered)).values()];
  return {
    options: inTreeOrder(committees).map(({ committee, depth }) => {
      const name = nameIn(committee.names, language);
      const label = paths.get(committee.path) ? t("congress:schedule.and-below", { name }) : name;
      return { value: committee.slug, label: `${"– ".repeat(depth)}${label}` };
    }),
    isCut: offered.length < paths.size,
  };
}

/** The paths of the committees that have congresses and of all above, each with whether there is one below. */
function pathsTo(congresses: readonly ListedCongress[]): Map<string, boolean> {
  const paths = new Map<string, boolean>();
  for (const { committee } of congresses) {
    let path = committee.path;
    if (!paths.has(path)) paths.set(path, false);
    while (depthOf(path) > 1) {
      path = path.slice(0, path.lastIndexOf("/", path.length - 2) + 1);
      if (paths.get(path)) break;
      paths.set(path, true);
    }
  }
  return paths;
}

/** On the way to the chosen one, itself, beside it, or right below it. */
const isNear = (path: string, chosen: string): boolean =>
  isWithin(chosen, path) || (isWithin(path, chosen) && depthOf(path) === depthOf(chosen) + 1);
