import type { Knex } from "knex";

/** What came of forms and edits that may be sent again, and who has a board open, whatever it is a board of. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("sent_once", (table) => {
    table.string("user_id", 16).notNullable().references("id").inTable("users").onDelete("CASCADE");
    /** What the form or the edit is for: `division:…`, `item-details:…`. */
    table.string("place", 64).notNullable();
    /** Issued with the form, or made in the browser with the edit. */
    table.string("key", 64).notNullable();
    /** SHA-256 of what was sent. */
    table.string("content_hash", 64).notNullable();
    /** JSON. */
    table.text("outcome").notNullable();
    table.timestamp("at", { useTz: true }).notNullable();
    table.primary(["user_id", "place", "key"]);
    table.index(["user_id", "at"]);
  });

  // Rows are renewed every two seconds and forgotten soon: there is nothing to take along.
  await db.schema.dropTable("agenda_presence");
  await db.schema.createTable("board_presence", (table) => {
    /** `agenda:…`, `division:…` */
    table.string("place", 64).notNullable();
    /** One open window. */
    table.string("window_id", 32).notNullable();
    table.string("user_id", 16).notNullable().references("id").inTable("users").onDelete("CASCADE");
    table.timestamp("seen_at", { useTz: true }).notNullable();
    table.primary(["place", "window_id"]);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("board_presence");
  await db.schema.createTable("agenda_presence", (table) => {
    table.string("congress_id", 16).notNullable().references("id").inTable("congresses").onDelete("CASCADE");
    table.string("window_id", 32).notNullable();
    table.string("user_id", 16).notNullable().references("id").inTable("users").onDelete("CASCADE");
    table.timestamp("seen_at", { useTz: true }).notNullable();
    table.primary(["congress_id", "window_id"]);
  });
  await db.schema.dropTable("sent_once");
}
