import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { fromJson, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { newId } from "~/platform/id.server";
import { mayComment } from "./access";
import { listUnits, ownUnit } from "./round-units.server";
import type { Paragraph } from "./paragraphs";
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
    version: row.version,
  }));
}

/** The comments on each paragraph of a draft, over all rounds, as a list beside the text shows them. */
export async function commentsByParagraph(
  db: Database,
  draftId: string,
): Promise<Map<string, ShortComment[]>> {
  const rows: (ShortComment & { paragraph_id: string })[] = await db("draft_comments")
    .join("comment_rounds", "comment_rounds.id", "draft_comments.round_id")
    .where("comment_rounds.draft_id", draftId)
    .whereNotNull("paragraph_id")
    .orderBy(["draft_comments.at", "draft_comments.id"])
    .select("draft_comments.id", "paragraph_id", "unit", "author_name as author", "text", "answer");
  const found = new Map<string, ShortComment[]>();
  for (const { paragraph_id, ...comment } of rows) {
    found.set(paragraph_id, [...(found.get(paragraph_id) ?? []), comment]);
  }
  return found;
}

export interface ShortComment {
  id: string;
  unit: string;
  author: string;
  text: string;
  answer: Answer | null;
}

export interface CommentValues {
  paragraphId: string | null;
  unit: string;
  text: string;
  /** Why it is admitted after the end: those who consolidate may, with a note. */
  lateNote: string;
}

export type CommentAdded = "added" | "not-open" | "closed" | "no-such-paragraph" | "refused";

/** Adds a comment while the round is open, or later with a note by those who consolidate. Sent twice, it is one. */
export async function addComment(
  db: Database,
  viewer: SignedIn,
  now: Date,
  today: Day,
  roundId: string,
  values: CommentValues,
): Promise<CommentAdded> {
  return db.transaction(async (transaction) => {
    const round = await openRound(transaction, roundId);
    if (!round || !mayComment(viewer, round.path)) return "refused";
    const state = stateOfRound(round.days, today);
    const mayEdit = can(viewer, "document:edit", { committeePath: round.path });
    const isLate = state === "closed" && mayEdit && values.lateNote !== "";
    if (state === "planned") return "not-open";
    if (state !== "open" && !isLate) return "closed";
    const { paragraphId, unit, text } = values;
    if (paragraphId !== null && !round.paragraphs.some(({ id }) => id === paragraphId))
      return "no-such-paragraph";
    const own = ownUnit(await listUnits(transaction, roundId), viewer);
    const same = { round_id: roundId, author_id: viewer.id, paragraph_id: paragraphId, text };
    if (await transaction("draft_comments").where(same).first("id")) return "added";
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
    return "added";
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

async function openRound(transaction: Database, roundId: string) {
  const row = await transaction("comment_rounds")
    .join("drafts", "drafts.id", "comment_rounds.draft_id")
    .join("committees", "committees.id", "drafts.committee_id")
    .join("draft_versions", (join) =>
      join
        .on("draft_versions.draft_id", "comment_rounds.draft_id")
        .andOn("draft_versions.number", "comment_rounds.draft_version"),
    )
    .where("comment_rounds.id", roundId)
    .forUpdate("comment_rounds")
    .first(
      "drafts.id",
      "committees.path",
      "opens_on",
      "closes_before",
      "consolidated_at",
      "consolidated_by",
      "paragraphs",
    );
  if (!row) return null;
  return {
    draftId: row.id as string,
    path: row.path as string,
    paragraphs: fromJson<Paragraph[]>(row.paragraphs),
    days: {
      opensOn: row.opens_on as Day,
      closesBefore: row.closes_before as Day,
      consolidated:
        row.consolidated_at === null ? null : { by: row.consolidated_by, at: row.consolidated_at },
    },
  };
}
