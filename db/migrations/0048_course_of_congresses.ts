import type { Knex } from "knex";

/**
 * What became of a congress, for calendars that hold an earlier state of it: how often it was called off or taken up
 * again and when last, and when it was last put on other days and from which first day.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable("congresses", (table) => {
    table.integer("turns").notNullable().defaultTo(0);
    table.timestamp("turned_at", { useTz: true });
    table.timestamp("moved_at", { useTz: true });
    table.string("moved_from", 10);
  });
  await db("congresses")
    .where({ state: "cancelled" })
    .update({ turns: 1, turned_at: db.ref("updated_at") });
}

export async function down(db: Knex): Promise<void> {
  // Not by the schema builder: on SQLite it makes the table anew, which triggers of other tables speak of.
  for (const column of ["turns", "turned_at", "moved_at", "moved_from"]) {
    await db.raw("alter table congresses drop column ??", [column]);
  }
}
