import type { Knex } from "knex";

/** Who has an agenda open for editing, told to the others. A row that is not renewed is soon forgotten. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("agenda_presence", (table) => {
    table.string("congress_id", 16).notNullable().references("id").inTable("congresses").onDelete("CASCADE");
    /** One open window. */
    table.string("window_id", 32).notNullable();
    table.string("user_id", 16).notNullable().references("id").inTable("users").onDelete("CASCADE");
    table.timestamp("seen_at", { useTz: true }).notNullable();
    table.primary(["congress_id", "window_id"]);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("agenda_presence");
}
