import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { newId } from "~/platform/id.server";
import { openRound } from "./open-round.server";
import { mayChangeFiles, mostCommentFiles, stateOfRound, type CommentFile } from "./round";

/** A file that was judged and stands in the files store. */
export interface KeptFile {
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  hash: string;
}

/** The files of a round's comments, those taken off too, by comment, in the order in which they came. */
export async function filesOfRound(db: Database, roundId: string): Promise<Map<string, CommentFile[]>> {
  const rows = await db("comment_files")
    .join("draft_comments", "draft_comments.id", "comment_files.comment_id")
    .where("draft_comments.round_id", roundId)
    .orderBy(["added_at", "file_name", "comment_files.id"])
    .select("comment_files.*");
  const found = new Map<string, CommentFile[]>();
  for (const { id, comment_id, file_name: name, size, added_by_name: by, added_at: at, ...row } of rows) {
    const removed = row.removed_at === null ? null : { by: row.removed_by_name, at: row.removed_at };
    found.set(comment_id, [...(found.get(comment_id) ?? []), { id, name, size, by, at, removed }]);
  }
  return found;
}

/**
 * Names kept files beside a comment, each content once; what had been taken off comes back. The caller has judged
 * whether the viewer may.
 */
export async function attachFiles(
  transaction: Database,
  viewer: SignedIn,
  now: Date,
  { draftId, commentId }: { draftId: string; commentId: string },
  files: readonly KeptFile[],
): Promise<"added" | "too-many-files"> {
  const known = await transaction("comment_files")
    .where({ comment_id: commentId, removed_at: null })
    .pluck("sha256");
  const fresh = [...new Map(files.map((file) => [file.hash, file])).values()].filter(
    ({ hash }) => !known.includes(hash),
  );
  if (fresh.length > 0 && known.length + fresh.length > mostCommentFiles) return "too-many-files";
  for (const { name, type, size, hash } of fresh) {
    const [row] = await transaction("comment_files")
      .insert({
        ...{ id: newId(), comment_id: commentId, file_name: name, media_type: type, size, sha256: hash },
        ...{
          added_by_name: viewer.name,
          added_at: now.toISOString(),
          removed_by_name: null,
          removed_at: null,
        },
      })
      .onConflict(["comment_id", "sha256"])
      .merge(["file_name", "added_by_name", "added_at", "removed_by_name", "removed_at"])
      .returning("id");
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "comment-file-added",
      subjectKind: "draft",
      subjectId: draftId,
      detail: { comment: commentId, file: row.id, sha256: hash, size, name },
    });
  }
  return "added";
}

export type FilesRefusal = "closed" | "refused";

/** Why the viewer may not attach files to a comment, or take them off; null when it is allowed. */
export async function whyFilesStay(
  transaction: Database,
  viewer: SignedIn,
  today: Day,
  roundId: string,
  commentId: string,
): Promise<FilesRefusal | null> {
  const round = await openRound(transaction, roundId);
  const comment = await transaction("draft_comments").where({ id: commentId, round_id: roundId }).first();
  if (!round || !comment) return "refused";
  const whose = { isOwn: comment.author_id === viewer.id, isLate: comment.late_note !== "" };
  const mayEdit = can(viewer, "document:edit", { committeePath: round.path });
  if (mayChangeFiles(stateOfRound(round.days, today), whose, mayEdit)) return null;
  return whose.isOwn || (whose.isLate && mayEdit) ? "closed" : "refused";
}

/** Attaches kept files to a comment that was sent before. */
export async function addCommentFiles(
  db: Database,
  viewer: SignedIn,
  now: Date,
  today: Day,
  { draftId, roundId, commentId }: { draftId: string; roundId: string; commentId: string },
  files: readonly KeptFile[],
): Promise<"added" | "too-many-files" | FilesRefusal> {
  return db.transaction(async (transaction) => {
    const refusal = await whyFilesStay(transaction, viewer, today, roundId, commentId);
    return refusal ?? (await attachFiles(transaction, viewer, now, { draftId, commentId }, files));
  });
}

/** Takes a file off a comment. Who did it and when stays beside the comment, its content in the store. */
export async function removeCommentFile(
  db: Database,
  viewer: SignedIn,
  now: Date,
  today: Day,
  roundId: string,
  fileId: string,
): Promise<"removed" | FilesRefusal> {
  return db.transaction(async (transaction) => {
    const file = await findRow(transaction, roundId, fileId);
    if (!file) return "refused";
    const refusal = await whyFilesStay(transaction, viewer, today, roundId, file.comment_id);
    if (refusal !== null) return refusal;
    await transaction("comment_files")
      .where({ id: fileId })
      .update({ removed_by_name: viewer.name, removed_at: now.toISOString() });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "comment-file-removed",
      subjectKind: "draft",
      subjectId: file.draft_id,
      detail: { comment: file.comment_id, file: fileId, sha256: file.sha256, name: file.file_name },
    });
    return "removed";
  });
}

/** A file of the round for the author of its comment and those who consolidate; null for everybody else. */
export async function findCommentFile(
  db: Database,
  viewer: SignedIn,
  committeePath: string,
  roundId: string,
  fileId: string,
): Promise<{ fileName: string; mediaType: string; hash: string } | null> {
  const row = await findRow(db, roundId, fileId);
  if (!row) return null;
  if (row.author_id !== viewer.id && !can(viewer, "document:edit", { committeePath })) return null;
  return { fileName: row.file_name, mediaType: row.media_type, hash: row.sha256 };
}

const findRow = (db: Database, roundId: string, fileId: string) =>
  db("comment_files")
    .join("draft_comments", "draft_comments.id", "comment_files.comment_id")
    .join("comment_rounds", "comment_rounds.id", "draft_comments.round_id")
    .where({ "comment_files.id": fileId, "draft_comments.round_id": roundId, removed_at: null })
    .first("comment_id", "author_id", "file_name", "media_type", "sha256", "draft_id");
