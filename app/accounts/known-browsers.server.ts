import { createHmac } from "node:crypto";
import { createCookie } from "@remix-run/node";
import type { Config } from "~/platform/config.server";

const year = 365 * 24 * 60 * 60;
/** People who share a browser. */
const most = 5;

/** Remembers who has signed in with this browser before. It opens nothing. */
const knownCookie = (secure: boolean) =>
  createCookie(secure ? "__Secure-known" : "known", {
    ...{ httpOnly: true, sameSite: "lax", path: "/sign-in", secure, maxAge: year },
  });

/** Whether an account was signed in to with this browser before, and the cookie by which it is known from now on. */
export async function knowBrowser(
  { secure, sessionSecret }: Config,
  request: Request,
  userId: string,
): Promise<{ isNew: boolean; cookie: string }> {
  const value: unknown = await knownCookie(secure).parse(request.headers.get("Cookie"));
  const before = Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
  const mark = createHmac("sha256", sessionSecret).update(`known browser ${userId}`).digest("base64url");
  const marks = [mark, ...before.filter((each) => each !== mark)].slice(0, most);
  return { isNew: !before.includes(mark), cookie: await knownCookie(secure).serialize(marks) };
}
