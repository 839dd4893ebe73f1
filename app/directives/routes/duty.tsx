import { getFormProps, useForm } from "@conform-to/react";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { NoteList } from "~/directives/components/note-list";
import { dutyStates } from "~/directives/directive";
import { ProgressForm } from "~/directives/forms";
import { openDuty, wordClause, wordDuty, wordNote } from "~/directives/open-directive.server";
import { reportProgress } from "~/directives/progress.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { newId } from "~/platform/id.server";
import { Button } from "~/ui/button";
import { SelectField, TextArea, TextField } from "~/ui/fields";
import { KeepTyping } from "~/ui/keep-typing";
import { Badge, Card, Notice, PageHead } from "~/ui/page";
import { stayWhenUnreachable, UnreachableNotice } from "~/ui/unreachable";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** One duty: how far it is, and what was done. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, directive, clause, duty } = await openDuty(args);
  const { t } = visit;
  const words = wordDuty(duty, visit);
  return {
    title: words.words,
    here: `/directives/${directive.slug}/duties/${duty.id}`,
    trail: { to: `/directives/${directive.slug}#${clause.number}`, label: wordClause(clause.number, visit) },
    words,
    version: duty.version,
    values: { state: duty.state, responsible: duty.responsible, dueBefore: duty.dueBefore ?? "", note: "" },
    states: dutyStates.map((value) => ({ value, label: t(`directives:state.${value}`) })),
    notes: duty.notes.map((note) => wordNote(note, visit)),
    saved: new URL(args.request.url).searchParams.has("saved"),
    formKey: newId(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, directive, duty } = await openDuty(args);
  const submission = judgeForm(await readForm(args.request), ProgressForm, visit.t);
  if (submission.status !== "success")
    return data({ reply: submission.reply(), problem: null }, { status: 400 });
  const { basedOn, key, ...progress } = submission.value;
  const reported = await reportProgress(visit.db, visit.viewer, visit.now, duty.id, basedOn, progress, key);
  if (reported === "reported") return redirect(`/directives/${directive.slug}/duties/${duty.id}?saved=1`);
  return data({ reply: submission.reply(), problem: visit.t("form:outdated") }, { status: 409 });
}

export const clientAction = stayWhenUnreachable;

export default function DutyPage() {
  const { title, here, trail, words, version, values, states, notes, saved, formKey } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["directives", "common"]);
  const [form, fields] = useForm({
    id: "progress",
    lastResult: answer?.reply,
    defaultValue: values,
    constraint: { state: { required: true } },
  });
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: "/directives", label: t("list.title") }, trail]}
        lead={
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={words.tone}>{words.stateLabel}</Badge>
            <span>{words.due}</span>
            {words.overdue ? <Badge tone="block">{words.overdue}</Badge> : null}
          </p>
        }
      />
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
        <UnreachableNotice />
        {answer?.problem ? (
          <Notice tone="block" live>
            {answer.problem} ({words.stateLabel}, {words.responsible || "–"})
          </Notice>
        ) : saved ? (
          <Notice tone="good" live>
            {t("progress.saved")}
          </Notice>
        ) : null}
        <Card title={t("progress.report")}>
          <Form key={version} method="post" action={here} {...getFormProps(form)} className="grid gap-4">
            <KeepTyping name={here} basedOn={version} formKey={formKey} isSaved={saved} />
            <SelectField field={fields.state} label={t("progress.state")} options={states} />
            <TextArea field={fields.note} label={t("progress.note")} rows={4} />
            <TextField field={fields.responsible} label={t("bodies")} autoComplete="off" />
            <TextField field={fields.dueBefore} type="date" label={t("edit.due-before")} />
            <div>
              <Button look="primary">{t("common:save")}</Button>
            </div>
          </Form>
        </Card>
        <p>
          <Link
            to={`${here}/reminded`}
            className="text-accent inline-block py-1 font-semibold underline underline-offset-4"
          >
            {t("reminded.title")}
          </Link>
        </p>
        <Card title={t("progress.notes")}>
          {notes.length === 0 ? <p className="text-muted">{t("progress.none")}</p> : null}
          <NoteList notes={notes} />
        </Card>
      </div>
    </>
  );
}
