import type { Knex } from "knex";

/** Divisions of delegates into discussion groups as values: every change a revision, one of them chosen. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("divisions", (table) => {
    table.string("id", 16).primary();
    table
      .string("congress_id", 16)
      .notNullable()
      .references("id")
      .inTable("congresses")
      .onDelete("CASCADE")
      .index();
    table.string("name", 200).notNullable();
    /** The one that holds; the others are drafts to compare. */
    table.boolean("is_chosen").notNullable().defaultTo(false);
    table.timestamp("created_at", { useTz: true }).notNullable();
    table.integer("version").notNullable().defaultTo(1);
  });
  const chosen = db.client.config.client === "pg" ? "is_chosen" : "is_chosen = 1";
  await db.raw(`create unique index divisions_chosen on divisions (congress_id) where ${chosen}`);

  await db.schema.createTable("division_revisions", (table) => {
    table.string("division_id", 16).notNullable().references("id").inTable("divisions").onDelete("CASCADE");
    table.integer("number").notNullable();
    /** What is asked and who sits where, as JSON text: `DivisionContent`. */
    table.text("content").notNullable();
    /** What was done, as a code and its parameters: worded when it is shown. */
    table.text("summary").notNullable();
    /** Where undo and redo lead. */
    table.text("undo").notNullable().defaultTo("{}");
    table.string("author_id", 16);
    table.string("author_name", 200).notNullable();
    table.timestamp("at", { useTz: true }).notNullable();
    // Two who save at once cannot both win.
    table.primary(["division_id", "number"]);
  });

  /** Who sits where in the latest revision of each division: for lists, cards and feeds. */
  await db.schema.createTable("division_seats", (table) => {
    table.string("division_id", 16).notNullable().references("id").inTable("divisions").onDelete("CASCADE");
    /** 0 is the first. */
    table.integer("round").notNullable();
    table
      .string("delegate_id", 16)
      .notNullable()
      .references("id")
      .inTable("delegates")
      .onDelete("CASCADE")
      .index();
    table.string("group_id", 16).notNullable();
    table.string("duty", 12).notNullable().checkIn(["member", "leader", "secretary"]);
    table.primary(["division_id", "round", "delegate_id"]);
  });

  /** Dividing takes seconds and runs beside the requests: how far it is, for whichever process is asked. */
  await db.schema.createTable("division_runs", (table) => {
    table.string("id", 16).primary();
    table
      .string("division_id", 16)
      .notNullable()
      .references("id")
      .inTable("divisions")
      .onDelete("CASCADE")
      .index();
    /** The revision whose wishes it works on. */
    table.integer("based_on").notNullable();
    table.string("state", 12).notNullable().checkIn(["running", "done", "cancelled", "failed"]);
    /** Thousandths. */
    table.integer("progress").notNullable().defaultTo(0);
    /** JSON: what came of it, where that is no new revision: the contradicting conditions, the faults. */
    table.text("outcome");
    table.string("author_id", 16);
    table.timestamp("started_at", { useTz: true }).notNullable();
    /** A run that has not told of itself for long has died with its process. */
    table.timestamp("heard_at", { useTz: true }).notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of ["division_runs", "division_seats", "division_revisions", "divisions"]) {
    await db.schema.dropTable(table);
  }
}
