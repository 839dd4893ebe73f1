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
import { notFound } from "~/accounts/request.server";
import { minimumDiscussionMinutes } from "~/agenda/agenda";
import { DraftForm, usualWishes, wishesOf } from "~/agenda/draft-form";
import { draft } from "~/agenda/draft/draft.server";
import { wishedParts } from "~/agenda/draft/wishes";
import { openForEditing } from "~/agenda/open-agenda.server";
import { perform } from "~/agenda/perform.server";
import { wordDays } from "~/platform/days";
import { judgeForm, readForm } from "~/platform/forms.server";
import { newId } from "~/platform/id.server";
import { Button, ButtonLink } from "~/ui/button";
import { TextField, TickBox } from "~/ui/fields";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, agenda, revision } = await openForEditing(args);
  if (!agenda || !revision) notFound();
  const { firstDay, lastDay } = agenda.congress;
  return {
    title: visit.t("agenda:draft.title"),
    slug: congress.slug,
    days: wordDays(firstDay, lastDay, visit.language),
    values: usualWishes(minimumDiscussionMinutes(agenda.congress), agenda.groups.length),
  };
}

export async function action(args: ActionFunctionArgs) {
  const open = await openForEditing(args);
  const { visit, congress, agenda, revision } = open;
  if (!agenda || !revision) notFound();
  const { t } = visit;
  const submission = judgeForm(await readForm(args.request), DraftForm, t);
  if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
  const { firstDay, lastDay } = agenda.congress;
  const drafted = await draft(agenda, wishesOf(submission.value, firstDay, lastDay), newId);
  if (!drafted.ok) {
    const parts = drafted.contradiction.map((part) => t(`agenda:draft.part.${part}`)).join(", ");
    const reply = submission.reply({ formErrors: [t("agenda:draft.contradiction", { parts })] });
    return data({ reply }, { status: 400 });
  }
  const command = { do: "replace", agenda: drafted.agenda, why: "draft" } as const;
  const saved = await perform(open, revision.number, command);
  if (saved.kind === "saved") return redirect(`/congresses/${congress.slug}/agenda/edit`);
  return data({ reply: submission.reply({ formErrors: [t("agenda:edit.outdated")] }) }, { status: 409 });
}

export default function DraftAgenda() {
  const { title, slug, days, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("agenda");
  const [form, fields] = useForm<Record<string, string>>({
    id: "draft",
    lastResult: answer?.reply,
    defaultValue: values as unknown as Record<string, string>,
    constraint: Object.fromEntries(Object.keys(values).map((name) => [name, { required: true }])),
  });
  const field = (name: string) => fields[name] as NonNullable<(typeof fields)[string]>;
  const desk = `/congresses/${slug}/agenda/edit`;
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: desk, label: t("edit.title") }]}
        lead={t("draft.lead", { days })}
      />
      <Form
        method="post"
        action={`/congresses/${slug}/agenda/draft`}
        {...getFormProps(form)}
        className="grid max-w-4xl gap-6"
      >
        {form.errors ? (
          <Notice tone="block" live>
            {form.errors.join(" ")}
          </Notice>
        ) : null}
        <Card title={t("draft.time")}>
          <div className="grid gap-4 sm:grid-cols-4">
            {(["morningStart", "morningEnd", "afternoonStart", "afternoonEnd"] as const).map((name) => (
              <TextField key={name} field={field(name)} type="time" label={t(`draft.${name}`)} />
            ))}
          </div>
          <div className="mt-2 grid gap-x-6 sm:grid-cols-2">
            <TickBox field={field("firstMorning")} label={t("draft.firstMorning")} />
            <TickBox field={field("lastAfternoon")} label={t("draft.lastAfternoon")} />
          </div>
        </Card>
        <Card title={t("draft.numbers")}>
          <div className="grid gap-4 sm:grid-cols-3">
            {(["preparatory", "groups", "ballots"] as const).map((name) => (
              <TextField key={name} field={field(name)} type="number" min={0} label={t(`draft.${name}`)} />
            ))}
          </div>
        </Card>
        <Card title={t("draft.minutes")}>
          <div className="grid items-end gap-4 sm:grid-cols-3">
            {wishedParts.map((part) => (
              <TextField
                key={part}
                field={field(part)}
                type="number"
                min={0}
                label={t(`draft.part.${part}`)}
              />
            ))}
          </div>
        </Card>
        <div className="flex flex-wrap gap-2">
          <Button look="primary">{t("draft.submit")}</Button>
          <ButtonLink to={desk}>{t("draft.back")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
