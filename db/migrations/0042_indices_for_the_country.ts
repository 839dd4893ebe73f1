import type { Knex } from "knex";

/** What is looked for in tables that grow with every day and every person. */
const indices: [table: string, columns: string[]][] = [
  // The outbox is read from the newest mail, all of them or those of one state; the waiting ones are sent in order.
  ["digests", ["created_at", "id"]],
  ["digests", ["state", "created_at", "id"]],
  // One's own deeds are downloaded, the newest first.
  ["audit_log", ["actor_id", "number"]],
  // Who works at a committee answers for its items.
  ["user_roles", ["committee_id"]],
  // What has ended is cleared away at each sign-in.
  ["sessions", ["expires_at"]],
  // Readers ask which checklists are dated by other holidays than those of today.
  ["checklists", ["dated_holidays", "congress_id"]],
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
