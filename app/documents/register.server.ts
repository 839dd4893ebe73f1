import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { addDays, type Day } from "~/platform/days";
import { newId } from "~/platform/id.server";
import { findDraft, findVersion } from "./drafts.server";

/** One remark taken over from elsewhere: what a group reported, for instance. */
export interface RegisterComment {
  /** Names the record it comes from, at most 120 characters, unique over the workspace. */
  key: string;
  /** The group or unit that speaks. */
  unit: string;
  /** Who speaks for it. */
  author: string;
  text: string;
  /** The paragraph of the draft's latest version; null for the document as a whole. */
  paragraphId: string | null;
}

export type RegisterTaken =
  | {
      kind: "added";
      roundId: string;
      added: number;
      /** Taken over before and worded differently now: mended where nobody had answered yet. */
      changed: number;
      /** The same as before, or answered already: left as they are. */
      kept: number;
    }
  | { kind: "refused" };

/**
 * Enters remarks into the register of a draft, beside the comments that were sent in: same table, same answers. They
 * stand in a round of their own, made on first use. Doing it again with the same keys adds nothing.
 * @param round the name and the day of the discussion
 */
export async function addRegisterComments(
  transaction: Database,
  viewer: SignedIn,
  now: Date,
  draftId: string,
  { round, comments }: { round: { name: string; day: Day }; comments: readonly RegisterComment[] },
): Promise<RegisterTaken> {
  const draft = await findDraft(transaction, viewer, draftId);
  if (!draft || !can(viewer, "document:comment", { committeePath: draft.committee.path })) {
    return { kind: "refused" };
  }
  const roundId = await discussionRound(transaction, draft, now, round);
  const paragraphs = (await findVersion(transaction, draftId, draft.latest))?.paragraphs ?? [];
  const known = new Set(paragraphs.map(({ id }) => id));
  const counts = { added: 0, changed: 0, kept: 0 };
  for (const { key, paragraphId, ...words } of comments) {
    const values = {
      unit: words.unit,
      author_name: words.author,
      text: words.text,
      paragraph_id: paragraphId !== null && known.has(paragraphId) ? paragraphId : null,
    };
    const inserted = await transaction("draft_comments")
      .insert({ id: newId(), round_id: roundId, origin_key: key, at: now.toISOString(), ...values })
      .onConflict("origin_key")
      .ignore()
      .returning("id");
    if (inserted.length > 0) counts.added += 1;
    else counts[await mend(transaction, key, values)] += 1;
  }
  await recordAudit(transaction, actorOf(viewer), now, {
    action: "register-comments-taken",
    subjectKind: "draft",
    subjectId: draftId,
    detail: { round: roundId, ...counts },
  });
  return { kind: "added", roundId, ...counts };
}

/** The open discussion round of a draft; the first remark makes it. */
async function discussionRound(
  transaction: Database,
  draft: { id: string; latest: number },
  now: Date,
  { name, day }: { name: string; day: Day },
): Promise<string> {
  const known = await transaction("comment_rounds")
    .where({ draft_id: draft.id, kind: "discussion", name })
    .whereNull("consolidated_at")
    .first("id");
  if (known) return known.id;
  const id = newId();
  await transaction("comment_rounds").insert({
    id,
    draft_id: draft.id,
    draft_version: draft.latest,
    kind: "discussion",
    name,
    opens_on: day,
    closes_before: addDays(day, 1),
    created_at: now.toISOString(),
  });
  return id;
}

async function mend(
  transaction: Database,
  key: string,
  values: { unit: string; author_name: string; text: string; paragraph_id: string | null },
): Promise<"changed" | "kept"> {
  const stored = await transaction("draft_comments").where({ origin_key: key }).forUpdate().first();
  const isSame = Object.entries(values).every(([column, value]) => stored[column] === value);
  if (isSame || stored.answer !== null) return "kept";
  await transaction("draft_comments")
    .where({ origin_key: key })
    .update({ ...values, version: stored.version + 1 });
  return "changed";
}
