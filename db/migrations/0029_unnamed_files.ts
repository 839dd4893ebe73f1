import type { Knex } from "knex";

/** Kept files that no record names, and since when that is known: they go when nobody has named them for long. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("unnamed_files", (table) => {
    table.string("key", 500).primary();
    table.timestamp("since", { useTz: true }).notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("unnamed_files");
}
