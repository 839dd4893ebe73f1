import type { Knex } from "knex";
import { scopeOf } from "~/accounts/permissions";
import type { Rights } from "~/accounts/viewer";
import { withinBranch, withinScope } from "~/accounts/scope.server";
import { fromJson, type Database } from "~/platform/database.server";
import { addDays, type Day } from "~/platform/days";
import type { Names } from "~/platform/vietnamese";
import { readableFacts } from "./facts";
import { readFacts } from "./facts.server";
import { followFact, type ItemState } from "./item-state";
import { weekBefore } from "./standing";
import type { Fact, TemplateItem } from "./template";

/**
 * The items with which something was done since an instant, each with the first such step and the last.
 * @param checklistIds only items of these; absent for all
 */
export function stepsSince(db: Database, since: string, checklistIds?: readonly string[]): Knex.QueryBuilder {
  const query = db("checklist_item_steps").where("at", ">=", since);
  if (checklistIds) {
    void query.whereIn(
      "item_id",
      db("checklist_items")
        .whereIn("checklist_id", [...checklistIds])
        .select("id"),
    );
  }
  return query
    .groupBy("item_id")
    .select("item_id")
    .min({ first_number: "number", first_at: "at" })
    .max({ last_at: "at" })
    .as("recent");
}

/** The state of an item before the steps of `stepsSince`. */
export const earlierState = `coalesce((select earlier.state from checklist_item_steps as earlier
  where earlier.item_id = checklist_items.id and earlier.number < recent.first_number
  order by earlier.number desc limit 1), 'open')`;

/** Something that is not as it was a week ago. */
export interface Move {
  slug: string;
  committee: Names;
  code: string;
  title: Names;
  kind: "forward" | "back" | "now-overdue";
  before: ItemState;
  after: ItemState;
  due: Day | null;
  /** When it moved; null for what has become overdue by waiting. */
  at: string | null;
}

interface Row {
  slug: string;
  congress_id: string;
  name_vi: string;
  name_en: string;
  code: string;
  content: string;
  fact: Fact | null;
  state: ItemState;
  due_day: Day | null;
  before: ItemState;
  last_at: string;
}

/** More than this nobody reads; the picture has the numbers. */
export const mostMoves = 300;

/** What moved within a week in the viewer's reach, latest first: steps that people took, facts, what fell overdue. */
export async function readMoves(
  db: Database,
  viewer: Rights,
  { below, now, today }: { below: string | null; now: Date; today: Day },
): Promise<Move[]> {
  const since = weekBefore(now);
  const items = () => itemsInReach(db, viewer, below);
  const stepped: Row[] = await items()
    .join(stepsSince(db, since), "recent.item_id", "checklist_items.id")
    .whereRaw(`${earlierState} <> checklist_items.state`)
    .where((either) => either.whereNull("fact").orWhereNotIn("fact", [...readableFacts]))
    .orderBy("recent.last_at", "desc")
    .limit(mostMoves)
    .select(db.raw(`${earlierState} as before`), "recent.last_at");
  const late = await lateWithinAWeek(items, today);
  const held = await readFacts(db, [...new Set(late.map(({ congress_id }) => congress_id))]);
  const overdue = late
    .filter(({ fact, congress_id }) => fact === null || held.get(congress_id)?.has(fact) !== true)
    .map((row): Move => ({
      ...wordless(row),
      kind: "now-overdue",
      before: row.state,
      after: row.state,
      at: null,
    }));
  const ticked = await tickedSince(db, items(), since);
  const moved = stepped.map((row): Move => ({
    ...wordless(row),
    kind: rank[row.state] > rank[row.before] ? "forward" : "back",
    before: row.before,
    after: row.state,
    at: row.last_at,
  }));
  return [
    ...[...moved, ...ticked].sort((one, other) => (other.at ?? "").localeCompare(one.at ?? "")),
    ...overdue,
  ];
}

/** What fell due within a week and is still open, the latest day first: day by day, until there is enough. */
async function lateWithinAWeek(items: () => Knex.QueryBuilder, today: Day): Promise<Row[]> {
  const late: Row[] = [];
  for (let days = 1; days <= 7 && late.length < mostMoves; days += 1) {
    const ofDay: Row[] = await items()
      .whereIn("checklist_items.state", ["open", "in-progress", "returned"])
      .where("due_day", addDays(today, -days))
      .limit(mostMoves - late.length);
    late.push(...ofDay);
  }
  return late;
}

/** The items that a fact has ticked since an instant, of the facts that are latest. */
async function tickedSince(db: Database, items: Knex.QueryBuilder, since: string): Promise<Move[]> {
  const facts = await readFacts(db, null, since);
  const latest = [...facts]
    .map(([id, held]) => ({ id, at: [...held.values()].sort().at(-1) ?? "" }))
    .sort((one, other) => other.at.localeCompare(one.at))
    .slice(0, mostMoves);
  const tied: Row[] = await items.whereIn("fact", [...readableFacts]).whereIn(
    "congresses.id",
    latest.map(({ id }) => id),
  );
  return tied.flatMap((row): Move[] => {
    const at = facts.get(row.congress_id)?.get(row.fact as Fact);
    if (at === undefined || followFact(row.state, true) !== "confirmed") return [];
    return [{ ...wordless(row), kind: "forward", before: "open", after: "confirmed", at }];
  });
}

const rank: Record<ItemState, number> = {
  returned: 0,
  open: 1,
  "in-progress": 2,
  done: 3,
  "not-applicable-proposed": 3,
  confirmed: 4,
  "not-applicable": 4,
};

function itemsInReach(db: Database, viewer: Rights, below: string | null): Knex.QueryBuilder {
  const query = db("checklist_items")
    .join("checklists", "checklists.id", "checklist_items.checklist_id")
    .join("congresses", "congresses.id", "checklists.congress_id")
    .join("committees", "committees.id", "congresses.committee_id")
    .where("checklist_items.is_retired", false)
    .whereNot("congresses.state", "cancelled")
    .select(
      "congresses.slug",
      "congresses.id as congress_id",
      "committees.name_vi",
      "committees.name_en",
      ...["code", "content", "fact", "state", "due_day"].map((column) => `checklist_items.${column}`),
    );
  withinScope(query, scopeOf(viewer, "readiness:view"), "committees.path");
  return below === null ? query : withinBranch(query, "committees.path", below);
}

function wordless(row: Row) {
  const { titleVi, titleEn } = fromJson<TemplateItem>(row.content);
  return {
    slug: row.slug,
    committee: { vi: row.name_vi, en: row.name_en },
    code: row.code,
    title: { vi: titleVi, en: titleEn },
    due: row.due_day,
  };
}
