import { actorOf } from "~/accounts/request.server";
import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";
import { fromJson, type Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { templateColumns } from "./checklists.server";
import { redate } from "./dating.server";
import { compareTemplates, type TemplateChange, type TemplateItem } from "./template";

export interface Move {
  from: number;
  to: number;
  changes: TemplateChange;
}

/** What a newer version of its template would change in a checklist; null when it has the latest. */
export async function proposeMove(db: Database, checklistId: string): Promise<Move | null> {
  const checklist = await db("checklists")
    .where({ id: checklistId })
    .first("template_id", "template_version");
  if (!checklist) return null;
  const from: number = checklist.template_version;
  const latest = await itemsOf(db, checklist.template_id);
  const current = await itemsOf(db, checklist.template_id, from);
  if (!latest || !current || latest.version <= from) return null;
  return { from, to: latest.version, changes: compareTemplates(current.items, latest.items) };
}

/**
 * Moves a checklist to the version that the viewer was shown. Work is kept: items stay as they stand, those that are no
 * longer asked for are set aside with all that was done, those that come back come back with it.
 */
export async function moveChecklist(
  db: Database,
  viewer: SignedIn,
  now: Date,
  checklistId: string,
  to: number,
): Promise<"moved" | "outdated" | "refused"> {
  return db.transaction(async (transaction) => {
    const row = await transaction("checklists")
      .join("congresses", "congresses.id", "checklists.congress_id")
      .join("committees", "committees.id", "congresses.committee_id")
      .where("checklists.id", checklistId)
      .forUpdate("checklists")
      .first(
        "checklists.congress_id",
        "checklists.template_id",
        "checklists.version",
        "template_version",
        "path",
      );
    if (!row || !can(viewer, "readiness:work", { committeePath: row.path })) return "refused";
    const latest = await itemsOf(transaction, row.template_id);
    if (!latest || latest.version !== to || to <= row.template_version) return "outdated";
    await rewriteItems(transaction, checklistId, latest.items);
    await transaction("checklists")
      .where({ id: checklistId })
      .update({ template_version: to, version: row.version + 1 });
    await redate(transaction, checklistId);
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "checklist-moved",
      subjectKind: "congress",
      subjectId: row.congress_id,
      detail: { from: row.template_version, to },
    });
    return "moved";
  });
}

async function rewriteItems(transaction: Database, checklistId: string, items: TemplateItem[]) {
  const stored: { id: string; code: string; version: number }[] = await transaction("checklist_items")
    .where({ checklist_id: checklistId })
    .select("id", "code", "version");
  const byCode = new Map(stored.map((row) => [row.code, row]));
  for (const [position, item] of items.entries()) {
    const columns = { ...templateColumns(item), position, is_retired: false };
    const known = byCode.get(item.code);
    byCode.delete(item.code);
    if (known) {
      await transaction("checklist_items")
        .where({ id: known.id })
        .update({ ...columns, version: known.version + 1 });
    } else {
      await transaction("checklist_items").insert({ id: newId(), checklist_id: checklistId, ...columns });
    }
  }
  for (const { id, version } of byCode.values()) {
    await transaction("checklist_items")
      .where({ id })
      .update({ is_retired: true, version: version + 1 });
  }
}

async function itemsOf(db: Database, templateId: string, version?: number) {
  const row = await db("checklist_template_versions")
    .where({ template_id: templateId, ...(version !== undefined && { version }) })
    .orderBy("version", "desc")
    .first("version", "items");
  return row && { version: row.version as number, items: fromJson<TemplateItem[]>(row.items) };
}
