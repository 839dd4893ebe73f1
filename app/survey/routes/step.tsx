import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CorrectionForm } from "~/survey/components/correction-form";
import { Corrections } from "~/survey/components/corrections";
import { KeyNotice } from "~/survey/components/key-notice";
import { ResultTable } from "~/survey/components/result-table";
import { StepFacts } from "~/survey/components/step-facts";
import { StepList } from "~/survey/components/step-list";
import { StepNow } from "~/survey/components/step-now";
import { openStep } from "~/survey/open-plan.server";
import { answerStepForm } from "~/survey/step-action.server";
import { viewStep } from "~/survey/step-view.server";
import { ButtonLink } from "~/ui/button";
import { Badge, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.step.title }];

/** A step: what comes next, its list, its count, its result. */
export async function loader(args: LoaderFunctionArgs) {
  const open = await openStep(args);
  return {
    step: await viewStep(open),
    today: open.visit.today,
    wasSaved: new URL(args.request.url).searchParams.has("saved"),
  };
}

export const action = (args: ActionFunctionArgs) => answerStepForm(args);

export default function StepPage() {
  const { step, today, wasSaved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("survey");
  const up = `/surveys/${step.head.id}`;
  const here = `${up}/steps/${step.id}`;
  return (
    <>
      <PageHead
        title={step.title}
        trail={[
          { to: "/surveys", label: t("list.title") },
          { to: up, label: step.head.title },
        ]}
        lead={
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={step.tone}>{step.stateLabel}</Badge>
            <span>{step.when}</span>
            {step.minutes ? <span className="font-semibold">{step.minutes}</span> : null}
          </p>
        }
        actions={
          <>
            <ButtonLink to={`${here}/papers`}>{t("papers.link")}</ButtonLink>
            {step.may.manage && step.state === "planned" ? (
              <ButtonLink to={`${here}/edit`}>
                {t(step.isFixed ? "step.edit-schedule" : "step.edit")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {answer ? (
          <Notice tone="block" live>
            {answer.problem}
          </Notice>
        ) : wasSaved ? (
          <Notice tone="good" live>
            {t("step.saved")}
          </Notice>
        ) : null}
        <KeyNotice head={step.head} />
        {step.state === "concluded" && !step.needsReview ? null : (
          <div className="no-print">
            <StepNow {...{ here, step, today }} answer={answer} />
          </div>
        )}
        <Corrections here={here} step={step} />
        {step.result ? <ResultTable result={step.result} isConcluded={step.state === "concluded"} /> : null}
        {step.count && step.may.count ? null : <StepList here={here} step={step} up={up} />}
        <StepFacts step={step} />
        {step.may.propose ? (
          <div className="no-print">
            <CorrectionForm
              key={step.version}
              here={here}
              step={step}
              reply={answer?.form === "propose-correction" ? answer.reply : null}
            />
          </div>
        ) : null}
      </div>
    </>
  );
}
