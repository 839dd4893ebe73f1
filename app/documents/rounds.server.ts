import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { newId } from "~/platform/id.server";
import { findDraft } from "./drafts.server";
import { commentsOf } from "./comments.server";
import { stateOfRound, whyNotConsolidated, type Round } from "./round";

interface Row {
  id: string;
  draft_id: string;
  draft_version: number;
  kind: Round["kind"];
  name: string;
  opens_on: Day;
  closes_before: Day;
  instructions: string;
  source: string;
  consolidated_by: string | null;
  consolidated_at: string | null;
  version: number;
}

/** The rounds of a draft, latest first. */
export async function listRounds(db: Database, draftId: string): Promise<Round[]> {
  const rows: Row[] = await db("comment_rounds")
    .where({ draft_id: draftId })
    .orderBy([
      { column: "opens_on", order: "desc" },
      { column: "created_at", order: "desc" },
    ]);
  return rows.map(roundOf);
}

/** One round of a draft; null when there is none. */
export async function findRound(db: Database, draftId: string, id: string): Promise<Round | null> {
  const row: Row | undefined = await db("comment_rounds").where({ id, draft_id: draftId }).first();
  return row ? roundOf(row) : null;
}

export interface RoundValues {
  name: string;
  opensOn: Day;
  closesBefore: Day;
  instructions: string;
}

/** Opens a round on the latest version of a draft. Answers its id; null when the viewer may not. */
export async function createRound(
  db: Database,
  viewer: SignedIn,
  now: Date,
  draftId: string,
  values: RoundValues,
): Promise<string | null> {
  return db.transaction(async (transaction) => {
    const draft = await findDraft(transaction, viewer, draftId);
    if (!draft || !can(viewer, "document:edit", { committeePath: draft.committee.path })) return null;
    const id = newId();
    await transaction("comment_rounds").insert({
      id,
      draft_id: draftId,
      draft_version: draft.latest,
      name: values.name,
      opens_on: values.opensOn,
      closes_before: values.closesBefore,
      instructions: values.instructions,
      created_at: now.toISOString(),
    });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "comment-round-created",
      subjectKind: "draft",
      subjectId: draftId,
      detail: { round: id, opensOn: values.opensOn, closesBefore: values.closesBefore },
    });
    return id;
  });
}

export type Consolidated = "consolidated" | "not-closed" | "unanswered" | "refused";

/** Ends a round whose comments have all been answered. */
export async function consolidateRound(
  db: Database,
  viewer: SignedIn,
  now: Date,
  today: Day,
  draftId: string,
  roundId: string,
): Promise<Consolidated> {
  return db.transaction(async (transaction) => {
    const draft = await findDraft(transaction, viewer, draftId);
    await transaction("comment_rounds").where({ id: roundId }).forUpdate().first("id");
    const round = await findRound(transaction, draftId, roundId);
    if (!draft || !round || !can(viewer, "document:edit", { committeePath: draft.committee.path }))
      return "refused";
    const state = stateOfRound(round, today);
    if (state === "consolidated") return "consolidated";
    const why = whyNotConsolidated(state, await commentsOf(transaction, roundId));
    if (why !== null) return why;
    await transaction("comment_rounds")
      .where({ id: roundId })
      .update({ consolidated_by: viewer.name, consolidated_at: now.toISOString() });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "comment-round-consolidated",
      subjectKind: "draft",
      subjectId: draftId,
      detail: { round: roundId },
    });
    return "consolidated";
  });
}

const roundOf = (row: Row): Round => ({
  id: row.id,
  draftId: row.draft_id,
  draftVersion: row.draft_version,
  kind: row.kind,
  name: row.name,
  opensOn: row.opens_on,
  closesBefore: row.closes_before,
  instructions: row.instructions,
  source: row.source,
  version: row.version,
  consolidated:
    row.consolidated_at === null ? null : { by: row.consolidated_by ?? "", at: row.consolidated_at },
});
