import { z } from "zod";
import { judgeForm } from "~/platform/forms.server";
import { refusePassword, type PasswordRefused } from "../ask-password.server";
import { attempts } from "../rate-limits.server";
import type { Visit } from "../request.server";
import { tokenOf } from "../sessions.server";
import { tellOwner } from "../tell-owner.server";
import { wordTooMany } from "../too-many";
import type { SignedIn } from "../viewer";
import { mustHaveSecondFactor } from "./duty";
import { beginSetUp, finishSetUp, removeSecondFactor, renewRecoveryCodes } from "./second-factors.server";

const AskCode = z.object({ code: z.string().trim().max(100) });

export const intents = ["begin", "confirm", "new-codes", "remove"] as const;
export type Intent = (typeof intents)[number];

/** What a form on the page led to. */
export type Answer =
  /** `session`: under which token the session goes on, where that changed. */
  | { kind: "done"; session?: string }
  | { kind: "codes"; codes: string[]; session?: string }
  | ({ kind: "refused"; intent: Intent } & PasswordRefused);

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
  const submission = judgeForm(form, AskCode, t);
  const refuse = (status: number, message?: string): Answer => ({
    ...{ kind: "refused", intent: "confirm", status },
    reply: submission.reply({ hideFields: ["code"], ...(message && { fieldErrors: { code: [message] } }) }),
  });
  if (submission.status !== "success") return refuse(400);
  const account = `second factor of ${viewer.id}`;
  const wait = await attempts(db, now).countSignIn(account, address);
  if (wait > 0) return refuse(429, wordTooMany(t, wait));
  const user = { id: viewer.id, name: viewer.name };
  const typed = { code: submission.value.code, token: await tokenOf(visit) };
  const done = await finishSetUp(db, config.sessionSecret, user, now, typed);
  if (!done) return refuse(400, t("accounts:second-factor.code-wrong"));
  await attempts(db, now).forgetSignIn(account, address);
  await tellOwner(visit, user.id, "second-factor-set-up");
  return { kind: "codes", ...done };
}
