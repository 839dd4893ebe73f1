import { scopeOf } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";
import { withinScope } from "~/congress/scope.server";
import { fromFlag, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { refreshDueDays } from "./dating.server";
import { readableFacts } from "./facts";
import { readFacts } from "./facts.server";
import { followFact, type ItemState } from "./item-state";
import type { MatrixRow } from "./matrix";
import { addShares, isSettled, noShare, sharesByCategory, type Share } from "./readiness";
import type { Category, Fact } from "./template";

interface Asked {
  /** Only committees within this path. */
  below: string | null;
  today: Day;
  now: Date;
}

/** A row for every congress that the viewer may follow and that is being prepared, with counts by category. */
export async function readMatrix(db: Database, viewer: SignedIn, asked: Asked): Promise<MatrixRow[]> {
  await refreshDueDays(db);
  const query = db("congresses")
    .join("committees", "committees.id", "congresses.committee_id")
    .leftJoin("checklists", "checklists.congress_id", "congresses.id")
    .whereNot("congresses.state", "cancelled")
    // What has been held without a checklist will never have one.
    .where((either) => either.where("congresses.state", "preparing").orWhereNotNull("checklists.id"))
    .select(
      "congresses.id",
      "congresses.slug",
      "congresses.title_vi",
      "congresses.title_en",
      "congresses.first_day",
      "congresses.is_sample",
      "committees.slug as committee_slug",
      "committees.path",
      "committees.name_vi",
      "committees.name_en",
      "checklists.id as checklist_id",
    );
  withinScope(query, scopeOf(viewer, "readiness:view"), "committees.path");
  if (asked.below !== null) void query.where("committees.path", "like", `${asked.below}%`);
  const congresses = await query;
  const counts = await countItems(db, asked);
  return congresses.map((row): MatrixRow => {
    const count = counts.get(row.checklist_id) ?? nothing();
    return {
      congressId: row.id,
      slug: row.slug,
      committee: {
        slug: row.committee_slug,
        path: row.path,
        names: { vi: row.name_vi, en: row.name_en },
      },
      title: { vi: row.title_vi, en: row.title_en },
      isSample: fromFlag(row.is_sample),
      firstDay: row.first_day,
      isBegun: row.checklist_id !== null,
      shares: count.shares,
      total: Object.values(count.shares).reduce(addShares, noShare),
      ready: count.mandatory > 0 && count.missing === 0,
      recent: count.recent,
    };
  });
}

interface Count {
  shares: Partial<Record<Category, Share>>;
  mandatory: number;
  missing: number;
  recent: number;
}

const nothing = (): Count => ({ shares: {}, mandatory: 0, missing: 0, recent: 0 });

async function countItems(db: Database, { today, now }: Asked): Promise<Map<string, Count>> {
  const counts = new Map<string, Count>();
  const countOf = (checklist: string): Count => {
    const known = counts.get(checklist) ?? nothing();
    counts.set(checklist, known);
    return known;
  };
  for (const row of await countWorked(db, today)) {
    const count = countOf(row.checklist_id);
    const share = { total: row.total, settled: row.settled, waiting: row.waiting, overdue: row.overdue };
    count.shares[row.category] = addShares(count.shares[row.category] ?? noShare, share);
    count.mandatory += row.mandatory;
    count.missing += row.missing;
  }
  await addTied(db, today, countOf);
  for (const row of await countRecent(db, now)) countOf(row.checklist_id).recent = Number(row.recent);
  return counts;
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

/** The items that people tick are counted by the database. */
async function countWorked(db: Database, today: Day): Promise<WorkedRow[]> {
  const tied = [...readableFacts];
  const settled = "state in ('confirmed', 'not-applicable')";
  const waiting = "state in ('done', 'not-applicable-proposed')";
  const sum = (condition: string) => `cast(sum(case when ${condition} then 1 else 0 end) as integer)`;
  return db("checklist_items")
    .where("is_retired", false)
    .where((either) => either.whereNull("fact").orWhereNotIn("fact", tied))
    .groupBy("checklist_id", "category")
    .select("checklist_id", "category")
    .select(
      db.raw("cast(count(*) as integer) as total"),
      db.raw(`${sum(settled)} as settled`),
      db.raw(`${sum(waiting)} as waiting`),
      db.raw(`${sum(`due_day < ? and not (${settled}) and not (${waiting})`)} as overdue`, [today]),
      db.raw(`${sum("mandatory")} as mandatory`),
      db.raw(`${sum(`mandatory and not (${settled})`)} as missing`),
    );
}

/** The few items that follow a fact are judged one by one, as everywhere else. */
async function addTied(db: Database, today: Day, countOf: (checklist: string) => Count): Promise<void> {
  const facts = await readFacts(db, null);
  const rows: {
    checklist_id: string;
    congress_id: string;
    category: Category;
    fact: Fact;
    state: ItemState;
    due_day: Day | null;
    mandatory: unknown;
  }[] = await db("checklist_items")
    .join("checklists", "checklists.id", "checklist_items.checklist_id")
    .where("is_retired", false)
    .whereIn("fact", [...readableFacts])
    .select("checklist_id", "congress_id", "category", "fact", "state", "due_day", "mandatory");
  for (const row of rows) {
    const state = followFact(row.state, facts.get(row.congress_id)?.has(row.fact) ?? false);
    const mandatory = fromFlag(row.mandatory);
    const item = { code: "", category: row.category, mandatory, state, due: row.due_day };
    const count = countOf(row.checklist_id);
    const share = sharesByCategory([item], today).get(row.category) ?? noShare;
    count.shares[row.category] = addShares(count.shares[row.category] ?? noShare, share);
    if (mandatory) count.mandatory += 1;
    if (mandatory && !isSettled(state)) count.missing += 1;
  }
}

const week = 7 * 24 * 60 * 60 * 1000;

/** How many items of each checklist were settled within a week, and still are. */
async function countRecent(
  db: Database,
  now: Date,
): Promise<{ checklist_id: string; recent: number | string }[]> {
  return db("checklist_items")
    .whereIn("state", ["confirmed", "not-applicable"])
    .where("is_retired", false)
    .where("settled_at", ">=", new Date(now.getTime() - week).toISOString())
    .groupBy("checklist_id")
    .select("checklist_id")
    .count({ recent: "*" }) as unknown as Promise<{ checklist_id: string; recent: number | string }[]>;
}
