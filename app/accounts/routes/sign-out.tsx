import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { openVisit } from "~/accounts/request.server";
import { closeSession, sessionCookie } from "~/accounts/sessions.server";

export const loader = () => redirect("/");

export async function action(args: ActionFunctionArgs) {
  const { db, config, request } = await openVisit(args);
  const cookie = sessionCookie(config.secure);
  const token: unknown = await cookie.parse(request.headers.get("Cookie"));
  if (typeof token === "string") await closeSession(db, token);
  return redirect("/", { headers: { "Set-Cookie": await cookie.serialize("", { maxAge: 0 }) } });
}
