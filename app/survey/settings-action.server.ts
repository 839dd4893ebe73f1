import type { SubmissionResult } from "@conform-to/react";
import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { judgeForm, readForm } from "~/platform/forms.server";
import { archivePlan, deletePlan } from "./erase.server";
import { EraseForm, HandOverForm, PlanForm, planHeadOf } from "./forms";
import { handOver } from "./grants.server";
import { openPlan, type OpenPlan } from "./open-plan.server";
import { savePlanHead } from "./plans.server";

/** What the page gets back when a form was not accepted. */
export interface SettingsAnswer {
  form: "head" | "hand-over" | "archive" | "delete";
  reply: SubmissionResult<string[]>;
  problem: string;
  isOutdated: boolean;
}

const refuse = (
  form: SettingsAnswer["form"],
  reply: SubmissionResult<string[]>,
  problem: string,
  status: number,
) =>
  data<SettingsAnswer>({ form, reply, problem, isOutdated: status === 409 && form === "head" }, { status });

/** Answers the forms of a plan's settings. */
export async function answerSettingsForm(args: ActionFunctionArgs) {
  const open = await openPlan(args, "settings", { needed: "own" });
  const form = await readForm(args.request);
  const intent = form.get("intent");
  switch (intent) {
    case "head":
      return saveHead(open, form);
    case "hand-over":
      return handPlanOver(open, form);
    case "archive":
    case "delete":
      return erase(open, form, intent);
    default:
      throw new Response(null, { status: 400 });
  }
}

async function saveHead({ visit, plan }: OpenPlan, form: FormData) {
  const { db, viewer, now, t } = visit;
  const submission = judgeForm(form, PlanForm, t);
  if (submission.status !== "success") return refuse("head", submission.reply(), t("form:summary"), 400);
  const { basedOn, ...fields } = submission.value;
  const wasSaved = await savePlanHead(db, viewer, now, plan.id, basedOn, planHeadOf(fields));
  if (wasSaved) return redirect(`/surveys/${plan.id}/settings?saved`);
  return refuse("head", submission.reply(), t("form:outdated"), 409);
}

async function handPlanOver({ visit, plan, writing }: OpenPlan, form: FormData) {
  const { t } = visit;
  const submission = judgeForm(form, HandOverForm, t);
  if (submission.status !== "success") return refuse("hand-over", submission.reply(), t("form:summary"), 400);
  const handed = await handOver(writing, plan.id, submission.value.email);
  if (handed === "handed-over") return redirect("/surveys");
  const words = t(
    handed === "no-personnel-officer"
      ? "survey:settings.no-personnel-officer"
      : "survey:access.no-such-person",
  );
  const reply = submission.reply({ fieldErrors: { email: [words] } });
  return refuse("hand-over", reply, t("form:summary"), 400);
}

async function erase({ visit, plan, writing }: OpenPlan, form: FormData, intent: "archive" | "delete") {
  const { t } = visit;
  const submission = judgeForm(form, EraseForm, t);
  if (submission.status !== "success") return refuse(intent, submission.reply(), t("form:summary"), 400);
  if (submission.value.confirmation !== plan.number) {
    const words = t("survey:settings.not-confirmed");
    return refuse(intent, submission.reply({ fieldErrors: { confirmation: [words] } }), words, 400);
  }
  if (intent === "archive") {
    await archivePlan(writing, plan.id);
    return redirect(`/surveys/${plan.id}`);
  }
  if ((await deletePlan(writing, plan.id)) === "deleted") return redirect("/surveys");
  return refuse(intent, submission.reply(), t("survey:settings.begun"), 409);
}
