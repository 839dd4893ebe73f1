import type { Knex } from "knex";

/** The overview reads where the schedule begins: by the day as the schedule takes it. */
export async function up(db: Knex): Promise<void> {
  await db.raw(
    "create index congresses_in_order on congresses (state, coalesce(first_day, held_by, '9999-12-31'))",
  );
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop index congresses_in_order");
}
