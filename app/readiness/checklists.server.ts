import { actorOf } from "~/accounts/request.server";
import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";
import { fromJson, type Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import type { Checklist, FactsOfCongress } from "./checklist";
import { readItems } from "./checklist-items.server";
import { redate, refreshDueDays } from "./dating.server";
import { readFacts } from "./facts.server";
import type { TemplateItem } from "./template";

const noFacts: FactsOfCongress = new Map();

/** The checklist of a congress with its items dated and judged; null while none was begun. */
export async function findChecklist(db: Database, congressId: string): Promise<Checklist | null> {
  await refreshDueDays(db, { congressId });
  const row = await db("checklists")
    .join("checklist_templates", "checklist_templates.id", "checklists.template_id")
    .where("checklists.congress_id", congressId)
    .first(
      "checklists.id",
      "checklists.version",
      "checklists.template_id",
      "checklists.template_version",
      "checklist_templates.slug",
      "checklist_templates.name_vi",
      "checklist_templates.name_en",
    );
  if (!row) return null;
  const [newest] = await db("checklist_template_versions")
    .where({ template_id: row.template_id })
    .max({ latest: "version" });
  const facts = (await readFacts(db, [congressId])).get(congressId) ?? noFacts;
  return {
    id: row.id,
    congressId,
    template: {
      id: row.template_id,
      slug: row.slug,
      names: { vi: row.name_vi, en: row.name_en },
      version: row.template_version,
      latest: Number(newest?.latest),
    },
    version: row.version,
    items: await readItems(db, row.id, facts),
  };
}

export type ChecklistStarted = { kind: "started" } | { kind: "exists" } | { kind: "refused" };

/** Begins a congress's checklist with the latest version of a template of its level, or of one for all levels. */
export async function startChecklist(
  db: Database,
  viewer: SignedIn,
  now: Date,
  congressId: string,
  templateId: string,
): Promise<ChecklistStarted> {
  return db.transaction(async (transaction) => {
    const congress = await transaction("congresses")
      .join("committees", "committees.id", "congresses.committee_id")
      .join("committee_levels", "committee_levels.id", "committees.level_id")
      .where("congresses.id", congressId)
      .first("committees.path", "committee_levels.agenda_level");
    if (!congress || !can(viewer, "readiness:work", { committeePath: congress.path })) {
      return { kind: "refused" };
    }
    const template = await transaction("checklist_template_versions")
      .join("checklist_templates", "checklist_templates.id", "checklist_template_versions.template_id")
      .where("template_id", templateId)
      .where((either) => either.whereNull("level").orWhere("level", congress.agenda_level))
      .orderBy("version", "desc")
      .first("version", "items", "slug");
    if (!template) return { kind: "refused" };
    const items = fromJson<TemplateItem[]>(template.items);
    const from = { templateId, version: template.version, items };
    if ((await insertChecklist(transaction, now, congressId, from)) === null) return { kind: "exists" };
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "checklist-started",
      subjectKind: "congress",
      subjectId: congressId,
      detail: { template: template.slug, version: template.version },
    });
    return { kind: "started" };
  });
}

/** Enters the items of a template's version for a congress. Answers the checklist's id; null when there is one. */
export async function insertChecklist(
  transaction: Database,
  now: Date,
  congressId: string,
  { templateId, version, items }: { templateId: string; version: number; items: readonly TemplateItem[] },
): Promise<string | null> {
  const id = newId();
  const inserted = await transaction("checklists")
    .insert({
      ...{ id, congress_id: congressId, template_id: templateId, template_version: version },
      created_at: now.toISOString(),
    })
    .onConflict("congress_id")
    .ignore()
    .returning("id");
  if (inserted.length === 0) return null;
  const rows = items.map((item, position) => ({
    ...{ id: newId(), checklist_id: id, position },
    ...templateColumns(item),
  }));
  await transaction.batchInsert("checklist_items", rows, 50);
  await redate(transaction, id);
  return id;
}

/** The columns of an item that come from the template. */
export const templateColumns = (item: TemplateItem) => ({
  code: item.code,
  category: item.category,
  content: JSON.stringify(item),
  mandatory: item.mandatory,
  fact: item.fact,
});
