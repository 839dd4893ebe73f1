import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { findDraft } from "./drafts.server";
import { whyNotChanged, type RoundChange, type RoundRefusal } from "./round";
import { findRound } from "./rounds.server";

export type RoundChanged = { kind: "changed" | "gone" | "outdated" } | { kind: "refused"; why: RoundRefusal };

/**
 * Gives a round of written comments another name, other days or another instruction. `basedOn` is the version that the
 * person saw; `today` the day where the congress meets. The audit trail keeps the days before and after.
 */
export async function changeRound(
  db: Database,
  viewer: SignedIn,
  { now, today }: { now: Date; today: Day },
  { draftId, roundId, basedOn }: { draftId: string; roundId: string; basedOn: number },
  change: RoundChange,
): Promise<RoundChanged> {
  return db.transaction(async (transaction) => {
    const draft = await findDraft(transaction, viewer, draftId);
    await transaction("comment_rounds").where({ id: roundId }).forUpdate().first("id");
    const round = await findRound(transaction, draftId, roundId);
    if (!draft || !round || !can(viewer, "document:edit", { committeePath: draft.committee.path })) {
      return { kind: "gone" };
    }
    if (round.version !== basedOn) return { kind: "outdated" };
    const why = whyNotChanged(round, change, today);
    if (why !== null) return { kind: "refused", why };
    const { name, opensOn, closesBefore, instructions, basis } = change;
    await transaction("comment_rounds")
      .where({ id: roundId })
      .update({
        ...{ name, instructions, opens_on: opensOn, closes_before: closesBefore },
        source: basis === "" ? round.source : basis,
        version: basedOn + 1,
      });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "comment-round-changed",
      subjectKind: "draft",
      subjectId: draftId,
      detail: {
        round: roundId,
        before: { opensOn: round.opensOn, closesBefore: round.closesBefore },
        after: { opensOn, closesBefore },
      },
    });
    return { kind: "changed" };
  });
}
