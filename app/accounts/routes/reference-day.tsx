import { getFormProps, useForm } from "@conform-to/react";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { recordAudit } from "~/accounts/audit.server";
import { actorOf, authorise, requireViewer } from "~/accounts/request.server";
import { optionalDay } from "~/platform/fields";
import { judgeForm, readForm } from "~/platform/forms.server";
import { readReferenceDay, writeSetting } from "~/platform/settings.server";
import { Button } from "~/ui/button";
import { SelectField, TextField } from "~/ui/fields";
import { Card, PageHead } from "~/ui/page";

const ReferenceDay = z
  .object({ choice: z.enum(["today", "fixed"]), date: optionalDay() })
  .superRefine(({ choice, date }, context) => {
    if (choice === "fixed" && date === null) {
      context.addIssue({ code: "custom", path: ["date"], params: { key: "accounts:day.date-needed" } });
    }
  });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "workspace:administer");
  const date = await readReferenceDay(visit.db);
  return { title: visit.t("accounts:day.title"), date };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "workspace:administer");
  const submission = judgeForm(await readForm(args.request), ReferenceDay, visit.t);
  if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
  const day = submission.value.choice === "today" ? null : submission.value.date;
  await visit.db.transaction(async (transaction) => {
    await writeSetting(transaction, "reference-day", day);
    await recordAudit(transaction, actorOf(visit.viewer), visit.now, {
      action: "reference-day-set",
      subjectKind: "workspace",
      subjectId: "reference-day",
      detail: { day },
    });
  });
  return redirect("/administration");
}

export default function ReferenceDayPage() {
  const { title, date } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["accounts", "common"]);
  const [form, fields] = useForm<z.input<typeof ReferenceDay>>({
    id: "reference-day",
    lastResult: answer?.reply,
    defaultValue: { choice: date === null ? "today" : "fixed", date: date ?? "" },
    constraint: { choice: { required: true } },
  });
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: "/administration", label: t("administration.title") }]}
        lead={t("day.lead")}
      />
      <Card>
        <Form
          method="post"
          action="/administration/reference-day"
          {...getFormProps(form)}
          className="grid max-w-md gap-4"
        >
          <SelectField
            field={fields.choice}
            label={t("day.choice")}
            options={[
              { value: "fixed", label: t("day.fixed") },
              { value: "today", label: t("day.today") },
            ]}
          />
          <TextField field={fields.date} type="date" label={t("day.date")} />
          <div>
            <Button look="primary">{t("common:save")}</Button>
          </div>
        </Form>
      </Card>
    </>
  );
}
