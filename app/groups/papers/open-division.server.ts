import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { Action } from "~/accounts/permissions";
import { authorise, notFound, requireViewer } from "~/accounts/request.server";
import { findCongress } from "~/congress/congresses.server";
import { nameIn } from "~/platform/vietnamese";
import { findDivision } from "../desk/divisions.server";

/** The congress and the division of the address, for those who may see its groups or do more. */
export async function openDivision(
  args: LoaderFunctionArgs | ActionFunctionArgs,
  action: Extract<Action, "group:view" | "report:view" | "report:edit">,
) {
  const visit = await requireViewer(args);
  const { slug = "", divisionId = "" } = args.params;
  const congress = await findCongress(visit.db, visit.viewer, slug);
  if (!congress) notFound();
  authorise(visit, action, { committeePath: congress.committee.path });
  const division = await findDivision(visit.db, congress.id, divisionId);
  if (!division) notFound();
  return { visit, congress, division, title: nameIn(congress.title, visit.language) };
}
