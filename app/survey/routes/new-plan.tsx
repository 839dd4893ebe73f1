import { getFormProps, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { canSomewhere } from "~/accounts/permissions";
import { requireViewer } from "~/accounts/request.server";
import { congressChoices, findCongresses } from "~/congress/congress-choices.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { settleChoice } from "~/platform/settle-choice.server";
import { PlanFields } from "~/survey/components/plan-fields";
import { NewPlanForm, planFieldsOf, planHeadOf } from "~/survey/forms";
import { defaultPlanHead } from "~/survey/plan-defaults.server";
import { createPlan } from "~/survey/plans.server";
import { Button, ButtonLink } from "~/ui/button";
import { ChoiceField } from "~/ui/choice-field";
import { TickBox } from "~/ui/fields";
import { Card, EmptyState, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** A new plan, filled in with what the Conclusion states about Plan 178-KH/TU. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  if (!canSomewhere(visit.viewer, "survey:open-plan")) throw new Response(null, { status: 403 });
  const { congressSlug, head } = await defaultPlanHead(visit.db);
  const congresses = await congressChoices(visit, "survey:open-plan", congressSlug);
  const isNone = congresses.search === null && congresses.options.length === 0;
  return {
    title: visit.t("survey:form.new-title"),
    congresses: isNone ? null : congresses,
    values: { ...planFieldsOf(head), congressId: congresses.chosen?.value },
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await requireViewer(args);
  const { db, viewer, now, t, config } = visit;
  if (!canSomewhere(viewer, "survey:open-plan")) throw new Response(null, { status: 403 });
  const form = await readForm(args.request);
  const isSettled = await settleChoice(form, "congressId", (typed) =>
    findCongresses(visit, "survey:open-plan", typed),
  );
  const submission = judgeForm(form, NewPlanForm, t);
  if (!isSettled) {
    const reply = submission.reply({ fieldErrors: { congressId: [t("form:choice.which")] } });
    return data({ reply }, { status: 400 });
  }
  if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
  const { congressId, namesAllowed, ...fields } = submission.value;
  const plan = { congressId, namesAllowed, ...planHeadOf(fields) };
  const id = await createPlan(db, config.surveyKey, viewer, now, plan);
  if (id !== null) return redirect(`/surveys/${id}`);
  const refused = { congressId: [t("survey:form.refused")] };
  return data({ reply: submission.reply({ fieldErrors: refused }) }, { status: 403 });
}

export default function NewPlanPage() {
  const { title, congresses, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["survey", "common", "form"]);
  const [form, fields] = useForm<z.input<typeof NewPlanForm>>({
    id: "plan",
    lastResult: answer?.reply,
    defaultValue: values,
    constraint: getZodConstraint(NewPlanForm),
  });
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: "/surveys", label: t("list.title") }]}
        lead={t("form.new-lead")}
      />
      {congresses === null ? (
        <EmptyState title={t("form.no-congress")} />
      ) : (
        <Card>
          <Form method="post" action="/surveys/new" {...getFormProps(form)} className="grid max-w-3xl gap-4">
            {answer ? (
              <Notice tone="block" live>
                {t("form:summary")}
              </Notice>
            ) : null}
            <ChoiceField
              field={fields.congressId}
              label={t("form.congress")}
              choices={congresses}
              reply={answer?.reply}
            />
            <PlanFields fields={fields} />
            <TickBox
              field={fields.namesAllowed}
              label={t("form.names-allowed")}
              hint={t("form.names-hint")}
            />
            <div className="flex flex-wrap gap-2">
              <Button look="primary">{t("form.create")}</Button>
              <ButtonLink to="/surveys">{t("common:cancel")}</ButtonLink>
            </div>
          </Form>
        </Card>
      )}
    </>
  );
}
