import { program, recordAudit } from "~/accounts/audit.server";
import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { bodies } from "~db/reference/bodies";
import { directive1097 } from "~db/reference/directive-1097";
import { clauses, type Demand } from "~db/reference/directive-1097-clauses";
import { fulfilment } from "~db/reference/directive-1097-fulfilment";

type TaskOfClause = Omit<Demand, "quote">;

/**
 * Enters Conclusion 1097-KL/TU with its clauses and what each asks for. A clause without single demands is one task.
 * Running it again changes nothing.
 */
export async function seedDirectives(db: Database, now: Date): Promise<void> {
  const names = new Map<string, string>(bodies.map(({ slug, names: named }) => [slug, named.vi]));
  await db.transaction(async (transaction) => {
    const claimed = await transaction("workspace_settings")
      .insert({ key: "directives-seeded", value: JSON.stringify(now.toISOString()) })
      .onConflict("key")
      .ignore()
      .returning("key");
    if (claimed.length === 0) return;
    const id = newId();
    const { slug, number, title, issuer, issuedOn, signedBy, opening } = directive1097;
    await transaction("directives").insert({
      ...{
        id,
        slug,
        number,
        title_vi: title.vi,
        title_en: title.en,
        issuer_vi: issuer.vi,
        issuer_en: issuer.en,
      },
      ...{ issued_on: issuedOn, signed_by: `${signedBy.office} ${signedBy.name}`, opening },
      created_at: now.toISOString(),
    });
    for (const [position, clause] of clauses.entries()) {
      const clauseId = newId();
      await transaction("directive_clauses").insert({
        ...{ id: clauseId, directive_id: id, number: clause.number, position, text: clause.text },
        ...{ title_vi: clause.title.vi, title_en: clause.title.en, about_congress: clause.aboutCongress },
        is_source: true,
      });
      const whole: TaskOfClause = { code: "task", words: clause.title };
      const tasks: readonly TaskOfClause[] = clause.demands.length > 0 ? clause.demands : [whole];
      for (const [
        place,
        { code, words, dueBefore = null, bodies: charged = clause.bodies },
      ] of tasks.entries()) {
        const dutyId = newId();
        await transaction("directive_duties").insert({
          ...{ id: dutyId, clause_id: clauseId, code, position: place, state: "open" },
          ...{ words_vi: words.vi, words_en: words.en, due_before: dueBefore },
          is_source: true,
          responsible: charged.map((body) => names.get(body) ?? body).join("; "),
          fulfilled_by: JSON.stringify(fulfilment[`${clause.number} ${code}`] ?? []),
        });
        for (const committee_id of await committeesOf(transaction, charged)) {
          await transaction("duty_committees").insert({ duty_id: dutyId, committee_id });
        }
      }
    }
    await recordAudit(transaction, program, now, {
      action: "directives-seeded",
      subjectKind: "directive",
      subjectId: id,
      detail: { clauses: clauses.length },
    });
  });
}

/** The committees around which bodies stand: their people are reminded. */
async function committeesOf(transaction: Database, slugs: readonly string[]): Promise<string[]> {
  const rows: { committee_id: string }[] = await transaction("bodies")
    .whereIn("slug", [...slugs])
    .whereNotNull("committee_id")
    .distinct("committee_id");
  return rows.map(({ committee_id }) => committee_id);
}
