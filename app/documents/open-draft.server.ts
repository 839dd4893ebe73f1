import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { can } from "~/accounts/permissions";
import { notFound, requireViewer } from "~/accounts/request.server";
import { referenceDay } from "~/platform/settings.server";
import { nameIn } from "~/platform/vietnamese";
import { mayComment } from "./access";
import { findDraft } from "./drafts.server";
import { findRound } from "./rounds.server";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/**
 * The draft of the address, for those who may read it. `visit.today` is the day where its congress meets: rounds open
 * and close by it.
 */
export async function openDraft(args: Args) {
  const visit = await requireViewer(args);
  const draft = await findDraft(visit.db, visit.viewer, args.params.id ?? "");
  if (!draft) notFound();
  const { path: committeePath } = draft.committee;
  const today = await referenceDay(visit.db, visit.now, draft.congress?.timezone);
  return {
    visit: { ...visit, today },
    draft,
    title: nameIn(draft.title, visit.language),
    mayEdit: can(visit.viewer, "document:edit", { committeePath }),
    mayComment: mayComment(visit.viewer, committeePath),
  };
}

/** As `openDraft`, for those who edit it; who may only read it is told so. */
export async function openEditableDraft(args: Args) {
  return forEditing(await openDraft(args));
}

/** As `openDraft`, with the round of the address. */
export async function openRoundPage(args: Args) {
  const open = await openDraft(args);
  const round = await findRound(open.visit.db, open.draft.id, args.params.round ?? "");
  if (!round) notFound();
  return { ...open, round };
}

/** As `openRoundPage`, for those who edit the draft. */
export async function openEditableRound(args: Args) {
  return forEditing(await openRoundPage(args));
}

function forEditing<Open extends { mayEdit: boolean }>(open: Open): Open {
  if (!open.mayEdit) throw new Response(null, { status: 403 });
  return open;
}
