import type { Knex } from "knex";

/** Who is asked for comments, files beside comments, comments out of groups; directives with duties and their progress. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable("comment_rounds", (table) => {
    /** `written`: comments sent in; `discussion`: what groups reported at the congress. */
    table.string("kind", 16).notNullable().defaultTo("written");
  });

  /** Units that are asked to comment, and whether they have. */
  await db.schema.createTable("round_units", (table) => {
    table.string("id", 16).primary();
    table
      .string("round_id", 16)
      .notNullable()
      .references("id")
      .inTable("comment_rounds")
      .onDelete("CASCADE")
      .index();
    /** Null for a unit that is no committee of the tree: an office, a body. */
    table.string("committee_id", 16).references("id").inTable("committees").onDelete("SET NULL").index();
    table.string("name", 200).notNullable();
    /** Read it and has nothing to add: an answer as well. */
    table.string("agreed_by", 200);
    table.timestamp("agreed_at", { useTz: true });
    table.unique(["round_id", "name"]);
  });

  await db.schema.alterTable("draft_comments", (table) => {
    /** The unit that was asked and answers by this comment. No reference: a comment outlives its invitation. */
    table.string("unit_id", 16);
    /** Names the record from which the comment was taken over, so that taking it over again changes nothing. */
    table.string("origin_key", 120).unique();
  });

  await db.schema.createTable("comment_files", (table) => {
    table.string("id", 16).primary();
    table
      .string("comment_id", 16)
      .notNullable()
      .references("id")
      .inTable("draft_comments")
      .onDelete("CASCADE")
      .index();
    table.string("file_name", 255).notNullable();
    table.string("media_type", 120).notNullable();
    table.integer("size").notNullable();
    table.string("sha256", 64).notNullable();
    table.string("added_by_name", 200).notNullable();
    table.timestamp("added_at", { useTz: true }).notNullable();
    table.unique(["comment_id", "sha256"]);
  });

  await db.schema.createTable("directives", (table) => {
    table.string("id", 16).primary();
    table.string("slug", 80).notNullable().unique();
    table.string("number", 60).notNullable();
    table.string("title_vi", 500).notNullable();
    table.string("title_en", 500).notNullable().defaultTo("");
    table.string("issuer_vi", 300).notNullable();
    table.string("issuer_en", 300).notNullable().defaultTo("");
    table.string("issued_on", 10).notNullable();
    table.string("signed_by", 300).notNullable().defaultTo("");
    table.text("opening").notNullable().defaultTo("");
    table.timestamp("created_at", { useTz: true }).notNullable();
    table.integer("version").notNullable().defaultTo(1);
  });

  await db.schema.createTable("directive_clauses", (table) => {
    table.string("id", 16).primary();
    table
      .string("directive_id", 16)
      .notNullable()
      .references("id")
      .inTable("directives")
      .onDelete("CASCADE")
      .index();
    /** As it is cited: `II.1`. */
    table.string("number", 24).notNullable();
    table.integer("position").notNullable();
    table.string("title_vi", 500).notNullable();
    table.string("title_en", 500).notNullable().defaultTo("");
    table.text("text").notNullable();
    table.boolean("about_congress").notNullable();
    table.integer("version").notNullable().defaultTo(1);
    table.unique(["directive_id", "number"]);
  });

  /** What a clause asks for, of whom, and how far it is. */
  await db.schema.createTable("directive_duties", (table) => {
    table.string("id", 16).primary();
    table
      .string("clause_id", 16)
      .notNullable()
      .references("id")
      .inTable("directive_clauses")
      .onDelete("CASCADE")
      .index();
    table.string("code", 40).notNullable();
    table.integer("position").notNullable();
    table.string("words_vi", 1000).notNullable();
    table.string("words_en", 1000).notNullable().defaultTo("");
    table.string("responsible", 500).notNullable().defaultTo("");
    /** Due before this day begins, local time. */
    table.string("due_before", 10);
    table.string("state", 16).notNullable().checkIn(["open", "in-progress", "done", "dropped"]);
    /** JSON: where in the system it is fulfilled. */
    table.text("fulfilled_by").notNullable().defaultTo("[]");
    table.integer("version").notNullable().defaultTo(1);
    table.unique(["clause_id", "code"]);
  });

  /** Progress, in order; never changed. */
  await db.schema.createTable("duty_notes", (table) => {
    table.increments("number");
    table
      .string("duty_id", 16)
      .notNullable()
      .references("id")
      .inTable("directive_duties")
      .onDelete("CASCADE")
      .index();
    table.string("state", 16).notNullable();
    table.text("text").notNullable();
    table.string("author_name", 200).notNullable();
    table.timestamp("at", { useTz: true }).notNullable();
  });

  /** The picture of all committees counts from the index alone, without reading the items. */
  await db.raw(
    "create index checklist_items_counted on checklist_items (checklist_id, category, is_retired, state, fact, due_day, mandatory)",
  );
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop index if exists checklist_items_counted");
  for (const table of [
    "duty_notes",
    "directive_duties",
    "directive_clauses",
    "directives",
    "comment_files",
  ]) {
    await db.schema.dropTable(table);
  }
  await db.schema.alterTable("draft_comments", (table) => {
    table.dropUnique(["origin_key"]);
    table.dropColumn("origin_key");
    table.dropColumn("unit_id");
  });
  await db.schema.dropTable("round_units");
  await db.schema.alterTable("comment_rounds", (table) => table.dropColumn("kind"));
}
