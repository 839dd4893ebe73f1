import { fromFlag } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import type { Share } from "./readiness";
import type { Standing } from "./standing";
import { categories, type Category } from "./template";

type CountName = keyof Share;
const countNames: readonly CountName[] = ["total", "settled", "waiting", "overdue"];

/** The columns that hold one share. */
type ShareColumns<Prefix extends string> = Record<`${Prefix}${CountName}`, number>;

/** What of a row is counted: see `0024_standings`. */
export interface CountColumns extends ShareColumns<"">, ShareColumns<`${Category}_`> {
  gained: number;
  lost: number;
}

export interface StandingRow extends CountColumns {
  congress_id: string;
  committee_path: string;
  name_key: string;
  title_key: string;
  name_lower: string;
  name_plain: string;
  first_day: Day | null;
  is_begun: unknown;
  is_ready: unknown;
  mandatory: number;
  missing: number;
  after_day: Day;
  through_day: Day;
  until: string | null;
  counted_at: string | null;
}

/** The columns to add up when rows are put together. */
export const addedColumns: readonly (keyof CountColumns)[] = [
  ...countNames,
  ...categories.flatMap((category) => countNames.map((count) => `${category}_${count}` as const)),
  "gained",
  "lost",
];

/** The counted columns of a standing. */
export function columnsOf(standing: Standing) {
  const { shares, total, trend, mandatory, missing, afterDay, throughDay, until } = standing;
  const columns = { ...total, ...trend, mandatory, missing };
  for (const category of categories) {
    for (const count of countNames) {
      Object.assign(columns, { [`${category}_${count}`]: shares[category]?.[count] ?? 0 });
    }
  }
  return {
    ...(columns as typeof columns & CountColumns),
    is_ready: mandatory > 0 && missing === 0,
    ...{ after_day: afterDay, through_day: throughDay, until },
  };
}

/** What the picture shows of the counted columns; of a sum as of one row. */
export function countsIn(row: CountColumns) {
  const share = (prefix: "" | `${Category}_`): Share => ({
    total: Number(row[`${prefix}total`]),
    settled: Number(row[`${prefix}settled`]),
    waiting: Number(row[`${prefix}waiting`]),
    overdue: Number(row[`${prefix}overdue`]),
  });
  const shares: Partial<Record<Category, Share>> = {};
  for (const category of categories) {
    const own = share(`${category}_`);
    if (own.total > 0) shares[category] = own;
  }
  return {
    shares,
    total: share(""),
    trend: { gained: Number(row.gained), lost: Number(row.lost) },
  };
}

export const isReady = (row: Pick<StandingRow, "is_ready">): boolean => fromFlag(row.is_ready);
