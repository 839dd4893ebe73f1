import { refusePassword } from "../ask-password.server";
import type { Visit } from "../request.server";
import { tokenOf } from "../sessions.server";
import { tellOwner } from "../tell-owner.server";
import { secondFactorOf, trySecretForm, type SecretRefused } from "../try-secret.server";
import type { SignedIn } from "../viewer";
import { mustHaveSecondFactor } from "./duty";
import { EnterCode } from "./enter-code";
import { beginSetUp, finishSetUp, removeSecondFactor, renewRecoveryCodes } from "./second-factors.server";

export const intents = ["begin", "confirm", "new-codes", "remove"] as const;
export type Intent = (typeof intents)[number];

/** What a form on the page led to. */
export type Answer =
  /** `session`: under which token the session goes on, where that changed. */
  | { kind: "done"; session?: string }
  | { kind: "codes"; codes: string[]; session?: string }
  | ({ kind: "refused"; intent: Intent } & SecretRefused);

/** Does what the form asks for. Everything but the code itself asks for the password again, where there is one. */
export async function answerForm(
  visit: Visit<SignedIn>,
  form: FormData,
  intent: Intent,
  address: string,
): Promise<Answer> {
  const { db, viewer, now, config } = visit;
  const user = { id: viewer.id, name: viewer.name };
  const refused = await (intent === "confirm" ? null : refusePassword(visit, form, address));
  if (refused) return { kind: "refused", intent, ...refused };
  switch (intent) {
    case "begin":
      await beginSetUp(db, config.sessionSecret, user.id);
      return { kind: "done" };
    case "new-codes": {
      const codes = await renewRecoveryCodes(db, user, now);
      if (codes) await tellOwner(visit, user.id, "recovery-codes-renewed");
      return codes ? { kind: "codes", codes } : { kind: "done" };
    }
    case "remove": {
      if (mustHaveSecondFactor(viewer.grants)) return { kind: "done" };
      const session = await removeSecondFactor(db, user, now, user.id, await tokenOf(visit));
      if (session !== null) await tellOwner(visit, user.id, "second-factor-removed");
      return { kind: "done", ...(session !== null && { session }) };
    }
    case "confirm":
      return confirm(visit, form, address);
  }
}

async function confirm(visit: Visit<SignedIn>, form: FormData, address: string): Promise<Answer> {
  const { db, viewer, now, config, t } = visit;
  const user = { id: viewer.id, name: viewer.name };
  const tried = await trySecretForm(
    visit,
    form,
    {
      ...{ schema: EnterCode, field: "code", wrong: t("accounts:second-factor.code-wrong") },
      ...{ account: secondFactorOf(user.id), address },
    },
    async ({ code }) =>
      finishSetUp(db, config.sessionSecret, user, now, { code, token: await tokenOf(visit) }),
  );
  if (tried.kind === "refused") return { ...tried, intent: "confirm" };
  await tellOwner(visit, user.id, "second-factor-set-up");
  return { kind: "codes", ...tried.right };
}
