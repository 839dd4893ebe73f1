import { program, recordAudit } from "~/accounts/audit.server";
import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { holidays, holidaySource } from "~db/reference/holidays";
import { defaultTemplateItems } from "~db/reference/readiness-template";

/**
 * Puts the default checklist, as version 1 of a template for all levels, and the public holidays into a database that
 * has never had them, all or nothing. Running it again changes nothing.
 */
export async function seedReadiness(db: Database, now: Date): Promise<void> {
  await db.transaction(async (transaction) => {
    const claimed = await transaction("workspace_settings")
      .insert({ key: "readiness-seeded", value: JSON.stringify(now.toISOString()) })
      .onConflict("key")
      .ignore()
      .returning("key");
    if (claimed.length === 0) return;
    const id = newId();
    const at = now.toISOString();
    await transaction("checklist_templates").insert({
      id,
      slug: "mac-dinh",
      name_vi: "Danh mục chuẩn bị đại hội (mặc định)",
      name_en: "Preparation of a congress (default)",
      level: null,
      created_at: at,
    });
    await transaction("checklist_template_versions").insert({
      template_id: id,
      version: 1,
      items: JSON.stringify(defaultTemplateItems),
      author_name: program.name,
      at,
    });
    for (const { day, names } of holidays) {
      await transaction("holidays").insert({
        day,
        name_vi: names.vi,
        name_en: names.en,
        source: holidaySource(day),
      });
    }
    await recordAudit(transaction, program, now, {
      action: "readiness-seeded",
      subjectKind: "workspace",
      subjectId: "readiness",
      detail: { items: defaultTemplateItems.length, holidays: holidays.length },
    });
  });
}
