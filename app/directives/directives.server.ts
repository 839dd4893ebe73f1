import { fromFlag, fromJson, type Database } from "~/platform/database.server";
import { noteOf } from "./wordings.server";
import type { Clause, Directive, DirectiveHead, Duty, DutyNote, Fulfilment } from "./directive";

/** All directives, the latest first. */
export async function listDirectives(db: Database): Promise<DirectiveHead[]> {
  const rows = await db("directives").orderBy([{ column: "issued_on", order: "desc" }, "number"]);
  return rows.map(headOf);
}

/** One directive with its clauses, their duties and all progress; null when there is none. */
export async function findDirective(db: Database, slug: string): Promise<Directive | null> {
  const row = await db("directives").where({ slug }).first();
  if (!row) return null;
  const clauses = await db("directive_clauses")
    .where({ directive_id: row.id, removed_at: null })
    .orderBy("position");
  const duties = await db("directive_duties")
    .join("directive_clauses", "directive_clauses.id", "directive_duties.clause_id")
    .where({ directive_id: row.id, "directive_duties.removed_at": null })
    .orderBy("directive_duties.position")
    .select("directive_duties.*");
  const notes = await db("duty_notes")
    .join("directive_duties", "directive_duties.id", "duty_notes.duty_id")
    .join("directive_clauses", "directive_clauses.id", "directive_duties.clause_id")
    .where({ directive_id: row.id })
    .orderBy("duty_notes.number", "desc")
    .select("duty_notes.*");
  const notesOf = (dutyId: string): DutyNote[] => notes.filter((note) => note.duty_id === dutyId).map(noteOf);
  return {
    ...headOf(row),
    clauses: clauses.map((clause): Clause => ({
      id: clause.id,
      number: clause.number,
      title: { vi: clause.title_vi, en: clause.title_en },
      text: clause.text,
      aboutCongress: fromFlag(clause.about_congress),
      isSource: fromFlag(clause.is_source),
      version: clause.version,
      duties: duties
        .filter((duty) => duty.clause_id === clause.id)
        .map((duty): Duty => ({
          id: duty.id,
          code: duty.code,
          words: { vi: duty.words_vi, en: duty.words_en },
          responsible: duty.responsible,
          dueBefore: duty.due_before,
          state: duty.state,
          fulfilledBy: fromJson<Fulfilment[]>(duty.fulfilled_by),
          isSource: fromFlag(duty.is_source),
          version: duty.version,
          notes: notesOf(duty.id),
        })),
    })),
  };
}

const headOf = (row: {
  id: string;
  slug: string;
  number: string;
  title_vi: string;
  title_en: string;
  issuer_vi: string;
  issuer_en: string;
  issued_on: string;
  signed_by: string;
  opening: string;
  version: number;
}): DirectiveHead => ({
  id: row.id,
  slug: row.slug,
  number: row.number,
  title: { vi: row.title_vi, en: row.title_en },
  issuer: { vi: row.issuer_vi, en: row.issuer_en },
  issuedOn: row.issued_on,
  signedBy: row.signed_by,
  opening: row.opening,
  version: row.version,
});
