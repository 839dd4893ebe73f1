import { fromFlag, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";

/** A clause held until the transaction ends; null when there is none, or none any more. */
export async function holdClause(transaction: Database, clauseId: string) {
  const row = await transaction("directive_clauses")
    .where({ id: clauseId, removed_at: null })
    .forUpdate()
    .first();
  return row ? { ...row, is_source: fromFlag(row.is_source) } : null;
}

/** As `holdClause`, for a duty. */
export async function holdDuty(transaction: Database, dutyId: string) {
  const row = await transaction("directive_duties")
    .join("directive_clauses", "directive_clauses.id", "directive_duties.clause_id")
    .where({ "directive_duties.id": dutyId, "directive_duties.removed_at": null })
    .forUpdate("directive_duties")
    .first("directive_duties.*", "directive_id");
  return row ? { ...row, is_source: fromFlag(row.is_source) } : null;
}

/** What a clause says, as forms and records of former wordings name it. */
export const clauseWords = (row: {
  number: string;
  title_vi: string;
  text: string;
  about_congress: boolean | number;
}) => ({
  ...{ number: row.number, title: row.title_vi, text: row.text },
  aboutCongress: fromFlag(row.about_congress),
});

/** As `clauseWords`, for a duty. */
export const dutyWords = (row: { words_vi: string; responsible: string; due_before: Day | null }) => ({
  ...{ words: row.words_vi, responsible: row.responsible, dueBefore: row.due_before },
});
