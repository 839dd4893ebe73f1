import type { Knex } from "knex";

/** When the personal data of a disabled account was erased; such an account is not let in again. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable("users", (table) => {
    table.timestamp("erased_at", { useTz: true });
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable("users", (table) => table.dropColumn("erased_at"));
}
