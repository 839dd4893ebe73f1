import type { Day } from "~/platform/days";
import { compareTitles, type Names } from "~/platform/vietnamese";
import { addShares, noShare, type Share } from "./readiness";
import { categories, type Category } from "./template";

/** One congress in the picture of all. */
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
  /** Items settled in the last seven days. */
  recent: number;
}

export const shows = ["all", "overdue", "waiting", "not-ready", "not-begun"] as const;
export type Show = (typeof shows)[number];
export const sorts = ["name", "overdue", "share", "day"] as const;
export type Sort = (typeof sorts)[number];

/** What part of the picture is asked for, and in which order. */
export interface MatrixQuery {
  show: Show;
  sort: Sort;
  /** From 1; beyond the last page is the last. */
  page: number;
}

export const rowsPerPage = 50;

export interface MatrixPage {
  rows: MatrixRow[];
  /** Over all rows that match, not only those of the page. */
  sum: { count: number; shares: Partial<Record<Category, Share>>; total: Share; recent: number };
  page: number;
  pages: number;
}

/** Filters, sorts, adds up and cuts the page. */
export function pageOf(rows: readonly MatrixRow[], { show, sort, page }: MatrixQuery): MatrixPage {
  const matching = rows.filter((row) => isShown(row, show)).sort(orders[sort]);
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
const shareOf = ({ total }: MatrixRow): number => (total.total === 0 ? 0 : total.settled / total.total);

const orders: Record<Sort, Order> = {
  name: byName,
  overdue: (one, other) => other.total.overdue - one.total.overdue || byName(one, other),
  share: (one, other) => shareOf(one) - shareOf(other) || byName(one, other),
  day: (one, other) => (one.firstDay ?? "9999").localeCompare(other.firstDay ?? "9999") || byName(one, other),
};

function sumOf(rows: readonly MatrixRow[]): MatrixPage["sum"] {
  const shares: Partial<Record<Category, Share>> = {};
  for (const category of categories) {
    const sum = rows.reduce((so, row) => addShares(so, row.shares[category] ?? noShare), noShare);
    if (sum.total > 0) shares[category] = sum;
  }
  return {
    count: rows.length,
    shares,
    total: rows.reduce((so, row) => addShares(so, row.total), noShare),
    recent: rows.reduce((so, row) => so + row.recent, 0),
  };
}
