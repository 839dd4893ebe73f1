import type { Knex } from "knex";

/** What is looked for in tables that grow with every day and every person. */
const indices: [table: string, columns: string[]][] = [
  // The outbox is read from the newest mail, all of them or those of one state; the waiting ones are sent in order.
  ["digests", ["created_at", "id"]],
  ["digests", ["state", "created_at", "id"]],
  // One's own deeds are downloaded, the newest first.
  ["audit_log", ["actor_id", "number"]],
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
