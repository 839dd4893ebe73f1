import { redirect } from "@remix-run/node";
import type { Database } from "~/platform/database.server";
import { recordAudit } from "./audit.server";
import { beginSignIn, begunCookie, endBegun } from "./begun-sign-ins.server";
import { knowBrowser } from "./known-browsers.server";
import type { Visit } from "./request.server";
import { hasSecondFactor, useUpCode } from "./second-factor/second-factors.server";
import { openSession, sessionCookie } from "./sessions.server";
import { recordRefusal } from "./sign-in.server";
import { tellOwner } from "./tell-owner.server";

/** How somebody showed who they are. */
type Way = "password" | "code" | "recovery-code" | "link" | "openid";

interface Person {
  id: string;
  name: string;
}

/**
 * The first step is done: asks for the code where there is a second factor, otherwise opens a new session.
 * @param to a path of this site
 */
export async function afterFirstStep(visit: Visit, person: Person, way: Way, to: string): Promise<Response> {
  const { db, now, config } = visit;
  if (!(await hasSecondFactor(db, person.id))) {
    const token = await db.transaction((transaction) => openRecorded(transaction, visit, person, way));
    return enter(visit, person, token, to, way !== "link");
  }
  const cookie = begunCookie(config.secure);
  return redirect(`/sign-in/code?to=${encodeURIComponent(to)}`, {
    headers: { "Set-Cookie": await cookie.serialize(await beginSignIn(db, person.id, now)) },
  });
}

/**
 * The second step: answers null for a wrong code.
 * @param to a path of this site
 */
export async function takeCode(
  visit: Visit,
  begun: Person & { token: string },
  code: string,
  to: string,
): Promise<Response | null> {
  const { db, now, config } = visit;
  const { used, session } = await db.transaction(async (transaction) => {
    const used = await useUpCode(transaction, config.sessionSecret, begun.id, code, now);
    const isRight = used === "code" || used === "recovery-code";
    if (!isRight || !(await endBegun(transaction, begun.token))) return { used, session: null };
    return { used, session: await openRecorded(transaction, visit, begun, used) };
  });
  if (session === null) {
    await recordRefusal(visit, begun.id, used === "used-before" ? "code-used-before" : "code");
    // Somebody knows the password and has seen the code.
    if (used === "used-before") await tellOwner(visit, begun.id, "code-used-before");
    return null;
  }
  if (used === "recovery-code") await tellOwner(visit, begun.id, "recovery-code-used");
  return enter(visit, begun, session, to, true);
}

async function openRecorded(transaction: Database, visit: Visit, person: Person, way: Way): Promise<string> {
  const { now, request, config } = visit;
  await recordAudit(transaction, { id: person.id, name: person.name }, now, {
    ...{ action: "signed-in", subjectKind: "user", subjectId: person.id, detail: { by: way } },
  });
  const client = request.headers.get("User-Agent") ?? "";
  return openSession(transaction, person.id, client, now, config.sessionLimits);
}

/**
 * Signed in from now on, by a token that nobody had before.
 * @param isNews whether the owner hears of it where the browser is a new one
 */
async function enter(
  visit: Visit,
  person: Person,
  session: string,
  to: string,
  isNews: boolean,
): Promise<Response> {
  const { config, request } = visit;
  const { secure } = config;
  const browser = await knowBrowser(config, request, person.id);
  if (isNews && browser.isNew) await tellOwner(visit, person.id, "new-browser");
  return redirect(to, {
    headers: [
      ["Set-Cookie", await sessionCookie(secure).serialize(session)],
      ["Set-Cookie", browser.cookie],
      ["Set-Cookie", await begunCookie(secure).serialize("", { maxAge: 0 })],
    ],
  });
}
