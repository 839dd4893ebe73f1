import { redirect } from "@remix-run/node";
import { uploadsIn } from "~/platform/files/uploads.server";
import { judgeForm } from "~/platform/forms.server";
import { removeCommentFile, type FilesRefusal } from "./comment-files.server";
import { AttachForm, RemoveFileForm } from "./forms";
import { mostCommentFiles } from "./round";
import { refuse, type OpenRound } from "./round-answer.server";
import { sendFiles, whyNoFiles } from "./send-comment.server";

/** Attaches the files of a form to a comment that was sent before. */
export async function takeFiles({ visit, draft, round }: OpenRound, form: FormData, isWhole: boolean) {
  const { t } = visit;
  const submission = judgeForm(form, AttachForm, t);
  if (submission.status !== "success") throw new Response(null, { status: 400 });
  const { comment: commentId } = submission.value;
  if (!isWhole) return refuseFiles(t("documents:files.too-large"), 413);
  const files = await uploadsIn(form, "files");
  if (files.length === 0) return refuseFiles(t("documents:files.none"), 400);
  const unfit = await whyNoFiles(visit, files);
  if (unfit !== null) return refuseFiles(unfit, 400);
  const place = { draftId: draft.id, roundId: round.id, commentId };
  const answer = await sendFiles(visit, place, files);
  if (answer === "added")
    return redirect(`/documents/${draft.id}/rounds/${round.id}?saved=file-added#${commentId}`);
  return answer === "too-many-files"
    ? refuseFiles(t("documents:files.too-many-files", { most: mostCommentFiles }), 409)
    : refuseChange(answer, visit);
}

/** Takes a file off its comment. */
export async function takeOffFile({ visit, draft, round }: OpenRound, form: FormData) {
  const { db, viewer, now, today, t } = visit;
  const submission = judgeForm(form, RemoveFileForm, t);
  if (submission.status !== "success") throw new Response(null, { status: 400 });
  const answer = await removeCommentFile(db, viewer, now, today, round.id, submission.value.file);
  return answer === "removed"
    ? redirect(`/documents/${draft.id}/rounds/${round.id}?saved=file-removed`)
    : refuseChange(answer, visit);
}

const refuseFiles = (problem: string, status: number) =>
  refuse({ form: "files", reply: null, problem }, status);

const refuseChange = (why: FilesRefusal, { t }: OpenRound["visit"]) =>
  refuseFiles(t(`documents:files.${why}`), why === "closed" ? 409 : 403);
