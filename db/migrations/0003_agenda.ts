import type { Knex } from "knex";

/** Agendas as values: every edit a revision, publishing tags one. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("agendas", (table) => {
    table.string("id", 16).primary();
    table
      .string("congress_id", 16)
      .notNullable()
      .unique()
      .references("id")
      .inTable("congresses")
      .onDelete("CASCADE");
    table.timestamp("created_at", { useTz: true }).notNullable();
  });

  await db.schema.createTable("agenda_revisions", (table) => {
    table.string("agenda_id", 16).notNullable().references("id").inTable("agendas").onDelete("CASCADE");
    table.integer("number").notNullable();
    /** The whole agenda as JSON text, byte for byte as it was saved. */
    table.text("content").notNullable();
    /** What was done, as a code and its parameters: worded when it is shown. */
    table.text("summary").notNullable();
    /** Where undo leads: the revision whose content stood before, and where redo leads. */
    table.text("undo").notNullable().defaultTo("{}");
    table.string("author_id", 16);
    table.string("author_name", 200).notNullable();
    table.timestamp("at", { useTz: true }).notNullable();
    // Two who save at once cannot both win.
    table.primary(["agenda_id", "number"]);
  });

  await db.schema.createTable("agenda_publications", (table) => {
    table.string("agenda_id", 16).notNullable();
    table.integer("version").notNullable();
    table.integer("revision_number").notNullable();
    table.string("name", 200).notNullable().defaultTo("");
    /** The published agenda as it reads for ever, with the congress's facts of that day. */
    table.text("content").notNullable();
    table.text("changes").notNullable();
    table.text("waivers").notNullable().defaultTo("[]");
    table.string("publisher_id", 16);
    table.string("publisher_name", 200).notNullable();
    table.timestamp("published_at", { useTz: true }).notNullable();
    table.primary(["agenda_id", "version"]);
    table
      .foreign(["agenda_id", "revision_number"])
      .references(["agenda_id", "number"])
      .inTable("agenda_revisions")
      .onDelete("CASCADE");
  });

  await db.schema.createTable("agenda_waivers", (table) => {
    table.string("id", 16).primary();
    table
      .string("agenda_id", 16)
      .notNullable()
      .references("id")
      .inTable("agendas")
      .onDelete("CASCADE")
      .index();
    table.string("code", 64).notNullable();
    table.string("name", 200).notNullable();
    table.string("reason", 1000).notNullable();
    table.string("author_id", 16);
    table.timestamp("at", { useTz: true }).notNullable();
    table.timestamp("withdrawn_at", { useTz: true });
  });

  /** Who and what is where and when, of the latest and of the published revision; rebuilt from the revisions. */
  await db.schema.createTable("agenda_slots", (table) => {
    table.increments("row");
    table
      .string("congress_id", 16)
      .notNullable()
      .references("id")
      .inTable("congresses")
      .onDelete("CASCADE")
      .index();
    table.string("stage", 12).notNullable().checkIn(["latest", "published"]);
    table.string("slot_id", 64).notNullable();
    table.string("type", 32).notNullable();
    table.text("title").notNullable();
    table.string("date", 10).notNullable();
    table.integer("start_minute").notNullable();
    table.integer("end_minute").notNullable();
    /** Rooms and people in use, as the keys by which congresses are compared. */
    table.text("room_keys").notNullable().defaultTo("[]");
    table.text("person_keys").notNullable().defaultTo("[]");
    table.index(["stage", "date"]);
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of [
    "agenda_slots",
    "agenda_waivers",
    "agenda_publications",
    "agenda_revisions",
    "agendas",
  ]) {
    await db.schema.dropTable(table);
  }
}
