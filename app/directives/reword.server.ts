import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { isUniqueViolation, type Database } from "~/platform/database.server";
import { clauseWords, dutyWords, holdClause, holdDuty } from "./held-part.server";
import { headWords, isQuoted } from "./directive";
import { findDirective } from "./directives.server";
import { keepWording } from "./wordings.server";
import { headColumns, type ClauseValues, type DutyValues, type HeadValues } from "./write.server";

/**
 * Changes the head of a directive as seen at version `basedOn`: its number, title, who issued and signed it and when, and
 * its opening. "source" where it quotes a source document. The audit trail keeps what it said before.
 */
export async function rewordHead(
  db: Database,
  viewer: SignedIn,
  now: Date,
  slug: string,
  basedOn: number,
  { number, title, issuer, issuedOn, signedBy, opening }: HeadValues,
): Promise<Reworded> {
  if (!can(viewer, "directive:edit")) return "refused";
  return db.transaction(async (transaction) => {
    await transaction("directives").where({ slug }).forUpdate().first("id");
    const directive = await findDirective(transaction, slug);
    if (!directive) return "refused";
    if (isQuoted(directive)) return "source";
    const before = headWords(directive);
    const after = { number, title, issuer, issuedOn, signedBy, opening };
    if (isSame(before, after)) return "reworded";
    if (directive.version !== basedOn) return "outdated";
    await transaction("directives")
      .where({ slug })
      .update({
        ...{ ...headColumns(after), version: basedOn + 1 },
        // The translations were those of the earlier words.
        ...(title !== before.title && { title_en: "" }),
        ...(issuer !== before.issuer && { issuer_en: "" }),
      });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "directive-head-reworded",
      subjectKind: "directive",
      subjectId: directive.id,
      detail: { before, version: basedOn + 1 },
    });
    return "reworded";
  });
}

export type Reworded = "reworded" | "outdated" | "source" | "refused";

/**
 * Rewords a clause as seen at version `basedOn`. "source" where it quotes a source document, "taken" when another clause
 * has the number. What it said before is kept. Sent twice, it is done once.
 */
export async function rewordClause(
  db: Database,
  viewer: SignedIn,
  now: Date,
  clauseId: string,
  basedOn: number,
  { number, title, text, aboutCongress }: ClauseValues,
): Promise<Reworded | "taken"> {
  if (!can(viewer, "directive:edit")) return "refused";
  try {
    return await db.transaction(async (transaction) => {
      const clause = await holdClause(transaction, clauseId);
      if (!clause) return "refused";
      if (clause.is_source) return "source";
      const before = clauseWords(clause);
      const after = { number, title, text, aboutCongress };
      if (isSame(before, after)) return "reworded";
      if (clause.version !== basedOn) return "outdated";
      await transaction("directive_clauses")
        .where({ id: clauseId })
        .update({
          ...{ number, text, title_vi: title, about_congress: aboutCongress, version: basedOn + 1 },
          // The translation was one of the earlier title.
          ...(title !== before.title && { title_en: "" }),
        });
      const part = { directive_id: clause.directive_id, clause_id: clauseId, version: basedOn };
      await keepWording(transaction, viewer, now, { ...part, act: "reworded" }, before);
      await recordAudit(transaction, actorOf(viewer), now, {
        action: "directive-clause-reworded",
        subjectKind: "directive",
        subjectId: clause.directive_id,
        detail: { clause: clauseId, number, version: basedOn + 1 },
      });
      return "reworded";
    });
  } catch (error) {
    if (isUniqueViolation(error)) return "taken";
    throw error;
  }
}

/** As `rewordClause`, for a duty; how far it is stays as it is. */
export async function rewordDuty(
  db: Database,
  viewer: SignedIn,
  now: Date,
  dutyId: string,
  basedOn: number,
  { words, responsible, dueBefore }: DutyValues,
): Promise<Reworded> {
  if (!can(viewer, "directive:edit")) return "refused";
  return db.transaction(async (transaction) => {
    const duty = await holdDuty(transaction, dutyId);
    if (!duty) return "refused";
    if (duty.is_source) return "source";
    const before = dutyWords(duty);
    if (isSame(before, { words, responsible, dueBefore })) return "reworded";
    if (duty.version !== basedOn) return "outdated";
    await transaction("directive_duties")
      .where({ id: dutyId })
      .update({
        ...{ words_vi: words, responsible, due_before: dueBefore, version: basedOn + 1 },
        ...(words !== before.words && { words_en: "" }),
      });
    const part = { directive_id: duty.directive_id, duty_id: dutyId, version: basedOn };
    await keepWording(transaction, viewer, now, { ...part, act: "reworded" }, before);
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "directive-duty-reworded",
      subjectKind: "directive",
      subjectId: duty.directive_id,
      detail: { duty: dutyId, version: basedOn + 1 },
    });
    return "reworded";
  });
}

const isSame = <Words extends object>(before: Words, after: Words): boolean =>
  Object.entries(after).every(([field, value]) => before[field as keyof Words] === value);
