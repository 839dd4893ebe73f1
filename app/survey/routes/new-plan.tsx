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
import { judgeForm, readForm } from "~/platform/forms.server";
import { nameIn } from "~/platform/vietnamese";
import { PlanFields } from "~/survey/components/plan-fields";
import { NewPlanForm, planFieldsOf, planHeadOf } from "~/survey/forms";
import { defaultPlanHead } from "~/survey/plan-defaults.server";
import { congressChoices, createPlan } from "~/survey/plans.server";
import { Button, ButtonLink } from "~/ui/button";
import { SelectField, TickBox } from "~/ui/fields";
import { Card, EmptyState, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** A new plan, filled in with what the Conclusion states about Plan 178-KH/TU. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, viewer, t, language } = await requireViewer(args);
  if (!canSomewhere(viewer, "survey:open-plan")) throw new Response(null, { status: 403 });
  const choices = await congressChoices(db, viewer);
  const { congressSlug, head } = await defaultPlanHead(db);
  return {
    title: t("survey:form.new-title"),
    congresses: choices.map(({ id, title }) => ({ value: id, label: nameIn(title, language) })),
    values: {
      ...planFieldsOf(head),
      congressId: choices.find(({ slug }) => slug === congressSlug)?.id ?? choices[0]?.id,
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { db, viewer, now, t, config } = await requireViewer(args);
  if (!canSomewhere(viewer, "survey:open-plan")) throw new Response(null, { status: 403 });
  const submission = judgeForm(await readForm(args.request), NewPlanForm, t);
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
      {congresses.length === 0 ? (
        <EmptyState title={t("form.no-congress")} />
      ) : (
        <Card>
          <Form method="post" action="/surveys/new" {...getFormProps(form)} className="grid max-w-3xl gap-4">
            {answer ? (
              <Notice tone="block" live>
                {t("form:summary")}
              </Notice>
            ) : null}
            <SelectField field={fields.congressId} label={t("form.congress")} options={congresses} />
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
