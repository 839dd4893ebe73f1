import type { Rights } from "~/accounts/viewer";
import { fromFlag, isPostgres, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import type { Names } from "~/platform/vietnamese";
import type { MatrixRow } from "./matrix";
import { readRows, standingsFor, sumsOf, type Asked } from "./matrix.server";
import { addedColumns, countsIn, type CountColumns } from "./standings-row.server";

/**
 * Rows of the committees right below one, each with everything beneath it. Where there is only one such committee, those
 * below it: a tree with a single root begins where it divides. A single congress of the committee itself stays as it is.
 * Reads what was counted ahead (see `catchUp`).
 */
export async function readBranches(db: Database, viewer: Rights, asked: Asked): Promise<MatrixRow[]> {
  let base = asked.below ?? "/";
  let branches = await branchesBelow(db, viewer, asked.below, base);
  for (;;) {
    const [only] = branches;
    if (branches.length !== 1 || !only || only.branch === base || only.own === only.congresses) break;
    base = only.branch;
    branches = await branchesBelow(db, viewer, asked.below, base);
  }
  const isSingle = ({ own, congresses }: Branch) => own === 1 && congresses === 1;
  const single = standingsFor(db, viewer, asked.below).whereIn(
    "congress_id",
    branches.filter(isSingle).map(({ one }) => one),
  );
  const together = branches.filter((branch) => !isSingle(branch));
  const committees = await committeesAt(
    db,
    together.map(({ branch }) => branch),
  );
  return [
    ...(await readRows(db, single)),
    ...together.flatMap((branch) => {
      const committee = committees.get(branch.branch);
      return committee ? [rowOf(branch, committee)] : [];
    }),
  ];
}

interface Branch extends CountColumns {
  /** The path of the committee. */
  branch: string;
  congresses: number;
  /** How many of them are the committee's own. */
  own: number;
  ready: number;
  begun: number;
  first_day: Day | null;
  /** One of the congresses. */
  one: string;
}

/** Adds up by the part of the path that reaches one committee further than the base. */
async function branchesBelow(
  db: Database,
  viewer: Rights,
  below: string | null,
  base: string,
): Promise<Branch[]> {
  const rest = `substr(committee_path, ${base.length + 1})`;
  const step = isPostgres(db) ? `strpos(${rest}, '/')` : `instr(${rest}, '/')`;
  const branch = `substr(committee_path, 1, ${base.length} + ${step})`;
  const count = (condition: string) => `cast(sum(case when ${condition} then 1 else 0 end) as integer)`;
  return standingsFor(db, viewer, below)
    .groupByRaw(branch)
    .select(
      db.raw(`${branch} as branch`),
      db.raw("cast(count(*) as integer) as congresses"),
      db.raw(`${count(`committee_path = ${branch}`)} as own`),
      db.raw(`${count("is_ready")} as ready`),
      db.raw(`${count("is_begun")} as begun`),
      db.raw("min(first_day) as first_day"),
      db.raw("min(congress_id) as one"),
      ...sumsOf(db, addedColumns),
    );
}

interface Committee {
  slug: string;
  names: Names;
  isSample: boolean;
}

/** Committees by their paths. */
export async function committeesAt(db: Database, paths: readonly string[]): Promise<Map<string, Committee>> {
  const rows = await db("committees")
    .whereIn("path", [...paths])
    .select("path", "slug", "name_vi", "name_en", "is_sample");
  return new Map(
    rows.map(({ path, slug, name_vi, name_en, is_sample }) => [
      path,
      { slug, names: { vi: name_vi, en: name_en }, isSample: fromFlag(is_sample) },
    ]),
  );
}

function rowOf(branch: Branch, { isSample, ...committee }: Committee): MatrixRow {
  const { congresses, ready, begun } = branch;
  return {
    congressId: branch.branch,
    slug: committee.slug,
    committee: { ...committee, path: branch.branch },
    title: committee.names,
    isSample,
    firstDay: branch.first_day,
    isBegun: begun > 0,
    ready: ready === congresses,
    ...countsIn(branch),
    together: { congresses, ready },
  };
}
