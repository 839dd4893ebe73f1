import type { SessionLimits } from "~/platform/config.server";
import type { Database } from "~/platform/database.server";
import { hashToken } from "~/platform/id.server";
import { recordAudit, type Actor } from "./audit.server";
import type { AuditAction } from "./audit-actions";
import { hashPassword, passwordMatches } from "./passwords.server";
import { closeOtherSessions, idleSince } from "./sessions.server";

const idLength = 16;

export interface OwnSession {
  /** Names the session without opening it. */
  id: string;
  client: string;
  lastSeenAt: string;
  isThis: boolean;
}

/** The open sessions of a user, the one in use first. */
export async function listSessions(
  db: Database,
  userId: string,
  token: string,
  now: Date,
  limits?: SessionLimits,
): Promise<OwnSession[]> {
  const rows = await db("sessions")
    .where({ user_id: userId })
    .where("expires_at", ">", now.toISOString())
    .where("last_seen_at", ">=", idleSince(now, limits))
    .orderBy("last_seen_at", "desc")
    .select("token_hash", "client", "last_seen_at");
  return rows
    .map((row) => ({
      id: String(row.token_hash).slice(0, idLength),
      client: row.client,
      lastSeenAt: row.last_seen_at,
      isThis: row.token_hash === hashToken(token),
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

type User = Actor & { id: string };

/** Ends one of the user's own sessions. What has ended already stays so. */
export async function endSession(db: Database, user: User, now: Date, id: string): Promise<void> {
  await db.transaction(async (transaction) => {
    const rows = await transaction("sessions").where({ user_id: user.id }).select("token_hash");
    const found = rows.find((row) => String(row.token_hash).slice(0, idLength) === id);
    if (!found) return;
    await transaction("sessions").where({ token_hash: found.token_hash }).delete();
    await record(transaction, user, now, "session-ended");
  });
}

/** Ends every session of the user but the one in use. Answers the token under which that one goes on. */
export async function endOtherSessions(db: Database, user: User, now: Date, token: string): Promise<string> {
  return db.transaction(async (transaction) => {
    await record(transaction, user, now, "other-sessions-ended");
    return closeOtherSessions(transaction, user.id, token);
  });
}

/**
 * Changes the password when the current one is right; every other session ends, and so do links for a new password.
 * Answers the token under which the session goes on; null when the current password is wrong.
 */
export async function changePassword(
  db: Database,
  user: User,
  now: Date,
  { current, password, token }: { current: string; password: string; token: string },
): Promise<string | null> {
  const stored = await db("users").where({ id: user.id }).first("password_hash");
  if (!(await passwordMatches(current, stored?.password_hash ?? null))) return null;
  const hashed = await hashPassword(password);
  return db.transaction(async (transaction) => {
    await transaction("users").where({ id: user.id }).update({ password_hash: hashed });
    await transaction("one_time_links").where({ user_id: user.id }).whereNull("used_at").delete();
    await record(transaction, user, now, "password-changed");
    return closeOtherSessions(transaction, user.id, token);
  });
}

const record = (transaction: Database, user: User, now: Date, action: AuditAction): Promise<void> =>
  recordAudit(transaction, user, now, { action, subjectKind: "user", subjectId: user.id });
