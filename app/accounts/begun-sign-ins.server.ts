import { createCookie } from "@remix-run/node";
import type { Database } from "~/platform/database.server";
import { hashToken, newToken } from "~/platform/id.server";

const life = 10 * 60_000;

/** Carries a sign-in from the password to the code. It opens nothing by itself. */
export const begunCookie = (secure: boolean) =>
  createCookie(secure ? "__Secure-begun-sign-in" : "begun-sign-in", {
    httpOnly: true,
    sameSite: "lax",
    path: "/sign-in",
    secure,
    maxAge: life / 1000,
  });

/** The password was right: waits ten minutes for the code. Answers the token for the cookie. */
export async function beginSignIn(db: Database, userId: string, now: Date): Promise<string> {
  const token = newToken();
  await db("begun_sign_ins").where("expires_at", "<", now.toISOString()).delete();
  await db("begun_sign_ins").insert({
    ...{ token_hash: hashToken(token), user_id: userId },
    expires_at: new Date(now.getTime() + life).toISOString(),
  });
  return token;
}

/** Who has begun to sign in; null when it was too long ago, is done, or the account is disabled. */
export async function begunBy(
  db: Database,
  token: unknown,
  now: Date,
): Promise<{ id: string; name: string } | null> {
  if (typeof token !== "string") return null;
  const found = await db("begun_sign_ins")
    .join("users", "users.id", "begun_sign_ins.user_id")
    .where({ token_hash: hashToken(token) })
    .where("expires_at", ">", now.toISOString())
    .whereNull("users.disabled_at")
    .first("users.id", "users.name");
  return found ?? null;
}

/** Ends it. False when somebody else was faster. */
export const endBegun = async (db: Database, token: string): Promise<boolean> =>
  (await db("begun_sign_ins")
    .where({ token_hash: hashToken(token) })
    .delete()) === 1;
