import type { Database } from "~/platform/database.server";
import type { AuditAction } from "./audit-actions";

/** What happened to an account that its owner should recognise. */
const events = [
  "signed-in",
  "sign-in-refused",
  "invitation-accepted",
  "password-changed",
  "password-reset",
  "session-ended",
  "other-sessions-ended",
  "one-time-link-made",
  "second-factor-set-up",
  "second-factor-removed",
  "recovery-codes-renewed",
  "external-identity-bound",
  "role-given",
  "role-taken",
  "user-disabled",
  "user-enabled",
] as const satisfies AuditAction[];
export type AccountEvent = (typeof events)[number];

const mostShown = 15;

/** The last events of an account, newest first; `by` is empty where it was the owner, or nobody that is known. */
export async function lastEventsOf(
  db: Database,
  userId: string,
): Promise<{ event: AccountEvent; at: string; by: string }[]> {
  const rows = await db("audit_log")
    .where({ subject_kind: "user", subject_id: userId })
    .whereIn("action", events)
    .orderBy("number", "desc")
    .limit(mostShown)
    .select("action", "at", "actor_id", "actor_name");
  return rows.map((row) => ({
    event: row.action,
    at: row.at,
    by: row.actor_id === null || row.actor_id === userId ? "" : row.actor_name,
  }));
}
