import { getFormProps, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { notFound } from "~/accounts/request.server";
import { HeadFields } from "~/directives/components/head-fields";
import { RewordCard } from "~/directives/components/reword";
import { headWords, isQuoted } from "~/directives/directive";
import { HeadForm } from "~/directives/forms";
import { openDirectiveForEditing } from "~/directives/open-directive.server";
import { answerFaults, answerReworded } from "~/directives/part-answer.server";
import { rewordHead } from "~/directives/reword.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { visit, directive } = await openDirectiveForEditing(args);
  // What is quoted from a source is not for anybody to change.
  if (isQuoted(directive)) notFound();
  return { visit, directive, edit: `/directives/${directive.slug}/edit` };
}

/** The head of a directive that somebody entered, to be corrected. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, directive, edit } = await open(args);
  return {
    title: visit.t("directives:edit.head"),
    here: `/directives/${directive.slug}/head`,
    up: { to: edit, label: visit.t("directives:edit.page-title", { number: directive.number }) },
    values: headWords(directive),
    version: directive.version,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, directive, edit } = await open(args);
  const { db, viewer, now, t } = visit;
  const form = await readForm(args.request);
  const submission = judgeForm(form, HeadForm, t);
  if (submission.status !== "success") return answerFaults(form, submission.reply(), visit);
  const { basedOn, ...values } = submission.value;
  const done = await rewordHead(db, viewer, now, directive.slug, basedOn, values);
  return answerReworded(done, edit, submission.reply(), visit);
}

export default function HeadPage() {
  const { title, here, up, values, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const { t } = useTranslation("directives");
  const [form, fields] = useForm<z.input<typeof HeadForm>>({
    id: "head",
    lastResult: answer?.reply ?? null,
    defaultValue: values,
    constraint: getZodConstraint(HeadForm),
  });
  return (
    <>
      <PageHead title={title} trail={[{ to: "/directives", label: t("list.title") }, up]} />
      <div className="max-w-4xl">
        <RewordCard
          {...{ here, version, answer }}
          title={values.number}
          back={up.to}
          form={getFormProps(form)}
        >
          <HeadFields fields={fields} stored={answer?.basedOn === null ? values : null} />
        </RewordCard>
      </div>
    </>
  );
}
