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
import { draftKinds } from "~/documents/draft-kinds";
import { createDraft } from "~/documents/drafts.server";
import { TextFile } from "~/documents/components/text-file";
import { draftUploadBytes, fileIntoForm } from "~/documents/file-into-form.server";
import { DraftForm } from "~/documents/forms";
import { judgeForm, readForm } from "~/platform/forms.server";
import { settleChoice } from "~/platform/settle-choice.server";
import { Button, ButtonLink } from "~/ui/button";
import { ChoiceField } from "~/ui/choice-field";
import { SelectField, TextArea, TextField } from "~/ui/fields";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const visit = await requireViewer(args);
  if (!canSomewhere(visit.viewer, "document:edit")) throw new Response(null, { status: 403 });
  return visit;
}

/** A new draft for a congress. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await open(args);
  return {
    title: visit.t("documents:list.new"),
    congresses: await congressChoices(visit, "document:edit"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await open(args);
  const { db, viewer, t, now } = visit;
  const form = await readForm(args.request, draftUploadBytes);
  const isSettled = await settleChoice(form, "congressId", (typed) =>
    findCongresses(visit, "document:edit", typed),
  );
  const file = await fileIntoForm(form, t);
  if (file.kind !== "none") {
    const reply = judgeForm(file.form, DraftForm, t).reply();
    const [notice, problem] = file.kind === "read" ? [file.notice, null] : [null, file.problem];
    return data({ reply, notice, problem }, { status: file.kind === "read" ? 200 : 400 });
  }
  const submission = judgeForm(form, DraftForm, t);
  const problem = t("form:summary");
  if (!isSettled) {
    const reply = submission.reply({ fieldErrors: { congressId: [t("form:choice.which")] } });
    return data({ reply, notice: null, problem }, { status: 400 });
  }
  if (submission.status !== "success") {
    return data({ reply: submission.reply(), notice: null, problem }, { status: 400 });
  }
  const id = await createDraft(db, viewer, now, submission.value);
  if (id !== null) return redirect(`/documents/${id}`);
  const fieldErrors = { congressId: [t("documents:form.refused")] };
  return data({ reply: submission.reply({ fieldErrors }), notice: null, problem }, { status: 403 });
}

export default function NewDraftPage() {
  const { title, congresses } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["documents", "common", "form"]);
  const [form, fields] = useForm<z.input<typeof DraftForm>>({
    id: "draft",
    lastResult: answer?.reply,
    constraint: getZodConstraint(DraftForm),
  });
  return (
    <>
      <PageHead title={title} trail={[{ to: "/documents", label: t("list.title") }]} />
      <Card>
        <Form
          method="post"
          action="/documents/new"
          // A file is read on the server, and the page comes back with its text.
          encType="multipart/form-data"
          reloadDocument
          {...getFormProps(form)}
          className="grid gap-4"
        >
          {answer ? (
            <Notice tone={answer.notice ? "good" : "block"} live>
              {answer.notice ?? answer.problem}
            </Notice>
          ) : null}
          <TextFile />
          <ChoiceField
            field={fields.congressId}
            label={t("form.congress")}
            choices={congresses}
            reply={answer?.reply}
          />
          <SelectField
            field={fields.kind}
            label={t("form.kind")}
            options={draftKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <TextField field={fields.title} label={t("form.title")} />
          <TextArea field={fields.text} label={t("form.text")} hint={t("form.text-hint")} rows={16} />
          <div className="flex flex-wrap gap-2">
            <Button look="primary">{t("common:save")}</Button>
            <ButtonLink to="/documents">{t("common:cancel")}</ButtonLink>
          </div>
        </Form>
      </Card>
    </>
  );
}
