import type { Knex } from "knex";

/** Files that were taken off a comment stay on record; clauses and duties can be reworded and taken out. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable("comment_files", (table) => {
    /** Taken off the comment; the record and the content stay. */
    table.string("removed_by_name", 200);
    table.timestamp("removed_at", { useTz: true });
  });

  for (const name of ["directive_clauses", "directive_duties"]) {
    await db.schema.alterTable(name, (table) => {
      /** Comes from a source document: neither reworded nor taken out. */
      table.boolean("is_source").notNullable().defaultTo(false);
      /** Taken out: progress and wordings stay. */
      table.timestamp("removed_at", { useTz: true });
    });
  }
  // Duties that people added are named by their id.
  await db("directive_duties").whereRaw("code <> id").update({ is_source: true });
  await db("directive_clauses")
    .whereIn("id", db("directive_duties").where({ is_source: true }).select("clause_id"))
    .update({ is_source: true });

  // The number of a clause that was taken out can be given again.
  await db.schema.alterTable("directive_clauses", (table) => table.dropUnique(["directive_id", "number"]));
  await db.raw(
    "create unique index directive_clauses_number on directive_clauses (directive_id, number) where removed_at is null",
  );

  /** What clauses and duties said before they were reworded or taken out; never changed. */
  await db.schema.createTable("directive_wordings", (table) => {
    table.increments("number");
    table
      .string("directive_id", 16)
      .notNullable()
      .references("id")
      .inTable("directives")
      .onDelete("CASCADE")
      .index();
    table.string("clause_id", 16).references("id").inTable("directive_clauses").onDelete("CASCADE").index();
    table.string("duty_id", 16).references("id").inTable("directive_duties").onDelete("CASCADE").index();
    table.string("act", 16).notNullable().checkIn(["reworded", "removed"]);
    table.integer("version").notNullable();
    /** JSON: the fields as they were. */
    table.text("content").notNullable();
    table.string("reason", 1000).notNullable().defaultTo("");
    table.string("author_name", 200).notNullable();
    table.timestamp("at", { useTz: true }).notNullable();
    table.check("(clause_id is null) <> (duty_id is null)", [], "directive_wordings_of_one");
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("directive_wordings");
  await db.raw("drop index directive_clauses_number");
  for (const name of ["directive_duties", "directive_clauses"]) {
    await db(name).whereNotNull("removed_at").delete();
    await db.schema.alterTable(name, (table) => {
      table.dropColumn("removed_at");
      table.dropColumn("is_source");
    });
  }
  await db.schema.alterTable("directive_clauses", (table) => table.unique(["directive_id", "number"]));
  await db("comment_files").whereNotNull("removed_at").delete();
  await db.schema.alterTable("comment_files", (table) => {
    table.dropColumn("removed_at");
    table.dropColumn("removed_by_name");
  });
}
