import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { errandCookie } from "~/accounts/openid/errand-cookie.server";
import { leaveFor } from "~/accounts/openid/provider.server";
import { notFound, openVisit } from "~/accounts/request.server";
import { safeReturn } from "~/accounts/safe-return";

/** Leaves for the office's own sign-in service. */
export async function loader(args: LoaderFunctionArgs) {
  const { config, log, request } = await openVisit(args);
  if (!config.openId) notFound();
  const to = safeReturn(new URL(request.url).searchParams.get("to"));
  try {
    const { address, errand } = await leaveFor(config.openId, config.baseUrl, to);
    return redirect(address, { headers: { "Set-Cookie": await errandCookie(config).serialize(errand) } });
  } catch (error) {
    log.error({ err: error, requestId: args.context.requestId }, "the sign-in service cannot be reached");
    return redirect(`/sign-in?to=${encodeURIComponent(to)}&openid=unreachable`);
  }
}
