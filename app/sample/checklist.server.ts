import { fromJson, type Database } from "~/platform/database.server";
import { insertChecklist } from "~/readiness/checklists.server";
import type { TemplateItem } from "~/readiness/template";
import { sampleBegun, sampleSteps, sampleWorker } from "./checklist";

/** The checklist of the sample's congress in the middle of its work; none where no template suits all congresses. */
export async function insertSampleChecklist(transaction: Database, congressId: string): Promise<void> {
  const template = await transaction("checklist_template_versions")
    .join("checklist_templates", "checklist_templates.id", "checklist_template_versions.template_id")
    .whereNull("level")
    .orderBy([{ column: "created_at" }, { column: "version", order: "desc" }])
    .first("template_id", "version", "items");
  if (!template) return;
  const begun = new Date(`${sampleBegun}T02:00:00Z`);
  const items = fromJson<TemplateItem[]>(template.items).map(withoutFiles);
  const from = { templateId: template.template_id, version: template.version, items };
  const id = await insertChecklist(transaction, begun, congressId, from);
  if (id === null) return;
  for (const item of items) await tellSteps(transaction, id, item);
}

/** The sample holds no files: what was handed in there asks for none. */
const withoutFiles = (item: TemplateItem): TemplateItem =>
  sampleSteps(item).some(({ step }) => step.kind === "done") ? { ...item, evidence: false } : item;

async function tellSteps(transaction: Database, checklistId: string, item: TemplateItem): Promise<void> {
  const steps = sampleSteps(item);
  const last = steps.at(-1);
  if (!last) return;
  const own = await transaction("checklist_items")
    .where({ checklist_id: checklistId, code: item.code })
    .first("id");
  const handedIn = steps.findLast(
    ({ step }) => step.kind === "done" || step.kind === "propose-not-applicable",
  );
  const isSettled = last.state === "confirmed";
  const reasonOf = ({ step }: (typeof steps)[number]) => ("reason" in step ? step.reason : "");
  await transaction("checklist_items")
    .where({ id: own.id })
    .update({
      ...{ state: last.state, reason: reasonOf(last), responsible: sampleWorker, version: 1 + steps.length },
      ...{ done_by_name: handedIn?.by ?? null, done_at: handedIn?.at ?? null },
      ...{ settled_by_name: isSettled ? last.by : null, settled_at: isSettled ? last.at : null },
    });
  for (const step of steps) {
    await transaction("checklist_item_steps").insert({
      ...{ item_id: own.id, step: step.step.kind, state: step.state, at: step.at },
      ...{ reason: reasonOf(step), actor_name: step.by },
    });
  }
}
