import type { Knex } from "knex";
import { fromFlag, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import type { FactsOfCongress } from "./checklist";
import { readableFacts } from "./facts";
import { readFacts } from "./facts.server";
import { followFact, type ItemState } from "./item-state";
import { addTrends, noTrend, type Trend } from "./matrix";
import { earlierState, stepsSince, weekBefore } from "./moves.server";
import { addShares, isSettled, noShare, sharesByCategory, type Share } from "./readiness";
import type { Category, Fact } from "./template";

/** What the picture counts of one checklist. */
export interface Count {
  shares: Partial<Record<Category, Share>>;
  mandatory: number;
  missing: number;
  trend: Trend;
}

export const nothing = (): Count => ({ shares: {}, mandatory: 0, missing: 0, trend: noTrend });

/**
 * Counts the items of checklists, by checklist.
 * @param part the checklists that are asked about; null for all
 */
export async function countItems(
  db: Database,
  { today, now }: { today: Day; now: Date },
  part: readonly string[] | null,
): Promise<Map<string, Count>> {
  const counts = new Map<string, Count>();
  const countOf = (checklist: string): Count => {
    const known = counts.get(checklist) ?? nothing();
    counts.set(checklist, known);
    return known;
  };
  const since = weekBefore(now);
  for (const row of await inParts(part, (narrow) => countWorked(db, today, narrow))) {
    addWorked(countOf(row.checklist_id), row);
  }
  const facts = await readFacts(db, null);
  for (const row of await inParts(part, (narrow) => tiedItems(db, narrow))) {
    addTied(countOf(row.checklist_id), row, facts.get(row.congress_id), { today, since });
  }
  for (const row of await inParts(part, (narrow) => countMoved(db, since, narrow))) {
    const count = countOf(row.checklist_id);
    count.trend = addTrends(count.trend, { gained: Number(row.gained), lost: Number(row.lost) });
  }
  return counts;
}

/** Narrows a query to some checklists. */
type Narrow = (query: Knex.QueryBuilder) => Knex.QueryBuilder;

/** Asks for all at once, or for some hundred checklists at a time: databases bound the values of a statement. */
async function inParts<Row>(
  part: readonly string[] | null,
  ask: (narrow: Narrow) => PromiseLike<Row[]>,
): Promise<Row[]> {
  if (part === null) return ask((query) => query);
  const found: Row[] = [];
  for (let at = 0; at < part.length; at += 500) {
    const some = part.slice(at, at + 500);
    found.push(...(await ask((query) => query.whereIn("checklist_items.checklist_id", some))));
  }
  return found;
}

interface WorkedRow {
  checklist_id: string;
  category: Category;
  total: number;
  settled: number;
  waiting: number;
  overdue: number;
  mandatory: number;
  missing: number;
}

const settled = "checklist_items.state in ('confirmed', 'not-applicable')";
const waiting = "checklist_items.state in ('done', 'not-applicable-proposed')";
const sum = (condition: string) => `cast(sum(case when ${condition} then 1 else 0 end) as integer)`;

/** What people tick. */
const worked: Narrow = (query) =>
  query
    .where("checklist_items.is_retired", false)
    .where((either) =>
      either.whereNull("checklist_items.fact").orWhereNotIn("checklist_items.fact", [...readableFacts]),
    );

/** The items that people tick are counted by the database. */
const countWorked = (db: Database, today: Day, narrow: Narrow): Promise<WorkedRow[]> =>
  worked(narrow(db("checklist_items")))
    .groupBy("checklist_id", "category")
    .select("checklist_id", "category")
    .select(
      db.raw("cast(count(*) as integer) as total"),
      db.raw(`${sum(settled)} as settled`),
      db.raw(`${sum(waiting)} as waiting`),
      db.raw(`${sum(`due_day < ? and not (${settled}) and not (${waiting})`)} as overdue`, [today]),
      db.raw(`${sum("mandatory")} as mandatory`),
      db.raw(`${sum(`mandatory and not (${settled})`)} as missing`),
    ) as unknown as Promise<WorkedRow[]>;

function addWorked(count: Count, row: WorkedRow): void {
  const share = { total: row.total, settled: row.settled, waiting: row.waiting, overdue: row.overdue };
  count.shares[row.category] = addShares(count.shares[row.category] ?? noShare, share);
  count.mandatory += row.mandatory;
  count.missing += row.missing;
}

interface TiedRow {
  checklist_id: string;
  congress_id: string;
  category: Category;
  fact: Fact;
  state: ItemState;
  due_day: Day | null;
  mandatory: unknown;
}

/** The few items that follow a fact are judged one by one, as everywhere else. */
const tiedItems = (db: Database, narrow: Narrow): Promise<TiedRow[]> =>
  narrow(db("checklist_items"))
    .join("checklists", "checklists.id", "checklist_items.checklist_id")
    .where("is_retired", false)
    .whereIn("fact", [...readableFacts])
    .select("checklist_id", "congress_id", "category", "fact", "state", "due_day", "mandatory") as Promise<
    TiedRow[]
  >;

function addTied(
  count: Count,
  row: TiedRow,
  facts: FactsOfCongress | undefined,
  { today, since }: { today: Day; since: string },
): void {
  const state = followFact(row.state, facts?.has(row.fact) ?? false);
  const mandatory = fromFlag(row.mandatory);
  const item = { code: "", category: row.category, mandatory, state, due: row.due_day };
  const share = sharesByCategory([item], today).get(row.category) ?? noShare;
  count.shares[row.category] = addShares(count.shares[row.category] ?? noShare, share);
  if (mandatory) count.mandatory += 1;
  if (mandatory && !isSettled(state)) count.missing += 1;
  if (state === "confirmed" && (facts?.get(row.fact) ?? "") >= since) {
    count.trend = addTrends(count.trend, { gained: 1, lost: 0 });
  }
}

interface MovedRow {
  checklist_id: string;
  gained: number;
  lost: number;
}

/** How many items of each checklist were settled within the week, and how many are settled no more. */
const countMoved = (db: Database, since: string, narrow: Narrow): Promise<MovedRow[]> => {
  const before = `${earlierState} in ('confirmed', 'not-applicable')`;
  return worked(
    narrow(db("checklist_items").join(stepsSince(db, since), "recent.item_id", "checklist_items.id")),
  )
    .groupBy("checklist_id")
    .select("checklist_id")
    .select(
      db.raw(`${sum(`${settled} and not (${before})`)} as gained`),
      db.raw(`${sum(`not (${settled}) and ${before}`)} as lost`),
    ) as unknown as Promise<MovedRow[]>;
};
