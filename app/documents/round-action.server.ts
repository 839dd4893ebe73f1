import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { uploadsIn } from "~/platform/files/uploads.server";
import { judgeForm, readFormOrFields } from "~/platform/forms.server";
import { answerComment } from "./comments.server";
import { AnswerForm, CommentForm, UnitsForm } from "./forms";
import { openRoundPage } from "./open-draft.server";
import { mostCommentFiles } from "./round";
import { takeFiles, takeOffFile } from "./round-files.server";
import { refuse, type OpenRound } from "./round-answer.server";
import { consolidateRound } from "./rounds.server";
import { commentUploadBytes, sendComment, whyNoFiles } from "./send-comment.server";
import { agree, inviteUnits } from "./units.server";

/** Answers the forms of a round's page. */
export async function answerRoundForm(args: ActionFunctionArgs) {
  const open = await openRoundPage(args);
  const { form, isWhole } = await readFormOrFields(args.request, commentUploadBytes);
  switch (form.get("intent")) {
    case "comment":
      return takeComment(open, form, isWhole);
    case "attach":
      return takeFiles(open, form, isWhole);
    case "remove-file":
      return takeOffFile(open, form);
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

async function takeComment({ visit, draft, round }: OpenRound, form: FormData, isWhole: boolean) {
  const { t } = visit;
  const submission = judgeForm(withoutFiles(form), CommentForm, t);
  const refuseComment = (problem: string | null, status: number) =>
    refuse({ form: "comment", reply: submission.reply(), problem }, status);
  const refuseFiles = (why: string, status: number) =>
    refuseComment(`${why} ${t("documents:comment.typed-kept")}`, status);
  if (!isWhole) return refuseFiles(t("documents:files.too-large"), 413);
  const files = await uploadsIn(form, "files");
  const unfit = await whyNoFiles(visit, files);
  if (unfit !== null) return refuseFiles(unfit, 400);
  if (submission.status !== "success") {
    return refuseComment(files.length > 0 ? t("documents:comment.files-again") : null, 400);
  }
  const { about: paragraphId, ...values } = submission.value;
  const answer = await sendComment(visit, round.id, { paragraphId, ...values }, files);
  if (answer === "added") return redirect(`/documents/${draft.id}/rounds/${round.id}?saved=added`);
  if (answer === "too-many-files")
    return refuseFiles(t("documents:files.too-many-files", { most: mostCommentFiles }), 409);
  const status = answer === "refused" ? 403 : answer === "no-such-paragraph" ? 400 : 409;
  return refuseComment(t(`documents:comment.${answer}`), status);
}

/** What was typed: files cannot be shown again, a browser gives them only once. */
function withoutFiles(form: FormData): FormData {
  const typed = new FormData();
  for (const [name, value] of form) if (typeof value === "string") typed.append(name, value);
  return typed;
}

async function takeAnswer({ visit, draft, round }: OpenRound, form: FormData) {
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

async function inviteByName(open: OpenRound, form: FormData) {
  const submission = judgeForm(form, UnitsForm, open.visit.t);
  if (submission.status !== "success") {
    return refuse({ form: "units", reply: submission.reply(), problem: null }, 400);
  }
  return invite(open, { committees: false, names: submission.value.names });
}

async function invite({ visit, draft, round }: OpenRound, asked: Parameters<typeof inviteUnits>[5]) {
  const added = await inviteUnits(visit.db, visit.viewer, visit.now, draft.id, round.id, asked);
  if (added === null) throw new Response(null, { status: 403 });
  return redirect(`/documents/${draft.id}/rounds/${round.id}`);
}

async function takeAgreement({ visit, draft, round }: OpenRound) {
  const { db, viewer, now, today, t } = visit;
  const answer = await agree(db, viewer, now, today, draft.id, round.id);
  if (answer === "agreed") return redirect(`/documents/${draft.id}/rounds/${round.id}`);
  if (answer === "refused") throw new Response(null, { status: 403 });
  return refuse({ form: "units", reply: null, problem: t("documents:units.not-open") }, 409);
}

async function consolidate({ visit, draft, round }: OpenRound) {
  const { db, viewer, now, today, t } = visit;
  const answer = await consolidateRound(db, viewer, now, today, draft.id, round.id);
  if (answer === "consolidated") return redirect(`/documents/${draft.id}/rounds/${round.id}`);
  if (answer === "refused") throw new Response(null, { status: 403 });
  return refuse({ form: "consolidate", reply: null, problem: t(`documents:round.${answer}`) }, 409);
}
