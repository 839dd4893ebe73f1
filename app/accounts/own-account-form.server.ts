import { refusePassword } from "./ask-password.server";
import { emailKey } from "./email";
import { changePassword, endOtherSessions, endSession } from "./own-account.server";
import { ChangePasswordForm } from "./password-rules.server";
import type { Visit } from "./request.server";
import { tokenOf } from "./sessions.server";
import { tellOwner } from "./tell-owner.server";
import { trySecretForm, type SecretRefused } from "./try-secret.server";
import type { SignedIn } from "./viewer";

/** What a form of the account's page led to. */
export type AccountAnswer =
  /** `session`: the token under which the session goes on, where that changed. */
  | { kind: "done"; to: string; session: string | null }
  | ({ kind: "refused"; which: "sessions" | "password" } & SecretRefused);

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
  const user = { id: viewer.id, name: viewer.name };
  const tried = await trySecretForm(
    visit,
    form,
    {
      ...{ schema: ChangePasswordForm, field: "current", wrong: t("accounts:password.wrong") },
      ...{ account: emailKey(viewer.email), address },
    },
    async ({ current, password }) =>
      changePassword(db, user, now, { current, password, token: await tokenOf(visit) }),
  );
  if (tried.kind === "refused") return { ...tried, which: "password" };
  await tellOwner(visit, user.id, "password-changed");
  return { kind: "done", to: "/account?changed=1", session: tried.right };
}
