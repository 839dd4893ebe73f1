import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { Action } from "~/accounts/permissions";
import { authorise, notFound, requireViewer, type Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Congress } from "~/congress/congress";
import { findCongress } from "~/congress/congresses.server";

/** The congress of the address, for those who may see or edit its delegates, or their division into groups. */
export async function openDelegates(
  args: LoaderFunctionArgs | ActionFunctionArgs,
  action: Extract<Action, "delegate:view" | "delegate:edit" | "group:view" | "group:divide">,
): Promise<{ visit: Visit<SignedIn>; congress: Congress }> {
  const visit = await requireViewer(args);
  const congress = await findCongress(visit.db, visit.viewer, args.params.slug ?? "");
  if (!congress) notFound();
  authorise(visit, action, { committeePath: congress.committee.path });
  return { visit, congress };
}
