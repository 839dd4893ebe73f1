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
import { authorise, requireViewer } from "~/accounts/request.server";
import { HeadFields } from "~/directives/components/head-fields";
import { DirectiveForm } from "~/directives/forms";
import { createDirective } from "~/directives/write.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button, ButtonLink } from "~/ui/button";
import { TextField } from "~/ui/fields";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A further directive. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "directive:edit");
  return { title: visit.t("directives:list.new") };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "directive:edit");
  const submission = judgeForm(await readForm(args.request), DirectiveForm, visit.t);
  if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
  const created = await createDirective(visit.db, visit.viewer, visit.now, submission.value);
  if (created === "created") return redirect(`/directives/${submission.value.slug}/edit`);
  const fieldErrors = { slug: [visit.t(`directives:form.${created}`)] };
  return data({ reply: submission.reply({ fieldErrors }) }, { status: created === "taken" ? 409 : 403 });
}

export default function NewDirectivePage() {
  const { title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["directives", "common", "form"]);
  const [form, fields] = useForm<z.input<typeof DirectiveForm>>({
    id: "directive",
    lastResult: answer?.reply,
    constraint: getZodConstraint(DirectiveForm),
  });
  return (
    <>
      <PageHead title={title} trail={[{ to: "/directives", label: t("list.title") }]} />
      <Card>
        <Form method="post" action="/directives/new" {...getFormProps(form)} className="grid max-w-3xl gap-4">
          {answer ? (
            <Notice tone="block" live>
              {t("form:summary")}
            </Notice>
          ) : null}
          <HeadFields fields={fields}>
            <TextField
              field={fields.slug}
              label={t("form.slug")}
              hint={t("form.slug-hint")}
              autoComplete="off"
            />
          </HeadFields>
          <div className="flex flex-wrap gap-2">
            <Button look="primary">{t("common:save")}</Button>
            <ButtonLink to="/directives">{t("common:cancel")}</ButtonLink>
          </div>
        </Form>
      </Card>
    </>
  );
}
