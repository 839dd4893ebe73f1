import { whyNotTaken } from "~/accounts/judge-sent-file.server";
import type { Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { largestUpload } from "~/platform/files/upload-name";
import { judgeUpload, keepContent, type Upload } from "~/platform/files/uploads.server";
import { printable } from "~/platform/printable";
import { addCommentFiles, whyFilesStay, type KeptFile } from "./comment-files.server";
import { addComment, whyNoComment, type CommentAdded, type CommentValues } from "./comments.server";
import { mostCommentFiles } from "./round";

/** How many bytes a comment with its files may have. */
export const commentUploadBytes = 2 * largestUpload + 1024 * 1024;

/** Why the files cannot be taken, in words; null when all can. */
export async function whyNoFiles(visit: Visit<SignedIn>, files: readonly Upload[]): Promise<string | null> {
  const { t } = visit;
  if (files.length > mostCommentFiles) return t("documents:files.too-many-files", { most: mostCommentFiles });
  for (const file of files) {
    const reason = await whyNotTaken(visit, file);
    if (reason === null) continue;
    const name = [...printable(file.name)].slice(0, 80).join("");
    return t("documents:files.unfit", { name, why: t(`form:upload.${reason}`) });
  }
  return null;
}

/**
 * Adds a comment with its files. Files are kept first and named in the database afterwards, so that none is named that
 * is not there; nothing is kept for those who may not comment.
 */
export async function sendComment(
  { db, viewer, now, today, config }: Visit<SignedIn>,
  roundId: string,
  values: CommentValues,
  uploads: readonly Upload[],
): Promise<CommentAdded> {
  const refusal = await db.transaction((transaction) =>
    whyNoComment(transaction, viewer, today, roundId, values),
  );
  if (refusal !== null) return refusal;
  return addComment(db, viewer, now, today, roundId, values, await keepFiles(config, uploads));
}

/** As `sendComment`, for files of a comment that was sent before. */
export async function sendFiles(
  { db, viewer, now, today, config }: Visit<SignedIn>,
  place: { draftId: string; roundId: string; commentId: string },
  uploads: readonly Upload[],
): ReturnType<typeof addCommentFiles> {
  const refusal = await db.transaction((transaction) =>
    whyFilesStay(transaction, viewer, today, place.roundId, place.commentId),
  );
  if (refusal !== null) return refusal;
  return addCommentFiles(db, viewer, now, today, place, await keepFiles(config, uploads));
}

async function keepFiles(config: Visit["config"], uploads: readonly Upload[]): Promise<KeptFile[]> {
  const files: KeptFile[] = [];
  for (const upload of uploads) {
    const judged = await judgeUpload(upload);
    if (!judged.ok) throw new Error("Files are judged before they are sent.");
    const hash = await keepContent(config.filesUrl, upload.content);
    files.push({ name: judged.name, type: judged.type, size: upload.content.byteLength, hash });
  }
  return files;
}
