import type { Knex } from "knex";

/** By which instant a standing was counted: what a clock that ran ahead has counted does not hold once it is put back. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable("readiness_standings", (table) => {
    table.timestamp("counted_at", { useTz: true }).index();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable("readiness_standings", (table) => {
    table.dropIndex("counted_at");
    table.dropColumn("counted_at");
  });
}
