import { z } from "zod";
import { judgeForm } from "~/platform/forms.server";
import { emailKey } from "./email";
import { passwordMatches } from "./passwords.server";
import { attempts } from "./rate-limits.server";
import type { Visit } from "./request.server";
import { wordTooMany } from "./too-many";
import type { SignedIn } from "./viewer";

const AskPassword = z.object({ password: z.string().max(1000) });

export interface PasswordRefused {
  reply: ReturnType<ReturnType<typeof judgeForm>["reply"]>;
  status: number;
}

/**
 * Asks again for the password that a form sends along, before something that whoever finds an open window must not do;
 * null when it is right. Attempts are counted as at signing in.
 */
export async function refusePassword(
  { db, viewer, now, t }: Visit<SignedIn>,
  form: FormData,
  address: string,
): Promise<PasswordRefused | null> {
  const stored = await db("users").where({ id: viewer.id }).first("password_hash");
  // Who signs in by the office's own service has none.
  if (!stored?.password_hash) return null;
  const submission = judgeForm(form, AskPassword, t);
  const refuse = (status: number, message?: string): PasswordRefused => ({
    status,
    reply: submission.reply({
      hideFields: ["password"],
      ...(message && { fieldErrors: { password: [message] } }),
    }),
  });
  if (submission.status !== "success") return refuse(400);
  const account = emailKey(viewer.email);
  const wait = await attempts(db, now).countSignIn(account, address);
  if (wait > 0) return refuse(429, wordTooMany(t, wait));
  if (!(await passwordMatches(submission.value.password, stored.password_hash))) {
    return refuse(400, t("accounts:password.wrong"));
  }
  await attempts(db, now).forgetSignIn(account, address);
  return null;
}
