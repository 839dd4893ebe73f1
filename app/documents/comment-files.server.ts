import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { newId } from "~/platform/id.server";
import { openRound } from "./open-round.server";
import { mostCommentFiles, stateOfRound, type CommentFile } from "./round";

/** A file that was judged and stands in the files store. */
export interface KeptFile {
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  hash: string;
}

/** The files of a round's comments, by comment, in the order in which they came. */
export async function filesOfRound(db: Database, roundId: string): Promise<Map<string, CommentFile[]>> {
  const rows = await db("comment_files")
    .join("draft_comments", "draft_comments.id", "comment_files.comment_id")
    .where("draft_comments.round_id", roundId)
    .orderBy(["added_at", "file_name", "comment_files.id"])
    .select("comment_files.*");
  const found = new Map<string, CommentFile[]>();
  for (const { id, comment_id, file_name: name, size, added_by_name: by, added_at: at } of rows) {
    found.set(comment_id, [...(found.get(comment_id) ?? []), { id, name, size, by, at }]);
  }
  return found;
}

/** Names kept files beside a comment, each content once. The caller has judged whether the viewer may. */
export async function attachFiles(
  transaction: Database,
  viewer: SignedIn,
  now: Date,
  { draftId, commentId }: { draftId: string; commentId: string },
  files: readonly KeptFile[],
): Promise<"added" | "too-many-files"> {
  const known: string[] = await transaction("comment_files").where({ comment_id: commentId }).pluck("sha256");
  const fresh = [...new Map(files.map((file) => [file.hash, file])).values()].filter(
    ({ hash }) => !known.includes(hash),
  );
  if (fresh.length > 0 && known.length + fresh.length > mostCommentFiles) return "too-many-files";
  for (const { name, type, size, hash } of fresh) {
    const id = newId();
    await transaction("comment_files").insert({
      ...{ id, comment_id: commentId, file_name: name, media_type: type, size, sha256: hash },
      ...{ added_by_name: viewer.name, added_at: now.toISOString() },
    });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "comment-file-added",
      subjectKind: "draft",
      subjectId: draftId,
      detail: { comment: commentId, file: id, sha256: hash, size },
    });
  }
  return "added";
}

/** Takes a file off one's own comment while the round is open. Its content stays in the store and in backups. */
export async function removeCommentFile(
  db: Database,
  viewer: SignedIn,
  now: Date,
  today: Day,
  roundId: string,
  fileId: string,
): Promise<"removed" | "closed" | "refused"> {
  return db.transaction(async (transaction) => {
    const round = await openRound(transaction, roundId);
    const file = await findRow(transaction, roundId, fileId);
    if (!round || file?.author_id !== viewer.id) return "refused";
    if (stateOfRound(round.days, today) !== "open") return "closed";
    await transaction("comment_files").where({ id: fileId }).delete();
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "comment-file-removed",
      subjectKind: "draft",
      subjectId: round.draftId,
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
    .where({ "comment_files.id": fileId, "draft_comments.round_id": roundId })
    .first("comment_id", "author_id", "file_name", "media_type", "sha256");
