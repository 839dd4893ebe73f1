import type { LoaderFunctionArgs } from "@remix-run/node";
import { committeePurposes, findCommittees } from "~/accounts/committee-choices.server";
import { canSomewhere } from "~/accounts/permissions";
import { requireViewer } from "~/accounts/request.server";

/** Suggests committees to whoever types the name of one into a form. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  const search = new URL(args.request.url).searchParams;
  const purpose = committeePurposes.find((each) => each === search.get("for")) ?? committeePurposes[0];
  if (!canSomewhere(visit.viewer, purpose)) throw new Response(null, { status: 403 });
  const question = { purpose, except: search.get("except") ?? undefined };
  const found = await findCommittees(visit, question, search.get("q") ?? "");
  return Response.json(found, { headers: { "Cache-Control": "private, no-store" } });
}
