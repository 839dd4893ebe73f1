import type { Visit } from "./request.server";
import { program, recordAudit } from "./audit.server";
import { emailKey } from "./email";
import { passwordMatches } from "./passwords.server";
import { trySecret, type Tried } from "./try-secret.server";

export type SignInAnswer =
  { kind: "ok"; person: { id: string; name: string } } | Exclude<Tried<never>, { kind: "right" }>;

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
  const tried = await trySecret(visit, key, address, async () => {
    const user = await visit
      .db("users")
      .where({ email_key: key })
      .whereNull("disabled_at")
      .first("id", "name", "password_hash");
    const matches = await passwordMatches(password, user?.password_hash ?? null);
    if (user && matches) return { id: user.id, name: user.name };
    await recordRefusal(visit, user?.id ?? null, "password");
    return null;
  });
  return tried.kind === "right" ? { kind: "ok", person: tried.right } : tried;
}
