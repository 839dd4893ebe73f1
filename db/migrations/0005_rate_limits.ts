import type { Knex } from "knex";

/** Counted attempts: they survive restarts and hold across processes. Times are milliseconds since 1970. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("rate_limits", (table) => {
    table.string("key", 255).primary();
    table.integer("points").notNullable().defaultTo(0);
    table.bigInteger("expire");
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("rate_limits");
}
