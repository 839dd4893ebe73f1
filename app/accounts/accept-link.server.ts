import type { Database } from "~/platform/database.server";
import { isUniqueViolation } from "~/platform/database.server";
import { recordAudit } from "./audit.server";
import { emailKey } from "./email";
import { useUpOneTimeLink, userOfOneTimeLink } from "./one-time-links.server";
import { hashPassword } from "./passwords.server";
import { closeSessionsOf } from "./sessions.server";

/** Whom a one-time link is for. */
export interface Invited {
  userId: string;
  name: string;
  /** Empty for the first administrator, who enters it. */
  email: string;
  hasPassword: boolean;
}

/** The person behind a link that can still be used; null otherwise. */
export async function invitedBy(db: Database, token: string, now: Date): Promise<Invited | null> {
  const userId = await userOfOneTimeLink(db, token, now);
  if (!userId) return null;
  const user = await db("users")
    .where({ id: userId })
    .whereNull("disabled_at")
    .first("name", "email", "password_hash");
  return user
    ? { userId, name: user.name, email: user.email, hasPassword: user.password_hash !== null }
    : null;
}

export type Accepted = { kind: "ok"; userId: string } | { kind: "used" } | { kind: "email-taken" };

/** Sets the password and uses the link up. Other sessions of the person end. */
export async function acceptLink(
  db: Database,
  now: Date,
  token: string,
  values: { name: string; email: string; password: string },
): Promise<Accepted> {
  // Slow on purpose, so not while the database is held.
  const passwordHash = await hashPassword(values.password);
  try {
    return await db.transaction(async (transaction): Promise<Accepted> => {
      const invited = await invitedBy(transaction, token, now);
      if (!invited || !(await useUpOneTimeLink(transaction, token, now))) return { kind: "used" };
      const name = values.name || invited.name;
      const email = invited.email || values.email;
      await transaction("users")
        .where({ id: invited.userId })
        .update({ name, email, email_key: emailKey(email), password_hash: passwordHash });
      await closeSessionsOf(transaction, invited.userId);
      await recordAudit(transaction, { id: invited.userId, name }, now, {
        action: invited.hasPassword ? "password-reset" : "invitation-accepted",
        subjectKind: "user",
        subjectId: invited.userId,
      });
      return { kind: "ok", userId: invited.userId };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: "email-taken" };
    throw error;
  }
}
