import { getFormProps, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ConfirmForm } from "~/ui/confirm-form";
import { PlanFields } from "~/survey/components/plan-fields";
import { PlanForm, planFieldsOf, type PlanFields as Values } from "~/survey/forms";
import { openPlan } from "~/survey/open-plan.server";
import { hasBegun } from "~/survey/plan";
import { viewHead } from "~/survey/plan-view.server";
import { answerSettingsForm } from "~/survey/settings-action.server";
import { storedBeside } from "~/survey/stored";
import { Button } from "~/ui/button";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** A plan's head, handing it over, archiving and deleting it: for its owner. */
export async function loader(args: LoaderFunctionArgs) {
  const open = await openPlan(args, "settings", { needed: "own" });
  return {
    title: open.visit.t("survey:settings.title"),
    head: viewHead(open),
    number: open.plan.number,
    version: open.plan.version,
    values: planFieldsOf(open.plan),
    mayDelete: open.plan.isArchived || !hasBegun(open.steps),
    wasSaved: new URL(args.request.url).searchParams.has("saved"),
  };
}

export const action = (args: ActionFunctionArgs) => answerSettingsForm(args);

export default function SettingsPage() {
  const { title, head, number, version, values, mayDelete, wasSaved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["survey", "common"]);
  const here = `/surveys/${head.id}/settings`;
  const replyTo = (name: string) => (answer?.form === name ? answer.reply : undefined);
  const [form, fields] = useForm<Values>({
    id: "head",
    lastResult: replyTo("head"),
    defaultValue: values,
    constraint: getZodConstraint(PlanForm),
  });
  const stored = answer?.isOutdated ? storedBeside(answer.reply, values) : {};
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: "/surveys", label: t("list.title") },
          { to: `/surveys/${head.id}`, label: head.title },
        ]}
      />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
        {answer ? (
          <Notice tone={answer.isOutdated ? "warn" : "block"} live>
            {answer.problem}
          </Notice>
        ) : wasSaved ? (
          <Notice tone="good" live>
            {t("settings.saved")}
          </Notice>
        ) : null}
        {head.isArchived ? null : (
          <Card>
            <Form method="post" action={here} {...getFormProps(form)} className="grid gap-4">
              <input type="hidden" name="intent" value="head" />
              <input type="hidden" name="basedOn" value={version} />
              <PlanFields fields={fields} stored={stored} />
              <div>
                <Button look="primary">{t("common:save")}</Button>
              </div>
            </Form>
          </Card>
        )}
        <ConfirmForm
          {...{ here, intent: "hand-over", reply: replyTo("hand-over") }}
          field="email"
          label={t("settings.hand-over-email")}
          title={t("settings.hand-over")}
          text={t("settings.hand-over-text")}
        />
        {head.isArchived ? null : (
          <ConfirmForm
            {...{ here, intent: "archive", reply: replyTo("archive") }}
            field="confirmation"
            label={t("settings.confirmation", { number })}
            title={t("settings.archive")}
            text={t("settings.archive-text")}
          />
        )}
        {mayDelete ? (
          <ConfirmForm
            {...{ here, intent: "delete", reply: replyTo("delete") }}
            field="confirmation"
            label={t("settings.confirmation", { number })}
            title={t("settings.delete")}
            text={t("settings.delete-text")}
          />
        ) : null}
      </div>
    </>
  );
}
