import type { Knex } from "knex";

/** Lists of delegates that wait to be imported: personal data, seen by who sent them only, gone after a day. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("delegate_uploads", (table) => {
    table.string("id", 16).primary();
    table.string("congress_id", 16).notNullable().references("id").inTable("congresses").onDelete("CASCADE");
    table.string("user_id", 16).notNullable().references("id").inTable("users").onDelete("CASCADE");
    table.string("file_name", 200).notNullable();
    /** As what the text was read; empty for workbooks. */
    table.string("encoding", 16).notNullable();
    /** JSON: the rows as read. Emptied once they are imported. */
    table.text("rows").notNullable();
    /** JSON: what the columns mean. */
    table.text("mapping").notNullable();
    /** JSON: what became of the rows, and those that were refused; null until they are imported. */
    table.text("result");
    table.timestamp("expires_at", { useTz: true }).notNullable().index();
    /** One list waits for each user and congress. */
    table.unique(["congress_id", "user_id"]);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("delegate_uploads");
}
