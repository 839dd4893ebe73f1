import type { Database } from "~/platform/database.server";
import { hashToken } from "~/platform/id.server";
import { recordAudit, type Actor } from "./audit.server";
import { hashPassword, passwordMatches } from "./passwords.server";
import { closeSessionsOf } from "./sessions.server";

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
): Promise<OwnSession[]> {
  const rows = await db("sessions")
    .where({ user_id: userId })
    .where("expires_at", ">", now.toISOString())
    .orderBy("last_seen_at", "desc")
    .select("token_hash", "client", "last_seen_at");
  return rows
    .map((row) => ({
      id: String(row.token_hash).slice(0, 16),
      client: row.client,
      lastSeenAt: row.last_seen_at,
      isThis: row.token_hash === hashToken(token),
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** Ends one of the user's own sessions. */
export async function endSession(db: Database, userId: string, id: string): Promise<void> {
  const rows = await db("sessions").where({ user_id: userId }).select("token_hash");
  const found = rows.find((row) => String(row.token_hash).startsWith(id) && id.length === 16);
  if (found) await db("sessions").where({ token_hash: found.token_hash }).delete();
}

/** Changes the password when the current one is right; every other session ends. */
export async function changePassword(
  db: Database,
  user: Actor & { id: string },
  now: Date,
  { current, password, token }: { current: string; password: string; token: string },
): Promise<boolean> {
  const stored = await db("users").where({ id: user.id }).first("password_hash");
  if (!(await passwordMatches(current, stored?.password_hash ?? null))) return false;
  const hashed = await hashPassword(password);
  await db.transaction(async (transaction) => {
    await transaction("users").where({ id: user.id }).update({ password_hash: hashed });
    await closeSessionsOf(transaction, user.id, token);
    await recordAudit(transaction, user, now, {
      action: "password-changed",
      subjectKind: "user",
      subjectId: user.id,
    });
  });
  return true;
}
