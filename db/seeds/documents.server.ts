import { program, recordAudit } from "~/accounts/audit.server";
import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { bodies } from "~db/reference/bodies";
import { clauses } from "~db/reference/directive-1097-clauses";
import { directive1097 } from "~db/reference/directive-1097";

/**
 * Enters draft 1 of the review report, on which Conclusion 1097-KL/TU, I asks for comments before 08/7/2020.
 * The text of the draft is not among the sources: the round takes comments on the document as a whole.
 */
export async function seedDocuments(db: Database, now: Date): Promise<void> {
  await db.transaction(async (transaction) => {
    const claimed = await transaction("workspace_settings")
      .insert({ key: "documents-seeded", value: JSON.stringify(now.toISOString()) })
      .onConflict("key")
      .ignore()
      .returning("key");
    const clause = clauses.find(({ number }) => number === "I");
    const asked = clause?.demands.find(({ code }) => code === "comments");
    const congress = await transaction("congresses")
      .where({ slug: "dak-lak-xvii" })
      .first("id", "committee_id");
    if (claimed.length === 0 || !congress || !clause || !asked?.dueBefore) return;
    const id = newId();
    const at = now.toISOString();
    await transaction("drafts").insert({
      id,
      committee_id: congress.committee_id,
      congress_id: congress.id,
      kind: "review-report",
      title_vi: clause.title.vi,
      title_en: clause.title.en,
      source: "KL1097-I",
      created_at: at,
    });
    await transaction("draft_versions").insert({
      draft_id: id,
      number: 1,
      paragraphs: "[]",
      author_name: program.name,
      at,
    });
    const round = newId();
    await transaction("comment_rounds").insert({
      id: round,
      draft_id: id,
      draft_version: 1,
      name: "Góp ý dự thảo lần 1",
      opens_on: directive1097.issuedOn,
      closes_before: asked.dueBefore,
      instructions: clause.text,
      source: "KL1097-I",
      created_at: at,
    });
    // The clause asks the members of the Executive Committee.
    const members = bodies.find(({ slug }) => slug === asked.bodies?.[0]);
    await transaction("round_units").insert({
      ...{ id: newId(), round_id: round, committee_id: congress.committee_id, name: members?.names.vi ?? "" },
    });
    await recordAudit(transaction, program, now, {
      action: "documents-seeded",
      subjectKind: "workspace",
      subjectId: "documents",
    });
  });
}
