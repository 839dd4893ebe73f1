import type { Knex } from "knex";

/** What is searched in tables that grow with every year and every committee. */
const indices: [table: string, columns: string[]][] = [
  // The audit trail is searched by action, person, subject and time, and read from the newest row.
  ["audit_log", ["action", "at", "number"]],
  ["audit_log", ["actor_name", "at", "number"]],
  ["audit_log", ["subject_id", "at", "number"]],
  ["audit_log", ["at", "number"]],
  ["notices", ["user_id", "at", "id"]],
  // Directives ask in how many congresses an item is settled.
  ["checklist_items", ["code"]],
];

export async function up(db: Knex): Promise<void> {
  for (const [table, columns] of indices) {
    await db.schema.alterTable(table, (altered) => altered.index(columns));
  }
}

export async function down(db: Knex): Promise<void> {
  for (const [table, columns] of indices) {
    await db.schema.alterTable(table, (altered) => altered.dropIndex(columns));
  }
}
