import type { Knex } from "knex";

/** What discussion groups report back: opinions, secret links for their secretaries, the consolidated report. */
export async function up(db: Knex): Promise<void> {
  /** One for each group and round; made when it is first opened. */
  await db.schema.createTable("group_reports", (table) => {
    table.string("id", 16).primary();
    table
      .string("division_id", 16)
      .notNullable()
      .references("id")
      .inTable("divisions")
      .onDelete("CASCADE")
      .index();
    /** 0 is the first. */
    table.integer("round").notNullable();
    table.string("group_id", 16).notNullable();
    /** How many were present; null: not told yet. */
    table.integer("attendance");
    table.timestamp("handed_in_at", { useTz: true });
    table.string("handed_in_by", 200);
    /** Of attendance and of handing in. */
    table.integer("version").notNullable().defaultTo(1);
    table.unique(["division_id", "round", "group_id"]);
    table.check("attendance is null or attendance between 0 and 100000", [], "group_reports_attendance");
  });

  await db.schema.createTable("group_opinions", (table) => {
    /** Given where it is written, so that an opinion sent twice is one. */
    table.string("id", 16).primary();
    table
      .string("report_id", 16)
      .notNullable()
      .references("id")
      .inTable("group_reports")
      .onDelete("CASCADE")
      .index();
    table.integer("position").notNullable();
    /** The document of the congress; empty for the documents as a whole. No reference: a document may be replaced. */
    table.string("document_id", 16).notNullable().defaultTo("");
    table.string("section", 300).notNullable().defaultTo("");
    table.string("kind", 12).notNullable().checkIn(["agree", "change", "question"]);
    table.text("text").notNullable();
    table.integer("speakers");
    table.integer("version").notNullable();
    table.string("author_name", 200).notNullable();
    table.timestamp("at", { useTz: true }).notNullable();
    /** Taken back; its texts stay. */
    table.timestamp("removed_at", { useTz: true });
    table.check("speakers is null or speakers between 0 and 100000", [], "group_opinions_speakers");
  });

  /** Every text that was ever saved. */
  await db.schema.createTable("group_opinion_versions", (table) => {
    table
      .string("opinion_id", 16)
      .notNullable()
      .references("id")
      .inTable("group_opinions")
      .onDelete("CASCADE");
    table.integer("version").notNullable();
    /** Names the saving: the same one sent again changes nothing. */
    table.string("key", 64).notNullable();
    /** JSON: the values. */
    table.text("content").notNullable();
    table.string("author_name", 200).notNullable();
    table.timestamp("at", { useTz: true }).notNullable();
    table.primary(["opinion_id", "version"]);
    table.unique(["opinion_id", "key"]);
  });

  /** Secret addresses for secretaries without an account. */
  await db.schema.createTable("group_report_links", (table) => {
    table.string("id", 16).primary();
    table
      .string("report_id", 16)
      .notNullable()
      .references("id")
      .inTable("group_reports")
      .onDelete("CASCADE")
      .index();
    table.string("token_hash", 64).notNullable().unique();
    table.string("created_by", 200).notNullable();
    table.timestamp("created_at", { useTz: true }).notNullable();
    table.timestamp("expires_at", { useTz: true }).notNullable();
    table.timestamp("revoked_at", { useTz: true });
    table.timestamp("last_used_at", { useTz: true });
  });

  /** The consolidated report of a division as a value, every change a revision. */
  await db.schema.createTable("consolidated_reports", (table) => {
    table.string("division_id", 16).notNullable().references("id").inTable("divisions").onDelete("CASCADE");
    table.integer("number").notNullable();
    /** JSON: the points in their order. */
    table.text("content").notNullable();
    table.string("author_id", 16);
    table.string("author_name", 200).notNullable();
    table.timestamp("at", { useTz: true }).notNullable();
    // Two who save at once cannot both win.
    table.primary(["division_id", "number"]);
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of [
    "consolidated_reports",
    "group_report_links",
    "group_opinion_versions",
    "group_opinions",
    "group_reports",
  ]) {
    await db.schema.dropTable(table);
  }
}
