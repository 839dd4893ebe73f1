import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { authorise, notFound, requireViewer, type Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Congress } from "~/congress/congress";
import { findCongress } from "~/congress/congresses.server";
import { nameIn } from "~/platform/vietnamese";
import type { Checklist, ChecklistItem } from "./checklist";
import { findChecklist } from "./checklists.server";
import type { Hand } from "./item-state";
import { handOf } from "./item-writes.server";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

export interface OpenChecklist {
  visit: Visit<SignedIn>;
  congress: Congress;
  title: string;
  hand: Hand;
  /** Null while none was begun. */
  checklist: Checklist | null;
}

/** The checklist of the congress in the address, for those who may see it. */
export async function openChecklist(args: Args): Promise<OpenChecklist> {
  const visit = await requireViewer(args);
  const congress = await findCongress(visit.db, visit.viewer, args.params.slug ?? "");
  if (!congress) notFound();
  // A public congress is visible to all, its checklist is not.
  authorise(visit, "readiness:view", { committeePath: congress.committee.path });
  return {
    visit,
    congress,
    title: nameIn(congress.title, visit.language),
    hand: handOf(visit.viewer, congress.committee.path),
    checklist: await findChecklist(visit.db, congress.id),
  };
}

/** As `openChecklist`, with the item in the address. */
export async function openItemPage(
  args: Args,
): Promise<OpenChecklist & { checklist: Checklist; item: ChecklistItem }> {
  const open = await openChecklist(args);
  const item = open.checklist?.items.find(({ code }) => code === args.params.code);
  if (!open.checklist || !item) notFound();
  return { ...open, checklist: open.checklist, item };
}
