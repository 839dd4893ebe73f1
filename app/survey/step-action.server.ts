import type { SubmissionResult } from "@conform-to/react";
import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { judgeForm, readForm } from "~/platform/forms.server";
import type { FigureFault } from "./figures";
import { approvalsOf, isStepIntent, stepForms, type StepIntent } from "./forms";
import { neededFor, type Capability } from "./grants";
import { authorisePlan, openStep } from "./open-plan.server";
import type { Refusal } from "./progress";
import { wordFault, wordRefusal } from "./words";
import { takeStepAction, type AskedAction } from "./write-progress.server";
import { removeStep, saveList } from "./write-steps.server";

type Open = Awaited<ReturnType<typeof openStep>>;

/** What the page gets back when a form was not accepted. */
export interface StepAnswer {
  form: StepIntent;
  reply: SubmissionResult<string[]>;
  problem: string;
}

type Values = { [Intent in StepIntent]: z.output<(typeof stepForms)[Intent]> };

/** Answers the forms of a step's page. */
export async function answerStepForm(args: ActionFunctionArgs) {
  const open = await openStep(args);
  const form = await readForm(args.request);
  const intent = form.get("intent");
  if (!isStepIntent(intent)) throw new Response(null, { status: 400 });
  await authoriseIntent(open, intent);
  const submission = judgeForm(form, stepForms[intent], open.visit.t);
  if (submission.status !== "success") {
    return refuse(intent, submission.reply(), open.visit.t("form:summary"), 400);
  }
  // The schema that judged the values belongs to the intent; the compiler cannot follow that.
  const values = { [intent]: submission.value } as Values;
  const { visit, plan, step, writing } = open;
  const { basedOn } = submission.value;
  const here = `/surveys/${plan.id}/steps/${step.id}`;
  if (intent === "list" || intent === "remove") {
    const written =
      intent === "list"
        ? await saveList(writing, plan.id, step.id, basedOn, values.list.people)
        : await removeStep(writing, plan.id, step.id, basedOn);
    if (written.kind === "written") {
      return redirect(intent === "list" ? `${here}?saved=${intent}` : `/surveys/${plan.id}`);
    }
    const code = written.kind === "gone" ? "no-such-step" : written.kind;
    return refuse(intent, submission.reply(), visit.t(`survey:refusal.${code}`), 409);
  }
  const taken = await takeStepAction(writing, plan.id, step.id, basedOn, askedOf(intent, values));
  switch (taken.kind) {
    case "taken":
      return redirect(`${here}?saved=${intent}`);
    case "outdated":
    case "sealed":
      return refuse(intent, submission.reply(), visit.t(`survey:refusal.${taken.kind}`), 409);
    case "refused": {
      const { refusal } = taken;
      const fieldErrors = refusal.code === "faults" ? errorsOf(open, refusal, values, intent) : {};
      const problem = wordRefusal(refusal, open.steps, visit.t);
      return refuse(
        intent,
        submission.reply({ fieldErrors }),
        problem,
        refusal.code === "faults" ? 400 : 409,
      );
    }
  }
}

const refuse = (form: StepIntent, reply: SubmissionResult<string[]>, problem: string, status: number) =>
  data<StepAnswer>({ form, reply, problem }, { status });

async function authoriseIntent({ visit, plan, held }: Open, intent: StepIntent): Promise<void> {
  const needed: readonly Capability[] =
    intent === "list" || intent === "remove" ? ["manage"] : neededFor[intent];
  const sufficient = needed.find((capability) => held.has(capability)) ?? needed[0] ?? "manage";
  await authorisePlan(visit, { plan, held }, sufficient, "other");
}

function askedOf(intent: Exclude<StepIntent, "list" | "remove">, values: Values): AskedAction {
  switch (intent) {
    case "open":
    case "postpone":
    case "recount":
    case "renew-list":
    case "review":
      return { kind: intent };
    case "attend":
      return { kind: intent, attendance: attendanceOf(values.attend) };
    case "enter":
      return { kind: intent, figures: figuresOf(values.enter) };
    case "discard":
      return { kind: intent, entry: values.discard.entry };
    case "agree":
      return { kind: intent, entries: values.agree.entries };
    case "conclude": {
      const { number, day, chosen, tieReason } = values.conclude;
      return { kind: intent, minutes: { number, day }, chosen, tieReason };
    }
    case "propose-correction": {
      const proposed = values[intent];
      const correction = {
        ...{ attendance: attendanceOf(proposed), figures: figuresOf(proposed) },
        chosen: proposed.chosen,
      };
      return { kind: intent, correction, reason: proposed.reason };
    }
    case "approve-correction":
    case "reject-correction":
      return { kind: intent, correction: values[intent].correction };
  }
}

const attendanceOf = ({ convened, present, excused }: Values["attend"]) => ({ convened, present, excused });

const figuresOf = ({ issued, collected, valid, invalid, approvals }: Omit<Values["enter"], "basedOn">) => ({
  ...{ issued, collected, valid, invalid },
  approvals: approvalsOf(approvals),
});

/** The faults at the fields where they stand; those about the whole at the first field that has to do with it. */
function errorsOf(
  { visit, people }: Open,
  { faults }: Extract<Refusal, { code: "faults" }>,
  values: Values,
  intent: StepIntent,
): Record<string, string[]> {
  const rows = intent === "enter" || intent === "propose-correction" ? values[intent].approvals : [];
  const errors: Record<string, string[]> = {};
  for (const fault of faults) {
    const name = fieldOf(fault, rows);
    errors[name] = [...(errors[name] ?? []), wordFault(fault, people, visit.t)];
  }
  return errors;
}

function fieldOf({ field, person }: FigureFault, rows: readonly { person: string }[]): string {
  const index = rows.findIndex((row) => row.person === person);
  return field === "approvals" && index >= 0 ? `approvals[${index}].count` : field;
}
