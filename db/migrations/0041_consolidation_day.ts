import type { Knex } from "knex";

/**
 * Conclusion 1097-KL/TU, I states a day for the comments of the members alone, and none for the Office that brings them
 * together. Both were entered with that day and both bodies: what nobody has edited since is put right.
 */
export async function up(db: Knex): Promise<void> {
  await correct(db, "comments", { responsible: "Ban Chấp hành Đảng bộ tỉnh" });
  await correct(db, "consolidation", { responsible: "Văn phòng Tỉnh ủy", due_before: null });
}

const correct = (db: Knex, code: string, facts: object): Promise<number> =>
  db("directive_duties")
    .where({ code, due_before: "2020-07-08", version: 1, is_source: true })
    .whereIn(
      "clause_id",
      db("directive_clauses")
        .join("directives", "directives.id", "directive_clauses.directive_id")
        .where({ "directives.slug": "1097-kl-tu", "directive_clauses.number": "I" })
        .select("directive_clauses.id"),
    )
    .update(facts);

/** What the source does not state is not entered again. */
export async function down(): Promise<void> {}
