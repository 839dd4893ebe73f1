import { fromFlag, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { titleKey, withoutDiacritics } from "~/platform/vietnamese";
import { readFacts } from "./facts.server";
import type { ItemState } from "./item-state";
import { earlierState, stepsSince } from "./moves.server";
import { standingOf, weekBefore, type CountedItem, type Moment } from "./standing";
import { columnsOf, type StandingRow } from "./standings-row.server";
import type { Category, Fact } from "./template";

/** Longer names stand in an order of their own; databases bound what an index holds. */
const longestKey = 900;

interface CongressRow {
  id: string;
  title_vi: string;
  first_day: Day | null;
  path: string;
  name_vi: string;
  checklist_id: string | null;
}

/** Counts where these congresses stand; a row for each that is being prepared or was prepared by a checklist. */
export async function countStandings(
  db: Database,
  congressIds: readonly string[],
  moment: Moment,
): Promise<StandingRow[]> {
  const congresses: CongressRow[] = await db("congresses")
    .join("committees", "committees.id", "congresses.committee_id")
    .leftJoin("checklists", "checklists.congress_id", "congresses.id")
    .whereIn("congresses.id", [...congressIds])
    .whereNot("congresses.state", "cancelled")
    // What has been held without a checklist will never have one.
    .where((either) => either.where("congresses.state", "preparing").orWhereNotNull("checklists.id"))
    .select(
      ...["id", "title_vi", "first_day"].map((column) => `congresses.${column}`),
      ...["path", "name_vi"].map((column) => `committees.${column}`),
      "checklists.id as checklist_id",
    );
  const items = await readCounted(
    db,
    congresses.flatMap(({ checklist_id }) => checklist_id ?? []),
    weekBefore(moment.now),
  );
  const facts = await readFacts(db, congressIds);
  return congresses.map((congress): StandingRow => {
    const own = items.get(congress.checklist_id ?? "") ?? [];
    const name = congress.name_vi.normalize("NFC").toLowerCase();
    return {
      congress_id: congress.id,
      committee_path: congress.path,
      name_key: titleKey(congress.name_vi).slice(0, longestKey),
      title_key: titleKey(congress.title_vi).slice(0, longestKey),
      name_lower: name,
      name_plain: withoutDiacritics(name),
      first_day: congress.first_day,
      is_begun: congress.checklist_id !== null,
      counted_at: moment.now.toISOString(),
      ...columnsOf(standingOf(own, facts.get(congress.id) ?? new Map(), moment)),
    };
  });
}

interface ItemRow {
  checklist_id: string;
  code: string;
  category: Category;
  mandatory: unknown;
  fact: Fact | null;
  state: ItemState;
  due_day: Day | null;
  before: ItemState | null;
  first_at: string | null;
}

async function readCounted(
  db: Database,
  checklistIds: string[],
  since: string,
): Promise<Map<string, CountedItem[]>> {
  const rows: ItemRow[] = await db("checklist_items")
    .leftJoin(stepsSince(db, since, checklistIds), "recent.item_id", "checklist_items.id")
    .whereIn("checklist_id", checklistIds)
    .where("is_retired", false)
    .select(
      ...["checklist_id", "code", "category", "mandatory", "fact", "state", "due_day"],
      "recent.first_at",
      db.raw(`case when recent.item_id is null then null else ${earlierState} end as before`),
    );
  const found = new Map<string, CountedItem[]>(checklistIds.map((id) => [id, []]));
  for (const row of rows) {
    const { code, category, fact, state, due_day: due, before, first_at: firstAt } = row;
    const recent = before === null || firstAt === null ? null : { before, firstAt };
    const item = { code, category, fact, state, due, recent, mandatory: fromFlag(row.mandatory) };
    found.get(row.checklist_id)?.push(item);
  }
  return found;
}
