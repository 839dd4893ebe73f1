import { getFormProps, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { notFound } from "~/accounts/request.server";
import { FormerWordings } from "~/directives/components/former-wordings";
import { DutyFields } from "~/directives/components/part-fields";
import { RemovalCard } from "~/directives/components/removal";
import { RewordCard } from "~/directives/components/reword";
import { DutyWordsForm } from "~/directives/forms";
import { openDuty } from "~/directives/open-directive.server";
import { answerFaults, answerRemoval, answerReworded } from "~/directives/part-answer.server";
import { removeDuty } from "~/directives/remove.server";
import { rewordDuty } from "~/directives/reword.server";
import { wordFormer } from "~/directives/word-former.server";
import { listWordings } from "~/directives/wordings.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { nameIn } from "~/platform/vietnamese";
import { PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { visit, directive, duty } = await openDuty(args);
  // What a source asks for is not for anybody to change.
  if (duty.isSource) notFound();
  return { visit, directive, duty, edit: `/directives/${directive.slug}/edit` };
}

/** What a duty asks for: reworded or taken out, and what it said before. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, directive, duty, edit } = await open(args);
  const { db, t, language } = visit;
  return {
    title: nameIn(duty.words, language),
    here: `/directives/${directive.slug}/duties/${duty.id}/words`,
    up: { to: edit, label: t("directives:edit.page-title", { number: directive.number }) },
    values: { words: duty.words.vi, responsible: duty.responsible, dueBefore: duty.dueBefore ?? "" },
    version: duty.version,
    notes: duty.notes.length,
    former: (await listWordings(db, { duty_id: duty.id })).map((wording) => wordFormer(wording, visit)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, duty, edit } = await open(args);
  const { db, viewer, now, t } = visit;
  const form = await readForm(args.request);
  if (form.get("intent") === "remove")
    return answerRemoval(form, edit, visit, (removal) => removeDuty(db, viewer, now, duty.id, removal));
  const submission = judgeForm(form, DutyWordsForm, t);
  if (submission.status !== "success") return answerFaults(form, submission.reply(), visit);
  const { basedOn, ...values } = submission.value;
  const done = await rewordDuty(db, viewer, now, duty.id, basedOn, values);
  return answerReworded(done, edit, submission.reply(), visit);
}

export default function DutyWordsPage() {
  const { title, here, up, values, version, notes, former } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const { t } = useTranslation("directives");
  const words = answer?.form === "words" ? answer : null;
  const [form, fields] = useForm<z.input<typeof DutyWordsForm>>({
    id: "duty",
    lastResult: words?.reply ?? null,
    defaultValue: values,
    constraint: getZodConstraint(DutyWordsForm),
  });
  return (
    <>
      <PageHead title={title} trail={[{ to: "/directives", label: t("list.title") }, up]} />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5">
        <RewordCard
          {...{ here, version }}
          title={t("part.reword-duty")}
          back={up.to}
          answer={words}
          form={getFormProps(form)}
        >
          <DutyFields fields={fields} stored={words?.basedOn === null ? values : null} />
        </RewordCard>
        <RemovalCard
          {...{ here, version, notes }}
          title={t("part.remove-duty")}
          about={t("part.about-duty")}
          answer={answer?.form === "removal" ? answer : null}
        />
        <FormerWordings title={t("part.former")} former={former} />
      </div>
    </>
  );
}
