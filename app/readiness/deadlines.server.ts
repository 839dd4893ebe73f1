import { fromJson, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import type { FactsOfCongress } from "./checklist";
import { refreshDueDays } from "./dating.server";
import { tieOf } from "./facts";
import { readFacts } from "./facts.server";
import { followFact, type ItemState } from "./item-state";
import type { TemplateItem } from "./template";

/** An item of a checklist that is due on a day. */
export interface ItemDeadline {
  id: string;
  congressId: string;
  code: string;
  content: TemplateItem;
  state: ItemState;
  due: Day;
  responsible: string;
  /** ISO text in UTC; null while nobody has done it. */
  doneAt: string | null;
}

interface Row {
  id: string;
  congress_id: string;
  code: string;
  content: string;
  state: ItemState;
  due_day: Day;
  responsible: string;
  done_at: string | null;
}

const noFacts: FactsOfCongress = new Map();

/** The items of one congress that count and have a day, in the order of ids; states follow the facts. */
export async function listItemDeadlines(db: Database, congressId: string): Promise<ItemDeadline[]> {
  await refreshDueDays(db, { congressId });
  const rows: Row[] = await db("checklist_items")
    .join("checklists", "checklists.id", "checklist_items.checklist_id")
    .where({ congress_id: congressId, is_retired: false })
    .whereNotNull("due_day")
    .orderBy("checklist_items.id")
    .select("checklist_items.*", "congress_id");
  if (rows.length === 0) return [];
  const facts = (await readFacts(db, [congressId])).get(congressId) ?? noFacts;
  return rows.map((row) => {
    const content = fromJson<TemplateItem>(row.content);
    const tie = tieOf(content.fact);
    return {
      ...{ id: row.id, congressId, code: row.code, content, due: row.due_day },
      ...{ responsible: row.responsible, doneAt: row.done_at },
      state: tie === null ? row.state : followFact(row.state, facts.has(tie)),
    };
  });
}
