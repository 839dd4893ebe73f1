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
import { RoundFields } from "~/documents/components/round-fields";
import { RoundForm } from "~/documents/forms";
import { openEditableDraft } from "~/documents/open-draft.server";
import { askedParties } from "~/documents/round";
import { createRound } from "~/documents/rounds.server";
import { inviteUnits } from "~/documents/units.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button, ButtonLink } from "~/ui/button";
import { SelectField } from "~/ui/fields";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A new comment round on the latest version of a draft. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, draft, title } = await openEditableDraft(args);
  return {
    title: visit.t("documents:draft.new-round"),
    draft: { id: draft.id, title },
    today: visit.today,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, draft } = await openEditableDraft(args);
  const submission = judgeForm(await readForm(args.request), RoundForm, visit.t);
  if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
  const { db, viewer, now } = visit;
  const { asked, ...values } = submission.value;
  const id = await db.transaction(async (transaction) => {
    const created = await createRound(transaction, viewer, now, draft.id, values);
    if (created !== null && asked === "below") {
      await inviteUnits(transaction, viewer, now, draft.id, created, { committees: true, names: [] });
    }
    return created;
  });
  if (id === null) notFound();
  return redirect(`/documents/${draft.id}/rounds/${id}`);
}

export default function NewRoundPage() {
  const { title, draft, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["documents", "common", "form"]);
  const here = `/documents/${draft.id}`;
  const [form, fields] = useForm<z.input<typeof RoundForm>>({
    id: "round",
    lastResult: answer?.reply,
    defaultValue: { opensOn: today, asked: "everyone" },
    constraint: getZodConstraint(RoundForm),
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
          action={`${here}/rounds/new`}
          {...getFormProps(form)}
          className="grid max-w-3xl gap-4"
        >
          {answer ? (
            <Notice tone="block" live>
              {t("form:summary")}
            </Notice>
          ) : null}
          <RoundFields fields={fields}>
            <SelectField
              field={fields.asked}
              label={t("form.asked")}
              hint={t("form.asked-hint")}
              options={askedParties.map((value) => ({ value, label: t(`form.asked-${value}`) }))}
            />
          </RoundFields>
          <div className="flex flex-wrap gap-2">
            <Button look="primary">{t("draft.new-round")}</Button>
            <ButtonLink to={here}>{t("common:cancel")}</ButtonLink>
          </div>
        </Form>
      </Card>
    </>
  );
}
