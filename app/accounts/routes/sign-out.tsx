import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { openVisit } from "~/accounts/request.server";
import { closeSession, sessionCookie, tokenOf } from "~/accounts/sessions.server";

export const loader = () => redirect("/");

export async function action(args: ActionFunctionArgs) {
  const { db, config, request } = await openVisit(args);
  const cookie = sessionCookie(config.secure);
  await closeSession(db, await tokenOf({ config, request }));
  return redirect("/", {
    headers: {
      "Set-Cookie": await cookie.serialize("", { maxAge: 0 }),
      // Pages to which somebody could go back.
      "Clear-Site-Data": '"cache"',
    },
  });
}
