import type { LoaderFunctionArgs } from "@remix-run/node";
import { canSomewhere } from "~/accounts/permissions";
import { requireViewer } from "~/accounts/request.server";
import { congressPurposes, findCongresses } from "~/congress/congress-choices.server";

/** Suggests congresses to whoever types the title of one into a form. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  const search = new URL(args.request.url).searchParams;
  const purpose = congressPurposes.find((each) => each === search.get("for")) ?? congressPurposes[0];
  if (!canSomewhere(visit.viewer, purpose)) throw new Response(null, { status: 403 });
  const found = await findCongresses(visit, purpose, search.get("q") ?? "");
  return Response.json(found, { headers: { "Cache-Control": "private, no-store" } });
}
