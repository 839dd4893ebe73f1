import { createCookie } from "@remix-run/node";
import { z } from "zod";
import type { Config } from "~/platform/config.server";
import type { Errand } from "./provider.server";

const tenMinutes = 600;

/** Carries the errand to the sign-in service and back: signed, for ten minutes, in this browser only. */
export const errandCookie = ({ secure, sessionSecret }: Config) =>
  createCookie(secure ? "__Secure-openid-errand" : "openid-errand", {
    ...{ httpOnly: true, sameSite: "lax", secure, path: "/sign-in/openid", maxAge: tenMinutes },
    secrets: [sessionSecret],
  });

const ErrandShape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });

/** The errand on which the browser was sent; null when there is none. */
export async function errandOf(config: Config, request: Request): Promise<Errand | null> {
  const value: unknown = await errandCookie(config).parse(request.headers.get("Cookie"));
  return ErrandShape.safeParse(value).data ?? null;
}
