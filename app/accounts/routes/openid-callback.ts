import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { afterFirstStep } from "~/accounts/finish-sign-in.server";
import { errandCookie, errandOf } from "~/accounts/openid/errand-cookie.server";
import { personOf } from "~/accounts/openid/identities.server";
import { comeBack } from "~/accounts/openid/provider.server";
import { notFound, openVisit } from "~/accounts/request.server";
import { tellOwner } from "~/accounts/tell-owner.server";

/** Comes back from the office's own sign-in service. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await openVisit(args);
  const { config, db, now, log, request } = visit;
  if (!config.openId) notFound();
  const errand = await errandOf(config, request);
  const used = { "Set-Cookie": await errandCookie(config).serialize("", { maxAge: 0 }) };
  const back = (problem: string) =>
    redirect(`/sign-in?to=${encodeURIComponent(errand?.to ?? "/")}&openid=${problem}`, { headers: used });
  if (!errand) return back("refused");
  try {
    const vouched = await comeBack(config.openId, config.baseUrl, new URL(request.url).search, errand);
    const person = await personOf(db, vouched, now);
    if (!person) return back("unknown");
    if (person.isBoundNow) await tellOwner(visit, person.id, "external-identity-bound");
    const answer = await afterFirstStep(visit, person, "openid", errand.to);
    answer.headers.append("Set-Cookie", used["Set-Cookie"]);
    return answer;
  } catch (error) {
    // No tokens, codes or addresses of people.
    const { code = "", name } = error as NodeJS.ErrnoException;
    log.warn({ code, name, requestId: args.context.requestId }, "signing in by the service was refused");
    return back("refused");
  }
}
