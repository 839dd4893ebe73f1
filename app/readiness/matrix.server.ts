import type { Knex } from "knex";
import { scopeOf } from "~/accounts/permissions";
import type { Rights } from "~/accounts/viewer";
import { withinBranch, withinScope } from "~/accounts/scope.server";
import { fromFlag, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { whereHolds } from "~/platform/typed-search.server";
import {
  rowsPerPage,
  type MatrixPage,
  type MatrixQuery,
  type MatrixRow,
  type Show,
  type Sort,
} from "./matrix";
import { addedColumns, countsIn, isReady, type CountColumns, type StandingRow } from "./standings-row.server";
import type { Moment } from "./standing";

export interface Asked extends Moment {
  /** Only committees within this path; null for all. */
  below: string | null;
}

/**
 * A page of the picture: a row for every congress that the viewer may follow and that is being prepared. The database
 * filters, sorts and adds up what was counted ahead (see `catchUp`), so that only the rows of the page are read.
 */
export async function readMatrix(
  db: Database,
  viewer: Rights,
  asked: Asked,
  query: MatrixQuery,
): Promise<MatrixPage> {
  const matching = () => shown(named(standingsFor(db, viewer, asked.below), query.name), query.show);
  const [sum] = await matching().select(db.raw("count(*) as congresses"), ...sumsOf(db, addedColumns));
  const congresses = Number(sum.congresses);
  const pages = Math.max(1, Math.ceil(congresses / rowsPerPage));
  const page = Math.min(Math.max(1, query.page), pages);
  const rows = await readRows(
    db,
    sorted(matching(), query)
      .limit(rowsPerPage)
      .offset((page - 1) * rowsPerPage),
  );
  return { rows, sum: { congresses, ...countsIn(sum as CountColumns) }, page, pages };
}

/** Where the congresses stand that the viewer may follow. Caught up before. */
export function standingsFor(db: Database, viewer: Rights, below: string | null): Knex.QueryBuilder {
  const query = db("readiness_standings");
  withinScope(query, scopeOf(viewer, "readiness:view"), "committee_path");
  return below === null ? query : withinBranch(query, "committee_path", below);
}

/** Sums of columns under the columns' own names. */
export const sumsOf = (db: Database, columns: readonly string[]): Knex.Raw[] =>
  columns.map((column) => db.raw(`cast(coalesce(sum(${column}), 0) as integer) as ${column}`));

function named(query: Knex.QueryBuilder, name: string): Knex.QueryBuilder {
  whereHolds(query, { lower: "name_lower", plain: "name_plain" }, name);
  return query;
}

function shown(query: Knex.QueryBuilder, show: Show): Knex.QueryBuilder {
  switch (show) {
    case "all":
      return query;
    case "overdue":
    case "waiting":
      return query.where(show, ">", 0);
    case "not-ready":
      return query.where("is_ready", false);
    case "not-begun":
      return query.where("is_begun", false);
  }
}

/** Rows that are alike stand in the order of names; everything is turned round together. */
function sorted(query: Knex.QueryBuilder, { sort, isReversed }: MatrixQuery): Knex.QueryBuilder {
  const byName: Ordering[] = ["name_key", "title_key", "congress_id"].map((by) => ({
    by,
    isLargestFirst: false,
  }));
  for (const { by, isLargestFirst } of [...orderings(sort), ...byName]) {
    void query.orderByRaw(`${by} ${isLargestFirst === isReversed ? "asc" : "desc"}`);
  }
  return query;
}

interface Ordering {
  by: string;
  isLargestFirst: boolean;
}

function orderings(sort: Sort): Ordering[] {
  switch (sort) {
    case "name":
      return [];
    case "overdue":
      return [{ by: "overdue", isLargestFirst: true }];
    case "trend":
      return [{ by: "gained - lost", isLargestFirst: true }];
    case "day":
      return [{ by: "coalesce(first_day, '9999')", isLargestFirst: false }];
    case "share":
      return [{ by: partOf("settled", "total"), isLargestFirst: false }];
    default:
      return [{ by: partOf(`${sort}_settled`, `${sort}_total`), isLargestFirst: false }];
  }
}

/** Nothing begun is nothing done. */
const partOf = (settled: string, total: string): string =>
  `case when ${total} = 0 then 0 else cast(${settled} as double precision) / ${total} end`;

/** The rows that a query on the standings answers, in its order. */
export async function readRows(db: Database, standings: Knex.QueryBuilder): Promise<MatrixRow[]> {
  const found: StandingRow[] = await standings.select("readiness_standings.*");
  const congresses: CongressRow[] = await db("congresses")
    .join("committees", "committees.id", "congresses.committee_id")
    .whereIn(
      "congresses.id",
      found.map(({ congress_id }) => congress_id),
    )
    .select(
      ...["id", "slug", "title_vi", "title_en", "is_sample"].map((column) => `congresses.${column}`),
      "committees.slug as committee_slug",
      ...["name_vi", "name_en"].map((column) => `committees.${column}`),
    );
  const known = new Map(congresses.map((congress) => [congress.id, congress]));
  return found.flatMap((row) => {
    const congress = known.get(row.congress_id);
    return congress ? [rowOf(row, congress)] : [];
  });
}

interface CongressRow {
  id: string;
  slug: string;
  title_vi: string;
  title_en: string;
  is_sample: unknown;
  committee_slug: string;
  name_vi: string;
  name_en: string;
}

const rowOf = (standing: StandingRow, congress: CongressRow): MatrixRow => ({
  congressId: congress.id,
  slug: congress.slug,
  committee: {
    slug: congress.committee_slug,
    path: standing.committee_path,
    names: { vi: congress.name_vi, en: congress.name_en },
  },
  title: { vi: congress.title_vi, en: congress.title_en },
  isSample: fromFlag(congress.is_sample),
  firstDay: standing.first_day as Day | null,
  isBegun: fromFlag(standing.is_begun),
  ready: isReady(standing),
  ...countsIn(standing),
  together: null,
});
