import { judgeForm } from "~/platform/forms.server";
import { refusePassword, type PasswordRefused } from "./ask-password.server";
import { emailKey } from "./email";
import { changePassword, endOtherSessions, endSession } from "./own-account.server";
import { ChangePasswordForm } from "./password-rules.server";
import { attempts } from "./rate-limits.server";
import type { Visit } from "./request.server";
import { tokenOf } from "./sessions.server";
import { tellOwner } from "./tell-owner.server";
import { wordTooMany } from "./too-many";
import type { SignedIn } from "./viewer";

/** What a form of the account's page led to. */
export type AccountAnswer =
  /** `session`: the token under which the session goes on, where that changed. */
  | { kind: "done"; to: string; session: string | null }
  | ({ kind: "refused"; which: "sessions" | "password" } & PasswordRefused);

/** Does what a form of the account's page asks for: each asks for the password again. */
export async function answerAccountForm(
  visit: Visit<SignedIn>,
  form: FormData,
  address: string,
): Promise<AccountAnswer> {
  const intent = form.get("intent");
  const ended = /^end (\w+)$/.exec(typeof intent === "string" ? intent : "")?.[1];
  if (ended === undefined) return takePassword(visit, form, address);
  const { db, viewer, now } = visit;
  const user = { id: viewer.id, name: viewer.name };
  const refused = await refusePassword(visit, form, address);
  if (refused) return { kind: "refused", which: "sessions", ...refused };
  const done = (session: string | null): AccountAnswer => ({ kind: "done", to: "/account", session });
  if (ended === "others") return done(await endOtherSessions(db, user, now, await tokenOf(visit)));
  await endSession(db, user, now, ended);
  return done(null);
}

async function takePassword(visit: Visit<SignedIn>, form: FormData, address: string): Promise<AccountAnswer> {
  const { db, viewer, now, t } = visit;
  const submission = judgeForm(form, ChangePasswordForm, t);
  const refuse = (status: number, message?: string): AccountAnswer => ({
    ...{ kind: "refused", which: "password", status },
    reply: submission.reply({
      hideFields: ["current", "password", "again"],
      ...(message && { fieldErrors: { current: [message] } }),
    }),
  });
  if (submission.status !== "success") return refuse(400);
  const account = emailKey(viewer.email);
  const wait = await attempts(db, now).countSignIn(account, address);
  if (wait > 0) return refuse(429, wordTooMany(t, wait));
  const { current, password } = submission.value;
  const user = { id: viewer.id, name: viewer.name };
  const session = await changePassword(db, user, now, { current, password, token: await tokenOf(visit) });
  if (session === null) return refuse(400, t("accounts:password.wrong"));
  await attempts(db, now).forgetSignIn(account, address);
  await tellOwner(visit, user.id, "password-changed");
  return { kind: "done", to: "/account?changed=1", session };
}
