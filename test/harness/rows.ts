import type { Database } from "~/platform/database.server";

/**
 * Tables that change by looking: who is signed in, which address asked too often, who looked at what, how often a feed
 * was read (written down some seconds later), what is counted ahead.
 */
const restless = [
  ...["sessions", "rate_limits", "audit_log", "board_presence", "begun_sign_ins", "sent_once"],
  ...["calendar_feed_reads", "calendar_delegate_feed_reads", "readiness_standings", "readiness_marks"],
  ...["congress_listings", "congress_listing_marks"],
];

/** Every row of a SQLite database that only a deed changes, as text: its table and its content. */
export async function everyRow(db: Database): Promise<string[]> {
  const tables: string[] = await db("sqlite_master").where({ type: "table" }).orderBy("name").pluck("name");
  const rows: string[] = [];
  for (const table of tables.filter((name) => !restless.includes(name) && !name.startsWith("sqlite_"))) {
    for (const row of await db(table)) {
      // The end of the audit trail, which grows by looking as well.
      if (row.key !== "audit-head") rows.push(`${table} ${JSON.stringify(row)}`);
    }
  }
  return rows;
}

/** Rows that are new, gone or otherwise than before. */
export function changedRows(before: string[], after: string[]): string[] {
  const [old, now] = [new Set(before), new Set(after)];
  return [...before.filter((row) => !now.has(row)), ...after.filter((row) => !old.has(row))];
}
