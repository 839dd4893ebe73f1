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
import { notFound } from "~/accounts/request.server";
import { findVersion, saveVersion } from "~/documents/drafts.server";
import { TextFile } from "~/documents/components/text-file";
import { draftUploadBytes, fileIntoForm } from "~/documents/file-into-form.server";
import { VersionForm } from "~/documents/forms";
import { openEditableDraft } from "~/documents/open-draft.server";
import { joinText } from "~/documents/paragraphs";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button, ButtonLink } from "~/ui/button";
import { TextArea, TextField } from "~/ui/fields";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The text of a draft's next version, beginning with the latest. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, draft, title } = await openEditableDraft(args);
  const version = await findVersion(visit.db, draft.id, draft.latest);
  return {
    title: visit.t("documents:draft.new-version"),
    draft: { id: draft.id, title, latest: draft.latest },
    text: joinText(version?.paragraphs ?? []),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, draft } = await openEditableDraft(args);
  const form = await readForm(args.request, draftUploadBytes);
  const file = await fileIntoForm(form, visit.t);
  if (file.kind !== "none") {
    const reply = judgeForm(file.form, VersionForm, visit.t).reply();
    const [notice, problem] = file.kind === "read" ? [file.notice, null] : [null, file.problem];
    return data({ reply, problem, notice, latest: null }, { status: file.kind === "read" ? 200 : 400 });
  }
  const submission = judgeForm(form, VersionForm, visit.t);
  if (submission.status !== "success") {
    return data(
      { reply: submission.reply(), problem: visit.t("form:summary"), notice: null, latest: null },
      { status: 400 },
    );
  }
  const { basedOn, ...values } = submission.value;
  const saved = await saveVersion(visit.db, visit.viewer, visit.now, draft.id, basedOn, values);
  if (saved.kind === "saved") return redirect(`/documents/${draft.id}`);
  if (saved.kind === "gone") notFound();
  const problem = visit.t("documents:form.outdated", { latest: saved.latest });
  return data({ reply: submission.reply(), problem, notice: null, latest: saved.latest }, { status: 409 });
}

export default function NewVersionPage() {
  const { title, draft, text } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["documents", "common"]);
  const here = `/documents/${draft.id}`;
  const [form, fields] = useForm<z.input<typeof VersionForm>>({
    id: "version",
    lastResult: answer?.reply,
    defaultValue: { text },
    constraint: getZodConstraint(VersionForm),
  });
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: "/documents", label: t("list.title") },
          { to: here, label: draft.title },
        ]}
      />
      <Card>
        <Form
          method="post"
          action={`${here}/version`}
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
          <input type="hidden" name="basedOn" value={answer?.latest ?? draft.latest} />
          <TextArea field={fields.text} label={t("form.text")} rows={24} />
          <TextField field={fields.note} label={t("form.note")} />
          <div className="flex flex-wrap gap-2">
            <Button look="primary">{t("draft.new-version")}</Button>
            <ButtonLink to={here}>{t("common:cancel")}</ButtonLink>
          </div>
        </Form>
      </Card>
    </>
  );
}
