import { keptDays } from "~/accounts/sent-once.server";
import type { Database } from "~/platform/database.server";

const day = 24 * 60 * 60_000;

/** Rows that are of no use to anybody so long after the instant in the column, in milliseconds. */
const rows = [
  { table: "sessions", column: "expires_at", kept: 0 },
  { table: "begun_sign_ins", column: "expires_at", kept: 0 },
  { table: "delegate_uploads", column: "expires_at", kept: 0 },
  { table: "one_time_links", column: "expires_at", kept: 0 },
  { table: "board_presence", column: "seen_at", kept: day },
  { table: "sent_once", column: "at", kept: keptDays * day },
] as const;

/** Deletes what has expired. Answers how many rows of each table went. */
export async function removeExpiredRows(db: Database, now: Date): Promise<Record<string, number>> {
  const removed: Record<string, number> = {};
  for (const { table, column, kept } of rows) {
    const before = new Date(now.getTime() - kept).toISOString();
    removed[table] = await db(table).where(column, "<", before).delete();
  }
  removed.rate_limits = await db("rate_limits")
    .where("expire", "<", now.getTime())
    // Counted by a clock that ran far ahead: nobody shall be shut out until that day.
    .orWhere("expire", ">", now.getTime() + day)
    .delete();
  return removed;
}
