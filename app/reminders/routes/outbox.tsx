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
import { inCommon } from "~/accounts/common.server";
import { peopleInOrder } from "~/accounts/people-page.server";
import { authorise, requireViewer } from "~/accounts/request.server";
import { wordInstant } from "~/platform/days";
import { judgeForm, readForm } from "~/platform/forms.server";
import { readJobState } from "~/platform/jobs.server";
import { workspaceZone } from "~/platform/settings.server";
import { readRules, saveRules } from "~/reminders/choices.server";
import { OutboxList } from "~/reminders/components/outbox-list";
import { OutboxSearch } from "~/reminders/components/outbox-search";
import { RulesForm } from "~/reminders/forms";
import { outboxPage } from "~/reminders/outbox-page.server";
import { sendAgain } from "~/reminders/outbox.server";
import { remindersJobName } from "~/reminders/reminders-job.server";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields";
import { FormOutcome } from "~/ui/form-outcome";
import { Card, PageHead } from "~/ui/page";

const here = "/administration/reminders";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** When people are reminded, how the last run went, what was written to whom. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "workspace:administer");
  const { db, t, language, config } = visit;
  const people = await inCommon(args, visit, "people in order", null, peopleInOrder);
  const search = new URL(args.request.url).searchParams;
  const at = (instant: string) => wordInstant(instant, language, workspaceZone);
  const state = await readJobState(db, remindersJobName);
  const { soonDays, escalateDays } = await readRules(db);
  return {
    title: t("reminders:outbox.title"),
    rules: { soonDays: String(soonDays), escalateDays: String(escalateDays) },
    hasMail: config.smtpUrl !== null,
    lastRun: state?.endedAt
      ? t("reminders:outbox.last-run", { at: at(state.endedAt) })
      : t("reminders:outbox.never-ran"),
    fault: state?.fault ? t("reminders:outbox.fault", { fault: state.fault }) : null,
    outbox: await outboxPage(visit, people, search),
    saved: search.has("saved"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "workspace:administer");
  const { db, viewer, now, t } = visit;
  const form = await readForm(args.request);
  if (form.get("intent") === "again") {
    const attempts = Number(form.get("attempts"));
    const isTaken =
      Number.isSafeInteger(attempts) &&
      (await sendAgain(db, viewer, now, String(form.get("mail") ?? ""), attempts));
    if (isTaken) return redirect(`${here}${new URL(args.request.url).search}`);
    return data({ reply: null, problem: t("reminders:outbox.not-again") }, { status: 409 });
  }
  const submission = judgeForm(form, RulesForm, t);
  if (submission.status !== "success")
    return data({ reply: submission.reply(), problem: null }, { status: 400 });
  await saveRules(db, viewer, now, submission.value);
  return redirect(`${here}?saved=1`);
}

export default function OutboxPage() {
  const { title, rules, hasMail, lastRun, fault, outbox, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["reminders", "common", "accounts"]);
  const [form, fields] = useForm({
    id: "rules",
    lastResult: answer?.reply,
    defaultValue: rules,
    constraint: { soonDays: { required: true }, escalateDays: { required: true } },
  });
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: "/administration", label: t("accounts:administration.title") }]}
        lead={t("outbox.lead")}
      />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
        <FormOutcome problem={answer?.problem} done={saved ? t("outbox.saved") : null} />
        <Card title={t("outbox.state")}>
          <p>{lastRun}</p>
          {fault ? <p className="text-block mt-1 font-semibold break-words">{fault}</p> : null}
          <p className="mt-1">{t(hasMail ? "outbox.smtp" : "outbox.no-smtp")}</p>
        </Card>
        <Card title={t("outbox.rules")}>
          <Form method="post" action={here} {...getFormProps(form)} className="grid max-w-md gap-4">
            <TextField field={fields.soonDays} inputMode="numeric" label={t("outbox.soon")} />
            <TextField field={fields.escalateDays} inputMode="numeric" label={t("outbox.escalate")} />
            <div>
              <Button>{t("common:save")}</Button>
            </div>
          </Form>
        </Card>
        <Card id="mails" title={t("outbox.mails")}>
          <OutboxSearch here={here} asked={outbox.asked} />
          <OutboxList address={here} {...outbox} />
        </Card>
      </div>
    </>
  );
}
