import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { notFound } from "~/accounts/request.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { RemoveStep } from "~/survey/components/remove-step";
import { StepFields } from "~/survey/components/step-fields";
import { ScheduleForm, scheduleOf, StepForm, stepFieldsOf, termsOf } from "~/survey/forms";
import { openPlan } from "~/survey/open-plan.server";
import { hasBegun } from "~/survey/plan";
import { viewHead } from "~/survey/plan-view.server";
import { emptyStep } from "~/survey/template";
import { addStep, mostSteps, saveStep, type StepWritten } from "~/survey/write-steps.server";
import { PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** The step of the address, or null for one that is added. */
async function openEditor(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const open = await openPlan(args, "step", { needed: "manage" });
  const step = open.steps.find(({ id }) => id === args.params.step) ?? null;
  const isNew = args.params.step === "new";
  if (!isNew && step === null) notFound();
  return { ...open, step, isFixed: hasBegun(open.steps) };
}

export async function loader(args: LoaderFunctionArgs) {
  const open = await openEditor(args);
  const { visit, step, steps, isFixed } = open;
  const { t } = visit;
  if (step !== null && step.state !== "planned") return redirect(`/surveys/${open.plan.id}/steps/${step.id}`);
  const before = steps.filter(({ position }) => step === null || position < step.position);
  return {
    title: t(step === null ? "survey:step.new" : isFixed ? "survey:step.edit-schedule" : "survey:step.edit"),
    head: viewHead(open),
    step: step ? { id: step.id, version: step.version } : null,
    values: stepFieldsOf(step ?? emptyStep(steps)),
    isFixed,
    before: before.map(({ id, position, name }) => ({
      value: id,
      label: t("survey:step.title", { number: position, name }),
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, plan, step, isFixed, writing } = await openEditor(args);
  const { t } = visit;
  const form = await readForm(args.request);
  const submission = judgeForm(form, isFixed ? ScheduleForm : StepForm, t);
  const reply = (problem: string, status: number) =>
    data({ reply: submission.reply(), problem, isOutdated: problem === t("form:outdated") }, { status });
  if (submission.status !== "success") return reply(t("form:summary"), 400);
  const { value } = submission;
  const terms = "track" in value ? termsOf(value) : null;
  const schedule = scheduleOf(value);
  let written: StepWritten | { kind: "too-many" };
  if (step !== null) {
    written = await saveStep(writing, plan.id, step.id, value.basedOn ?? 0, terms, schedule);
  } else if (terms !== null) written = await addStep(writing, plan.id, terms, schedule);
  else written = { kind: "begun" };
  switch (written.kind) {
    case "written":
      return redirect(`/surveys/${plan.id}/steps/${written.stepId}?saved=edit`);
    case "outdated":
      return reply(t("form:outdated"), 409);
    case "gone":
      return notFound();
    case "too-many":
      return reply(t("survey:refusal.too-many-steps", { most: mostSteps }), 409);
    default:
      return reply(t(`survey:refusal.${written.kind}`), 409);
  }
}

export default function EditStepPage() {
  const { title, head, step, values, isFixed, before } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const up = `/surveys/${head.id}`;
  const page = step ? `${up}/steps/${step.id}` : up;
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: up, label: head.title }, ...(step ? [{ to: page, label: values.name }] : [])]}
      />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
        <StepFields
          {...{ values, before, isFixed, answer }}
          here={`${up}/steps/${step?.id ?? "new"}/edit`}
          back={page}
          version={step?.version ?? null}
        />
        {step && !isFixed ? <RemoveStep here={page} version={step.version} /> : null}
      </div>
    </>
  );
}
