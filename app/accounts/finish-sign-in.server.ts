import { redirect } from "@remix-run/node";
import type { Database } from "~/platform/database.server";
import { recordAudit } from "./audit.server";
import { beginSignIn, begunCookie, endBegun } from "./begun-sign-ins.server";
import { attempts } from "./rate-limits.server";
import type { Visit } from "./request.server";
import { hasSecondFactor, useUpCode } from "./second-factor/second-factors.server";
import { openSession, sessionCookie } from "./sessions.server";
import { recordRefusal } from "./sign-in.server";

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
    return enter(visit, token, to);
  }
  const cookie = begunCookie(config.secure);
  return redirect(`/sign-in/code?to=${encodeURIComponent(to)}`, {
    headers: { "Set-Cookie": await cookie.serialize(await beginSignIn(db, person.id, now)) },
  });
}

export type CodeAnswer =
  { kind: "ok"; session: string } | { kind: "wrong" } | { kind: "too-many"; minutes: number };

/** The second step. Attempts are counted by account and by address. */
export async function takeCode(
  visit: Visit,
  begun: Person & { token: string },
  code: string,
  address: string,
): Promise<CodeAnswer> {
  const { db, now, config } = visit;
  const limits = attempts(db, now);
  const account = `second factor of ${begun.id}`;
  const wait = await limits.countSignIn(account, address);
  if (wait > 0) return { kind: "too-many", minutes: Math.ceil(wait / 60_000) };
  const session = await db.transaction(async (transaction) => {
    const used = await useUpCode(transaction, config.sessionSecret, begun.id, code, now);
    if (used === null || !(await endBegun(transaction, begun.token))) return null;
    return openRecorded(transaction, visit, begun, used);
  });
  if (session === null) {
    await recordRefusal(visit, begun.id, "code");
    return { kind: "wrong" };
  }
  await limits.forgetSignIn(account, address);
  return { kind: "ok", session };
}

async function openRecorded(transaction: Database, visit: Visit, person: Person, way: Way): Promise<string> {
  const { now, request } = visit;
  await recordAudit(transaction, { id: person.id, name: person.name }, now, {
    ...{ action: "signed-in", subjectKind: "user", subjectId: person.id, detail: { by: way } },
  });
  return openSession(transaction, person.id, request.headers.get("User-Agent") ?? "", now);
}

/** Signed in from now on, by a token that nobody had before. */
export async function enter({ config }: Visit, session: string, to: string): Promise<Response> {
  const { secure } = config;
  return redirect(to, {
    headers: [
      ["Set-Cookie", await sessionCookie(secure).serialize(session)],
      ["Set-Cookie", await begunCookie(secure).serialize("", { maxAge: 0 })],
    ],
  });
}
