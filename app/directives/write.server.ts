import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { isUniqueViolation, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { newId } from "~/platform/id.server";

export interface HeadValues {
  number: string;
  title: string;
  issuer: string;
  issuedOn: Day;
  signedBy: string;
  opening: string;
}

export interface DirectiveValues extends HeadValues {
  /** The last part of the address. */
  slug: string;
}

/** Enters a further directive. "taken" when one has this address already; "refused" for those who may not. */
export async function createDirective(
  db: Database,
  viewer: SignedIn,
  now: Date,
  values: DirectiveValues,
): Promise<"created" | "taken" | "refused"> {
  if (!can(viewer, "directive:edit")) return "refused";
  try {
    return await db.transaction(async (transaction) => {
      const id = newId();
      await transaction("directives").insert({
        ...{ id, slug: values.slug, ...headColumns(values) },
        created_at: now.toISOString(),
      });
      await recordAudit(transaction, actorOf(viewer), now, {
        action: "directive-created",
        subjectKind: "directive",
        subjectId: id,
        detail: { number: values.number },
      });
      return "created" as const;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return "taken";
    throw error;
  }
}

/** The head of a directive as it is stored, in Vietnamese. */
export const headColumns = ({ number, title, issuer, issuedOn, signedBy, opening }: HeadValues) => ({
  ...{ number, title_vi: title, issuer_vi: issuer, issued_on: issuedOn },
  ...{ signed_by: signedBy, opening },
});

export interface ClauseValues {
  number: string;
  title: string;
  text: string;
  aboutCongress: boolean;
}

/**
 * Adds a clause at the end of a directive. "taken" when it has one of this number, "source" when it quotes a source
 * document, whose clauses are complete.
 */
export async function addClause(
  db: Database,
  viewer: SignedIn,
  now: Date,
  directiveId: string,
  values: ClauseValues,
): Promise<"added" | "taken" | "source" | "refused"> {
  if (!can(viewer, "directive:edit")) return "refused";
  return db.transaction(async (transaction) => {
    await transaction("directives").where({ id: directiveId }).forUpdate().first("id");
    const quoted = await transaction("directive_clauses")
      .where({ directive_id: directiveId, is_source: true })
      .first("id");
    if (quoted) return "source";
    const [last] = await transaction("directive_clauses")
      .where({ directive_id: directiveId })
      .max({ position: "position" });
    const inserted = await transaction("directive_clauses")
      .insert({
        ...{
          id: newId(),
          directive_id: directiveId,
          number: values.number,
          position: Number(last?.position ?? 0) + 1,
        },
        ...{ title_vi: values.title, text: values.text, about_congress: values.aboutCongress },
      })
      .onConflict(transaction.raw("(directive_id, number) where removed_at is null"))
      .ignore()
      .returning("id");
    if (inserted.length === 0) return "taken";
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "directive-clause-added",
      subjectKind: "directive",
      subjectId: directiveId,
      detail: { clause: values.number },
    });
    return "added";
  });
}

export interface DutyValues {
  words: string;
  responsible: string;
  dueBefore: Day | null;
}

/** Adds a duty at the end of a clause. Sent twice, it is one. */
export async function addDuty(
  db: Database,
  viewer: SignedIn,
  now: Date,
  clauseId: string,
  values: DutyValues,
): Promise<"added" | "refused"> {
  if (!can(viewer, "directive:edit")) return "refused";
  return db.transaction(async (transaction) => {
    const clause = await transaction("directive_clauses")
      .where({ id: clauseId, removed_at: null })
      .forUpdate()
      .first();
    if (!clause) return "refused";
    const same = {
      ...{ clause_id: clauseId, words_vi: values.words, responsible: values.responsible },
      removed_at: null,
    };
    if (await transaction("directive_duties").where(same).first("id")) return "added";
    const [last] = await transaction("directive_duties")
      .where({ clause_id: clauseId })
      .max({ position: "position" });
    const id = newId();
    await transaction("directive_duties").insert({
      ...{ id, ...same, code: id, position: Number(last?.position ?? 0) + 1 },
      ...{ due_before: values.dueBefore, state: "open" },
    });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "directive-duty-added",
      subjectKind: "directive",
      subjectId: clause.directive_id,
      detail: { duty: id },
    });
    return "added";
  });
}
