import type { Knex } from "knex";

/** Draft documents in versions, comment rounds on them, comments and their answers. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("drafts", (table) => {
    table.string("id", 16).primary();
    /** Who issues it. Those of the committees below may be asked to comment. */
    table
      .string("committee_id", 16)
      .notNullable()
      .references("id")
      .inTable("committees")
      .onDelete("RESTRICT")
      .index();
    table.string("congress_id", 16).references("id").inTable("congresses").onDelete("SET NULL").index();
    table
      .string("kind", 32)
      .notNullable()
      .checkIn(["political-report", "review-report", "action-programme", "resolution", "other"]);
    table.string("title_vi", 500).notNullable();
    table.string("title_en", 500).notNullable().defaultTo("");
    /** `KL1097-I`, or empty. */
    table.string("source", 200).notNullable().defaultTo("");
    table.timestamp("created_at", { useTz: true }).notNullable();
  });

  await db.schema.createTable("draft_versions", (table) => {
    table.string("draft_id", 16).notNullable().references("id").inTable("drafts").onDelete("CASCADE");
    table.integer("number").notNullable();
    /** JSON: `[{ id, text }]`; a paragraph keeps its id from version to version. Never changed afterwards. */
    table.text("paragraphs").notNullable();
    table.string("note", 500).notNullable().defaultTo("");
    table.string("author_name", 200).notNullable();
    table.timestamp("at", { useTz: true }).notNullable();
    table.primary(["draft_id", "number"]);
  });

  await db.schema.createTable("comment_rounds", (table) => {
    table.string("id", 16).primary();
    table.string("draft_id", 16).notNullable();
    table.integer("draft_version").notNullable();
    table.string("name", 200).notNullable();
    table.string("opens_on", 10).notNullable();
    /** Comments must be there before this day begins: the round ends with the day before. */
    table.string("closes_before", 10).notNullable();
    table.text("instructions").notNullable().defaultTo("");
    table.string("source", 200).notNullable().defaultTo("");
    table.string("consolidated_by", 200);
    table.timestamp("consolidated_at", { useTz: true });
    table.timestamp("created_at", { useTz: true }).notNullable();
    table
      .foreign(["draft_id", "draft_version"])
      .references(["draft_id", "number"])
      .inTable("draft_versions")
      .onDelete("CASCADE");
    table.check("opens_on < closes_before", [], "comment_rounds_days_in_order");
    table.index(["draft_id"]);
  });

  await db.schema.createTable("draft_comments", (table) => {
    table.string("id", 16).primary();
    table
      .string("round_id", 16)
      .notNullable()
      .references("id")
      .inTable("comment_rounds")
      .onDelete("CASCADE")
      .index();
    /** Null: about the document as a whole. */
    table.string("paragraph_id", 16);
    table.string("unit", 200).notNullable().defaultTo("");
    table.text("text").notNullable();
    table.string("author_id", 16);
    table.string("author_name", 200).notNullable();
    table.timestamp("at", { useTz: true }).notNullable();
    /** Why it was admitted after the end; empty for those in time. */
    table.string("late_note", 1000).notNullable().defaultTo("");
    table.string("answer", 16).checkIn(["accepted", "partly", "not-accepted"]);
    table.text("answer_reason").notNullable().defaultTo("");
    table.string("answered_by", 200);
    table.timestamp("answered_at", { useTz: true });
    table.integer("version").notNullable().defaultTo(1);
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of ["draft_comments", "comment_rounds", "draft_versions", "drafts"]) {
    await db.schema.dropTable(table);
  }
}
