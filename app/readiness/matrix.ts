import type { Day } from "~/platform/days";
import { compareTitles, holdsTyped, type Names } from "~/platform/vietnamese";
import { addShares, noShare, type Share } from "./readiness";
import { categories, type Category } from "./template";

/** One congress in the picture of all, or all congresses of a committee and those below it as one. */
export interface MatrixRow {
  congressId: string;
  slug: string;
  committee: { slug: string; path: string; names: Names };
  title: Names;
  isSample: boolean;
  firstDay: Day | null;
  /** False while no checklist was begun. */
  isBegun: boolean;
  shares: Partial<Record<Category, Share>>;
  total: Share;
  /** All mandatory items are settled. */
  ready: boolean;
  trend: Trend;
  /** Set where the row stands for several congresses. */
  together: { congresses: number; ready: number } | null;
}

/** Within the last seven days: items settled, and items that were settled and no longer are. */
export interface Trend {
  gained: number;
  lost: number;
}

export const noTrend: Trend = { gained: 0, lost: 0 };

export const addTrends = (one: Trend, other: Trend): Trend => ({
  gained: one.gained + other.gained,
  lost: one.lost + other.lost,
});

export const shows = ["all", "overdue", "waiting", "not-ready", "not-begun"] as const;
export type Show = (typeof shows)[number];
export const sorts = ["name", "overdue", "share", "day", "trend", ...categories] as const;
export type Sort = (typeof sorts)[number];
/** Each congress by itself, or committees with all that is below them. */
export const views = ["list", "tree"] as const;
export type View = (typeof views)[number];

/** What part of the picture is asked for, and in which order. */
export interface MatrixQuery {
  show: Show;
  sort: Sort;
  /** The other way round. */
  isReversed: boolean;
  /** Part of a committee's name, as it was typed. */
  name: string;
  /** From 1; beyond the last page is the last. */
  page: number;
}

export const rowsPerPage = 50;

export interface MatrixPage {
  rows: MatrixRow[];
  /** Over all rows that match, not only those of the page. */
  sum: { congresses: number; shares: Partial<Record<Category, Share>>; total: Share; trend: Trend };
  page: number;
  pages: number;
}

/** Filters, sorts, adds up and cuts the page. */
export function pageOf(rows: readonly MatrixRow[], query: MatrixQuery): MatrixPage {
  const { show, sort, isReversed, name, page } = query;
  const matching = rows.filter(
    (row) => isShown(row, show) && (name === "" || holdsTyped(row.committee.names.vi, name)),
  );
  const order = orderBy(sort);
  matching.sort(isReversed ? (one, other) => order(other, one) : order);
  const pages = Math.max(1, Math.ceil(matching.length / rowsPerPage));
  const current = Math.min(Math.max(1, page), pages);
  return {
    rows: matching.slice((current - 1) * rowsPerPage, current * rowsPerPage),
    sum: sumOf(matching),
    page: current,
    pages,
  };
}

function isShown(row: MatrixRow, show: Show): boolean {
  switch (show) {
    case "all":
      return true;
    case "overdue":
      return row.total.overdue > 0;
    case "waiting":
      return row.total.waiting > 0;
    case "not-ready":
      return !row.ready;
    case "not-begun":
      return !row.isBegun;
  }
}

type Order = (one: MatrixRow, other: MatrixRow) => number;

const byName: Order = (one, other) =>
  compareTitles(one.committee.names.vi, other.committee.names.vi) ||
  compareTitles(one.title.vi, other.title.vi);

/** Nothing begun is nothing done. */
const partOf = (share: Share | undefined): number =>
  !share || share.total === 0 ? 0 : share.settled / share.total;

function orderBy(sort: Sort): Order {
  switch (sort) {
    case "name":
      return byName;
    case "overdue":
      return (one, other) => other.total.overdue - one.total.overdue || byName(one, other);
    case "share":
      return (one, other) => partOf(one.total) - partOf(other.total) || byName(one, other);
    case "day":
      return (one, other) =>
        (one.firstDay ?? "9999").localeCompare(other.firstDay ?? "9999") || byName(one, other);
    case "trend":
      return (one, other) => net(other.trend) - net(one.trend) || byName(one, other);
    default:
      return (one, other) => partOf(one.shares[sort]) - partOf(other.shares[sort]) || byName(one, other);
  }
}

const net = ({ gained, lost }: Trend): number => gained - lost;

/** Adds up rows: their shares by category, everything, and what moved. */
export function sumOf(rows: readonly MatrixRow[]): MatrixPage["sum"] {
  const shares: Partial<Record<Category, Share>> = {};
  for (const category of categories) {
    const sum = rows.reduce((so, row) => addShares(so, row.shares[category] ?? noShare), noShare);
    if (sum.total > 0) shares[category] = sum;
  }
  return {
    congresses: rows.reduce((so, { together }) => so + (together?.congresses ?? 1), 0),
    shares,
    total: rows.reduce((so, row) => addShares(so, row.total), noShare),
    trend: rows.reduce((so, row) => addTrends(so, row.trend), noTrend),
  };
}
