import { fromFlag, fromJson, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import type { ChecklistItem, Deed, Evidence, FactsOfCongress } from "./checklist";
import { tieOf } from "./facts";
import { followFact, type ItemState } from "./item-state";
import type { TemplateItem } from "./template";

interface ItemRow {
  id: string;
  code: string;
  content: string;
  state: ItemState;
  due_day: Day | null;
  pinned_day: Day | null;
  responsible: string;
  responsible_id: string | null;
  notes: string;
  reason: string;
  done_by_id: string | null;
  done_by_name: string | null;
  done_at: string | null;
  settled_by_id: string | null;
  settled_by_name: string | null;
  settled_at: string | null;
  is_retired: unknown;
  version: number;
}

interface EvidenceRow {
  id: string;
  item_id: string;
  file_name: string;
  media_type: string;
  size: number;
  added_by_name: string;
  added_at: string;
}

/** The items of a checklist in the template's order, with their evidence; states follow the facts. */
export async function readItems(
  db: Database,
  checklistId: string,
  facts: FactsOfCongress,
): Promise<ChecklistItem[]> {
  const rows: ItemRow[] = await db("checklist_items")
    .where({ checklist_id: checklistId })
    .orderBy(["is_retired", "position", "code"]);
  const evidence: EvidenceRow[] = await db("checklist_evidence")
    .join("checklist_items", "checklist_items.id", "checklist_evidence.item_id")
    .where("checklist_items.checklist_id", checklistId)
    .whereNull("withdrawn_at")
    .orderBy(["added_at", "checklist_evidence.id"])
    .select("checklist_evidence.*");
  const byItem = new Map<string, Evidence[]>();
  for (const row of evidence) byItem.set(row.item_id, [...(byItem.get(row.item_id) ?? []), evidenceOf(row)]);
  return rows.map((row) => itemOf(row, byItem.get(row.id) ?? [], facts));
}

function itemOf(row: ItemRow, evidence: Evidence[], facts: FactsOfCongress): ChecklistItem {
  const content = fromJson<TemplateItem>(row.content);
  const tie = tieOf(content.fact);
  return {
    id: row.id,
    code: row.code,
    content,
    tie,
    state: tie === null ? row.state : followFact(row.state, facts.has(tie)),
    due: row.due_day,
    pinned: row.pinned_day,
    responsible: row.responsible,
    responsibleId: row.responsible_id,
    notes: row.notes,
    reason: row.reason,
    done: deedOf(row.done_by_id, row.done_by_name, row.done_at),
    settled: deedOf(row.settled_by_id, row.settled_by_name, row.settled_at),
    isRetired: fromFlag(row.is_retired),
    version: row.version,
    evidence,
  };
}

const deedOf = (id: string | null, name: string | null, at: string | null): Deed | null =>
  name === null || at === null ? null : { id, name, at };

const evidenceOf = (row: EvidenceRow): Evidence => ({
  id: row.id,
  fileName: row.file_name,
  mediaType: row.media_type,
  size: row.size,
  addedBy: row.added_by_name,
  addedAt: row.added_at,
});
