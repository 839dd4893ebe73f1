import type { Names } from "~/platform/vietnamese";
import { sumOf, type MatrixRow } from "./matrix";

/** Rows of one committee right below `base`, with everything beneath it. */
export interface Branch {
  /** The path of that committee. */
  path: string;
  rows: MatrixRow[];
}

/**
 * Puts rows together by the committees right below a committee. Where there is only one such committee, by those below
 * it: a tree with a single root begins where it divides. The committee's own congresses are branches of one row.
 * @param below the path of the committee, or null for the whole tree
 */
export function branchesBelow(rows: readonly MatrixRow[], below: string | null): Branch[] {
  const base = below ?? "/";
  const branches = new Map<string, MatrixRow[]>();
  for (const row of rows) {
    const { path } = row.committee;
    const end = path.indexOf("/", base.length);
    const branch = end < 0 ? path : path.slice(0, end + 1);
    branches.set(branch, [...(branches.get(branch) ?? []), row]);
  }
  const [only] = branches;
  if (
    branches.size === 1 &&
    only &&
    only[0] !== base &&
    only[1].some((row) => row.committee.path !== only[0])
  ) {
    return branchesBelow(rows, only[0]);
  }
  return [...branches].map(([path, own]) => ({ path, rows: own }));
}

/** A branch as one row of the picture; a single congress of the committee itself stays as it is. */
export function rowOf(branch: Branch, committee: { slug: string; names: Names }): MatrixRow {
  const [first, ...others] = branch.rows;
  if (!first) throw new Error("A branch has rows.");
  if (others.length === 0 && first.committee.path === branch.path) return first;
  const { shares, total, trend } = sumOf(branch.rows);
  const days = branch.rows.flatMap(({ firstDay }) => (firstDay === null ? [] : [firstDay])).sort();
  return {
    congressId: branch.path,
    slug: committee.slug,
    committee: { ...committee, path: branch.path },
    title: committee.names,
    isSample: first.isSample,
    firstDay: days[0] ?? null,
    isBegun: branch.rows.some(({ isBegun }) => isBegun),
    ...{ shares, total, trend },
    ready: branch.rows.every(({ ready }) => ready),
    together: { congresses: branch.rows.length, ready: branch.rows.filter(({ ready }) => ready).length },
  };
}
