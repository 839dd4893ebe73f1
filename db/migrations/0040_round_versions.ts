import type { Knex } from "knex";

/** A comment round can be given other days and other words: whoever changes it says which state they saw. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable("comment_rounds", (table) => {
    table.integer("version").notNullable().defaultTo(1);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable("comment_rounds", (table) => table.dropColumn("version"));
}
