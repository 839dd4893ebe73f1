import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { newId } from "~/platform/id.server";
import { mayComment } from "./access";
import { attachFiles, filesOfRound, type KeptFile } from "./comment-files.server";
import { listUnits, ownUnit } from "./round-units.server";
import { openRound } from "./open-round.server";
import { stateOfRound, type Answer, type Comment } from "./round";

interface Row {
  id: string;
  paragraph_id: string | null;
  unit: string;
  text: string;
  author_id: string | null;
  author_name: string;
  at: string;
  late_note: string;
  answer: Answer | null;
  answer_reason: string;
  answered_by: string | null;
  version: number;
}

/** The comments of a round in the order in which they came. */
export async function commentsOf(db: Database, roundId: string): Promise<Comment[]> {
  const rows: Row[] = await db("draft_comments").where({ round_id: roundId }).orderBy(["at", "id"]);
  const files = await filesOfRound(db, roundId);
  return rows.map((row) => ({
    id: row.id,
    paragraphId: row.paragraph_id,
    unit: row.unit,
    text: row.text,
    authorId: row.author_id,
    author: row.author_name,
    at: row.at,
    lateNote: row.late_note,
    answer: row.answer,
    reason: row.answer_reason,
    answeredBy: row.answered_by,
    files: files.get(row.id) ?? [],
    version: row.version,
  }));
}

export interface CommentValues {
  paragraphId: string | null;
  unit: string;
  text: string;
  /** Why it is admitted after the end: those who consolidate may, with a note. */
  lateNote: string;
}

export type CommentRefusal = "not-open" | "closed" | "no-such-paragraph" | "refused";
export type CommentAdded = "added" | "too-many-files" | CommentRefusal;

/** Why the viewer cannot comment like this; null when it can be taken. */
export async function whyNoComment(
  transaction: Database,
  viewer: SignedIn,
  today: Day,
  roundId: string,
  { paragraphId, lateNote }: CommentValues,
): Promise<CommentRefusal | null> {
  const round = await openRound(transaction, roundId);
  if (!round || !mayComment(viewer, round.path)) return "refused";
  const state = stateOfRound(round.days, today);
  if (state === "planned") return "not-open";
  const mayEdit = can(viewer, "document:edit", { committeePath: round.path });
  if (state !== "open" && !(state === "closed" && mayEdit && lateNote !== "")) return "closed";
  const isKnown = paragraphId === null || round.paragraphs.some(({ id }) => id === paragraphId);
  return isKnown ? null : "no-such-paragraph";
}

/**
 * Adds a comment while the round is open, or later with a note by those who consolidate. Sent twice, it is one; files
 * that were not sent before join it.
 */
export async function addComment(
  db: Database,
  viewer: SignedIn,
  now: Date,
  today: Day,
  roundId: string,
  values: CommentValues,
  files: readonly KeptFile[] = [],
): Promise<CommentAdded> {
  return db.transaction(async (transaction) => {
    const refusal = await whyNoComment(transaction, viewer, today, roundId, values);
    if (refusal !== null) return refusal;
    const round = await openRound(transaction, roundId);
    if (!round) return "refused";
    const isLate = stateOfRound(round.days, today) === "closed";
    const { paragraphId, unit, text } = values;
    const own = ownUnit(await listUnits(transaction, roundId), viewer);
    const same = { round_id: roundId, author_id: viewer.id, paragraph_id: paragraphId, text };
    const attach = (comment: { id: string }) =>
      attachFiles(transaction, viewer, now, { draftId: round.draftId, commentId: comment.id }, files);
    const sent = await transaction("draft_comments").where(same).first("id");
    if (sent) return attach(sent);
    const id = newId();
    await transaction("draft_comments").insert({
      id,
      ...same,
      unit: unit || (own?.name ?? ""),
      unit_id: own?.id ?? null,
      author_name: viewer.name,
      at: now.toISOString(),
      late_note: isLate ? values.lateNote : "",
    });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: isLate ? "late-comment-admitted" : "comment-added",
      subjectKind: "draft",
      subjectId: round.draftId,
      detail: { round: roundId, comment: id },
    });
    return attach({ id });
  });
}

export type CommentAnswered = { kind: "answered" } | { kind: "outdated" } | { kind: "refused" };

/** Answers a comment as seen at version `basedOn`; a consolidated round is closed to answers. */
export async function answerComment(
  db: Database,
  viewer: SignedIn,
  now: Date,
  roundId: string,
  commentId: string,
  { basedOn, answer, reason }: { basedOn: number; answer: Answer; reason: string },
): Promise<CommentAnswered> {
  return db.transaction(async (transaction) => {
    const round = await openRound(transaction, roundId);
    if (!round || round.days.consolidated !== null) return { kind: "refused" };
    if (!can(viewer, "document:edit", { committeePath: round.path })) return { kind: "refused" };
    const written = await transaction("draft_comments")
      .where({ id: commentId, round_id: roundId, version: basedOn })
      .update({
        answer,
        answer_reason: reason,
        answered_by: viewer.name,
        answered_at: now.toISOString(),
        version: basedOn + 1,
      });
    if (written === 0) return { kind: "outdated" };
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "comment-answered",
      subjectKind: "draft",
      subjectId: round.draftId,
      detail: { round: roundId, comment: commentId, answer },
    });
    return { kind: "answered" };
  });
}
