import type { Visit } from "./request.server";
import { program, recordAudit } from "./audit.server";
import { emailKey } from "./email";
import { passwordMatches } from "./passwords.server";
import { attempts } from "./rate-limits.server";

export type SignInAnswer =
  | { kind: "ok"; person: { id: string; name: string } }
  | { kind: "wrong" }
  | { kind: "too-many"; minutes: number };

/**
 * Records a wrong password or code. Of an account that does not exist nothing is known but that: what was typed may be a
 * password. It is recorded all the same, so that the answer takes as long.
 */
export const recordRefusal = (
  { db, now }: Pick<Visit, "db" | "now">,
  userId: string | null,
  by: "password" | "code" | "code-used-before",
): Promise<void> =>
  db.transaction((transaction) =>
    recordAudit(transaction, program, now, {
      ...{ action: "sign-in-refused", subjectKind: "user", subjectId: userId ?? "unknown", detail: { by } },
    }),
  );

/** Checks e-mail and password, the first step of signing in. Attempts are counted by account and by address, whether or not the account exists. */
export async function signIn(
  visit: Pick<Visit, "db" | "now">,
  { email, password }: { email: string; password: string },
  address: string,
): Promise<SignInAnswer> {
  const key = emailKey(email);
  const limits = attempts(visit.db, visit.now);
  const wait = await limits.countSignIn(key, address);
  if (wait > 0) return { kind: "too-many", minutes: Math.ceil(wait / 60_000) };

  const user = await visit
    .db("users")
    .where({ email_key: key })
    .whereNull("disabled_at")
    .first("id", "name", "password_hash");
  const matches = await passwordMatches(password, user?.password_hash ?? null);
  if (!user || !matches) {
    await recordRefusal(visit, user?.id ?? null, "password");
    return { kind: "wrong" };
  }

  await limits.forgetSignIn(key, address);
  return { kind: "ok", person: { id: user.id, name: user.name } };
}
