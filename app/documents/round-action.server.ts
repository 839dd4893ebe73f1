import type { SubmissionResult } from "@conform-to/react";
import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { uploadsIn } from "~/platform/files/uploads.server";
import { judgeForm, readFormOrFields } from "~/platform/forms.server";
import { removeCommentFile } from "./comment-files.server";
import { answerComment } from "./comments.server";
import { AnswerForm, CommentForm, RemoveFileForm, UnitsForm } from "./forms";
import { openRoundPage } from "./open-draft.server";
import { mostCommentFiles } from "./round";
import { consolidateRound } from "./rounds.server";
import { commentUploadBytes, sendComment, whyNoFiles } from "./send-comment.server";
import { agree, inviteUnits } from "./units.server";

/** What the page gets back when a form was not accepted. */
interface RoundAnswer {
  form: "comment" | "files" | "answer" | "consolidate" | "units";
  reply: SubmissionResult<string[]> | null;
  problem: string | null;
}

const refuse = (answer: RoundAnswer, status: number) => data(answer, { status });

type Open = Awaited<ReturnType<typeof openRoundPage>>;

/** Answers the forms of a round's page. */
export async function answerRoundForm(args: ActionFunctionArgs) {
  const open = await openRoundPage(args);
  const { form, isWhole } = await readFormOrFields(args.request, commentUploadBytes);
  switch (form.get("intent")) {
    case "comment":
      return takeComment(open, form, isWhole);
    case "remove-file":
      return removeFile(open, form);
    case "answer":
      return takeAnswer(open, form);
    case "consolidate":
      return consolidate(open);
    case "invite-below":
      return invite(open, { committees: true, names: [] });
    case "invite":
      return inviteByName(open, form);
    case "agree":
      return takeAgreement(open);
    default:
      throw new Response(null, { status: 400 });
  }
}

async function takeComment({ visit, draft, round }: Open, form: FormData, isWhole: boolean) {
  const { t } = visit;
  const submission = judgeForm(withoutFiles(form), CommentForm, t);
  const refuseComment = (problem: string | null, status: number) =>
    refuse({ form: "comment", reply: submission.reply(), problem }, status);
  if (!isWhole) return refuseComment(t("documents:comment.files-too-large"), 413);
  const files = await uploadsIn(form, "files");
  const unfit = await whyNoFiles(files, t);
  if (unfit !== null) return refuseComment(unfit, 400);
  if (submission.status !== "success") {
    return refuseComment(files.length > 0 ? t("documents:comment.files-again") : null, 400);
  }
  const { about: paragraphId, ...values } = submission.value;
  const answer = await sendComment(visit, round.id, { paragraphId, ...values }, files);
  if (answer === "added") return redirect(`/documents/${draft.id}/rounds/${round.id}?saved=added`);
  const status = answer === "refused" ? 403 : answer === "no-such-paragraph" ? 400 : 409;
  return refuseComment(t(`documents:comment.${answer}`, { most: mostCommentFiles }), status);
}

async function removeFile({ visit, draft, round }: Open, form: FormData) {
  const { db, viewer, now, today, t } = visit;
  const submission = judgeForm(form, RemoveFileForm, t);
  if (submission.status !== "success") throw new Response(null, { status: 400 });
  const answer = await removeCommentFile(db, viewer, now, today, round.id, submission.value.file);
  if (answer === "removed") return redirect(`/documents/${draft.id}/rounds/${round.id}?saved=file-removed`);
  return answer === "closed"
    ? refuse({ form: "files", reply: null, problem: t("documents:comment.file-kept") }, 409)
    : refuse({ form: "files", reply: null, problem: t("documents:comment.file-not-yours") }, 403);
}

/** What was typed: files cannot be shown again, a browser gives them only once. */
function withoutFiles(form: FormData): FormData {
  const typed = new FormData();
  for (const [name, value] of form) if (typeof value === "string") typed.append(name, value);
  return typed;
}

async function takeAnswer({ visit, draft, round }: Open, form: FormData) {
  const submission = judgeForm(form, AnswerForm, visit.t);
  if (submission.status !== "success") {
    return refuse({ form: "answer", reply: submission.reply(), problem: null }, 400);
  }
  const { comment, ...values } = submission.value;
  const answer = await answerComment(visit.db, visit.viewer, visit.now, round.id, comment, values);
  if (answer.kind === "answered") return redirect(`/documents/${draft.id}/rounds/${round.id}#${comment}`);
  const problem = visit.t(`documents:answer.${answer.kind}`);
  return refuse(
    { form: "answer", reply: submission.reply(), problem },
    answer.kind === "outdated" ? 409 : 403,
  );
}

async function inviteByName(open: Open, form: FormData) {
  const submission = judgeForm(form, UnitsForm, open.visit.t);
  if (submission.status !== "success") {
    return refuse({ form: "units", reply: submission.reply(), problem: null }, 400);
  }
  return invite(open, { committees: false, names: submission.value.names });
}

async function invite({ visit, draft, round }: Open, asked: Parameters<typeof inviteUnits>[5]) {
  const added = await inviteUnits(visit.db, visit.viewer, visit.now, draft.id, round.id, asked);
  if (added === null) throw new Response(null, { status: 403 });
  return redirect(`/documents/${draft.id}/rounds/${round.id}`);
}

async function takeAgreement({ visit, draft, round }: Open) {
  const { db, viewer, now, today, t } = visit;
  const answer = await agree(db, viewer, now, today, draft.id, round.id);
  if (answer === "agreed") return redirect(`/documents/${draft.id}/rounds/${round.id}`);
  if (answer === "refused") throw new Response(null, { status: 403 });
  return refuse({ form: "units", reply: null, problem: t("documents:units.not-open") }, 409);
}

async function consolidate({ visit, draft, round }: Open) {
  const { db, viewer, now, today, t } = visit;
  const answer = await consolidateRound(db, viewer, now, today, draft.id, round.id);
  if (answer === "consolidated") return redirect(`/documents/${draft.id}/rounds/${round.id}`);
  if (answer === "refused") throw new Response(null, { status: 403 });
  return refuse({ form: "consolidate", reply: null, problem: t(`documents:round.${answer}`) }, 409);
}
