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
import { requireViewer } from "~/accounts/request.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { readChoices, saveChoices } from "~/reminders/choices.server";
import { asTime, ChoicesForm } from "~/reminders/forms";
import { reminderKinds } from "~/reminders/reminder";
import { wordKinds } from "~/reminders/words";
import { Button } from "~/ui/button";
import { CheckList, SelectField, TextField, TickBox } from "~/ui/fields";
import { FormOutcome } from "~/ui/form-outcome";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What one wants to be reminded of, and how. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, viewer, t, config } = await requireViewer(args);
  const choices = await readChoices(db, viewer.id);
  return {
    title: t("reminders:choices.title"),
    kinds: wordKinds(t),
    hasMail: config.smtpUrl !== null,
    version: choices.version,
    values: {
      wanted: reminderKinds.filter((kind) => !choices.muted.includes(kind)),
      byMail: choices.byMail ? "on" : "",
      digest: asTime(choices.digestMinute),
      quietFrom: asTime(choices.quietFrom),
      quietUntil: asTime(choices.quietUntil),
      language: choices.language,
    },
    saved: new URL(args.request.url).searchParams.has("saved"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { db, viewer, now, t } = await requireViewer(args);
  const submission = judgeForm(await readForm(args.request), ChoicesForm, t);
  if (submission.status !== "success")
    return data({ reply: submission.reply(), problem: null }, { status: 400 });
  const { basedOn, wanted, digest, ...values } = submission.value;
  const saved = await saveChoices(db, viewer, now, basedOn, {
    ...values,
    digestMinute: digest,
    muted: reminderKinds.filter((kind) => !wanted.includes(kind)),
  });
  if (saved === "saved") return redirect("/account/reminders?saved=1");
  return data({ reply: submission.reply(), problem: t("reminders:choices.outdated") }, { status: 409 });
}

export default function ChoicesPage() {
  const { title, kinds, hasMail, version, values, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["reminders", "common", "accounts"]);
  const [form, fields] = useForm({
    id: "choices",
    lastResult: answer?.reply,
    defaultValue: values,
    constraint: { digest: { required: true }, quietFrom: { required: true }, quietUntil: { required: true } },
  });
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: "/account", label: t("accounts:account.title") }]}
        lead={t("choices.lead")}
      />
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-6">
        <FormOutcome problem={answer?.problem} done={saved ? t("choices.saved") : null} />
        {hasMail ? null : <Notice>{t("choices.no-mail-server")}</Notice>}
        <Card>
          <Form method="post" action="/account/reminders" {...getFormProps(form)} className="grid gap-4">
            <input type="hidden" name="basedOn" value={version} />
            <CheckList field={fields.wanted} label={t("choices.wanted")} options={kinds} />
            <TickBox field={fields.byMail} label={t("choices.by-mail")} />
            <div className="grid gap-4 sm:grid-cols-3">
              <TextField field={fields.digest} type="time" label={t("choices.digest")} />
              <TextField field={fields.quietFrom} type="time" label={t("choices.quiet-from")} />
              <TextField field={fields.quietUntil} type="time" label={t("choices.quiet-until")} />
            </div>
            <p className="text-muted text-sm">{t("choices.quiet-hint")}</p>
            <SelectField
              field={fields.language}
              label={t("choices.language")}
              options={[
                { value: "vi", label: "Tiếng Việt" },
                { value: "en", label: "English" },
              ]}
            />
            <div>
              <Button look="primary">{t("common:save")}</Button>
            </div>
          </Form>
        </Card>
      </div>
    </>
  );
}
