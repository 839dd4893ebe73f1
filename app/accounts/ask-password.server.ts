import { z } from "zod";
import { emailKey } from "./email";
import { passwordMatches } from "./passwords.server";
import type { Visit } from "./request.server";
import { trySecretForm, type SecretRefused } from "./try-secret.server";
import type { SignedIn } from "./viewer";

const AskPassword = z.object({ password: z.string().max(1000) });

/**
 * Asks again for the password that a form sends along, before something that whoever finds an open window must not do;
 * null when it is right. Attempts are counted as at signing in.
 */
export async function refusePassword(
  visit: Visit<SignedIn>,
  form: FormData,
  address: string,
): Promise<SecretRefused | null> {
  const { db, viewer, t } = visit;
  const stored = await db("users").where({ id: viewer.id }).first("password_hash");
  // Who signs in by the office's own service has none.
  if (!stored?.password_hash) return null;
  const tried = await trySecretForm(
    visit,
    form,
    {
      ...{ schema: AskPassword, field: "password", wrong: t("accounts:password.wrong") },
      ...{ account: emailKey(viewer.email), address },
    },
    async ({ password }) => ((await passwordMatches(password, stored.password_hash)) ? true : null),
  );
  return tried.kind === "refused" ? tried : null;
}
