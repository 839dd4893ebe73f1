import { whyNotTaken, type SentFileRefusal } from "~/accounts/judge-sent-file.server";
import type { SubmissionResult } from "@conform-to/react";
import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { notFound } from "~/accounts/request.server";
import { largestUpload } from "~/platform/files/upload-name";
import { uploadsIn } from "~/platform/files/uploads.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { addEvidence, withdrawEvidence, type EvidenceRefusal } from "./evidence.server";
import { DetailsForm, itemIntents, StepForm, WithdrawForm } from "./item-forms";
import type { Step } from "./item-state";
import { saveDetails, takeStep, type ItemWritten } from "./item-writes.server";
import { openItemPage } from "./open-checklist.server";

/** What surrounds a file in a form: names, boundaries, other fields. */
const roomAroundFile = 64 * 1024;

type Open = Awaited<ReturnType<typeof openItemPage>>;

/** What the page gets back when a form was not accepted. */
interface ItemAnswer {
  form: "step" | "details" | "evidence";
  reply: SubmissionResult<string[]> | null;
  /** A message about the whole form. */
  problem: string | null;
  /** What somebody else saved in between. */
  stored?: { responsible: string; responsibleName: string; notes: string; pinned: string; version: number };
}

const refuse = (answer: ItemAnswer, status: number) => data(answer, { status });

/** Answers the forms of an item's page. */
export async function answerItemForm(args: ActionFunctionArgs) {
  const open = await openItemPage(args);
  if (open.item.isRetired) notFound();
  const form = await readItemForm(args.request);
  if (form === "too-large") return refuseUpload(open, "too-large", 413);
  const intent = itemIntents.find((each) => each === form.get("intent"));
  switch (intent) {
    case "step":
      return answerStep(open, form);
    case "details":
      return answerDetails(open, form);
    case "evidence":
      return answerEvidence(open, form);
    case "withdraw":
      return answerWithdrawal(open, form);
    default:
      throw new Response(null, { status: 400 });
  }
}

async function readItemForm(request: Request): Promise<FormData | "too-large"> {
  try {
    return await readForm(request, largestUpload + roomAroundFile);
  } catch (error) {
    if (error instanceof Response && error.status === 413) return "too-large";
    throw error;
  }
}

async function answerStep({ visit, congress, item }: Open, form: FormData) {
  const submission = judgeForm(form, StepForm, visit.t);
  if (submission.status !== "success") {
    return refuse({ form: "step", reply: submission.reply(), problem: null }, 400);
  }
  const { step: kind, reason, basedOn, key } = submission.value;
  const step = (kind === "return" || kind === "propose-not-applicable" ? { kind, reason } : { kind }) as Step;
  const answer = await takeStep(visit.db, visit.viewer, visit.now, item.id, basedOn, step, key);
  if (answer.kind === "written") return redirect(addressOf(congress.slug, item.code, "step"));
  const { problem, status } = problemOf(answer, visit.t);
  return refuse({ form: "step", reply: submission.reply(), problem }, status);
}

async function answerDetails({ visit, congress, item }: Open, form: FormData) {
  const submission = judgeForm(form, DetailsForm, visit.t);
  const reply = () => submission.reply();
  if (submission.status !== "success") {
    return refuse({ form: "details", reply: reply(), problem: null }, 400);
  }
  const { basedOn, key, ...details } = submission.value;
  const answer = await saveDetails(visit.db, visit.viewer, visit.now, item.id, basedOn, details, key);
  if (answer.kind === "written") return redirect(addressOf(congress.slug, item.code, "details"));
  if (answer.kind === "outdated") {
    const { responsible, responsibleId, notes, pinned, version } = answer.stored;
    const responsibleName = responsibleId === null ? "" : responsible;
    const stored = { responsible, responsibleName, notes, pinned: pinned ?? "", version };
    return refuse({ form: "details", reply: reply(), problem: visit.t("form:outdated"), stored }, 409);
  }
  const { problem, status } = problemOf(answer, visit.t);
  return refuse({ form: "details", reply: reply(), problem }, status);
}

async function answerEvidence(open: Open, form: FormData) {
  const { visit, congress, item } = open;
  const [file] = await uploadsIn(form, "file");
  if (!file) return refuseFile(open, "missing", 400);
  const reason = await whyNotTaken(visit, file);
  if (reason !== null) return refuseUpload(open, reason, 400);
  const { db, viewer, now, config } = visit;
  const answer = await addEvidence({ db, viewer, now, filesUrl: config.filesUrl }, item.id, file);
  if (answer.kind === "added") return redirect(addressOf(congress.slug, item.code, "evidence"));
  if (answer.kind === "unfit") return refuseUpload(open, answer.reason, 400);
  return refuseFile(open, answer.reason, answer.reason === "not-entitled" ? 403 : 400);
}

async function answerWithdrawal(open: Open, form: FormData) {
  const { visit, congress, item } = open;
  const submission = judgeForm(form, WithdrawForm, visit.t);
  if (submission.status !== "success") throw new Response(null, { status: 400 });
  const { evidence } = submission.value;
  const answer = await withdrawEvidence(visit.db, visit.viewer, visit.now, item.id, evidence);
  if (answer === "withdrawn") return redirect(addressOf(congress.slug, item.code, "withdrawn"));
  return answer === "refused" ? refuseFile(open, "not-entitled", 403) : refuseFile(open, answer, 409);
}

const refuseFile = ({ visit }: Open, reason: EvidenceRefusal | "missing" | "handed-in", status: number) =>
  refuse({ form: "evidence", reply: null, problem: visit.t(`readiness:evidence-refusal.${reason}`) }, status);

const refuseUpload = ({ visit }: Open, reason: SentFileRefusal, status: number) =>
  refuse({ form: "evidence", reply: null, problem: visit.t(`form:upload.${reason}`) }, status);

function problemOf(answer: Exclude<ItemWritten, { kind: "written" }>, t: Open["visit"]["t"]) {
  if (answer.kind === "gone") notFound();
  if (answer.kind === "outdated") return { problem: t("readiness:outdated"), status: 409 };
  const status = answer.reason === "not-entitled" || answer.reason === "own-work" ? 403 : 400;
  return { problem: t(`readiness:refusal.${answer.reason}`), status };
}

const addressOf = (
  slug: string,
  code: string,
  saved: "step" | "details" | "evidence" | "withdrawn",
): string => `/congresses/${slug}/readiness/items/${code}?saved=${saved}`;
