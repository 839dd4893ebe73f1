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
import { changeRound } from "~/documents/change-round.server";
import { RoundFields } from "~/documents/components/round-fields";
import { ChangeRoundForm } from "~/documents/forms";
import { openEditableRound } from "~/documents/open-draft.server";
import { mayChangeRound, stateOfRound, storedWords } from "~/documents/round";
import { findRound } from "~/documents/rounds.server";
import { wordRefusal } from "~/documents/words.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button, ButtonLink } from "~/ui/button";
import { TextField } from "~/ui/fields";
import { FormOutcome } from "~/ui/form-outcome";
import { Card, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const opened = await openEditableRound(args);
  const here = `/documents/${opened.draft.id}/rounds/${opened.round.id}`;
  // What groups said and what is consolidated is not changed: the round's own page shows it.
  if (!mayChangeRound(opened.round)) throw redirect(here);
  return { ...opened, here };
}

/** The days, name and instructions of a comment round, to prolong it or to close it sooner. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, draft, title, round, here } = await open(args);
  const { name, opensOn, closesBefore, instructions, version } = round;
  return {
    title: visit.t("documents:form.change-round"),
    ...{ here, version },
    draft: { id: draft.id, title },
    isOpened: stateOfRound(round, visit.today) !== "planned",
    values: { name, opensOn, closesBefore, instructions },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, draft, round, here } = await open(args);
  const { db, viewer, now, today, t } = visit;
  const submission = judgeForm(await readForm(args.request), ChangeRoundForm, t);
  const refuse = (status: number, problem: string, fieldErrors: Record<string, string[]> = {}) =>
    data({ reply: submission.reply({ fieldErrors }), problem, stored: null }, { status });
  if (submission.status !== "success") return refuse(400, t("form:summary"));
  const { basedOn, ...change } = submission.value;
  const place = { draftId: draft.id, roundId: round.id, basedOn };
  const changed = await changeRound(db, viewer, { now, today }, place, change);
  switch (changed.kind) {
    case "changed":
      return redirect(`${here}?saved=changed`);
    case "gone":
      return notFound();
    case "refused":
      return refuse(409, t("form:summary"), wordRefusal(changed.why, round, visit));
    case "outdated": {
      const now = (await findRound(db, draft.id, round.id)) ?? notFound();
      const stored = { version: now.version, words: storedWords(now, change) };
      return data({ reply: submission.reply(), problem: t("form:outdated"), stored }, { status: 409 });
    }
  }
}

export default function EditRoundPage() {
  const { title, here, version, draft, isOpened, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["documents", "common"]);
  const [form, fields] = useForm<z.input<typeof ChangeRoundForm>>({
    id: "round",
    lastResult: answer?.reply,
    defaultValue: values,
    constraint: getZodConstraint(ChangeRoundForm),
  });
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: "/documents", label: t("list.title") },
          { to: `/documents/${draft.id}`, label: draft.title },
          { to: here, label: values.name },
        ]}
      />
      <Card>
        <Form method="post" action={`${here}/edit`} {...getFormProps(form)} className="grid max-w-3xl gap-4">
          <FormOutcome problem={answer?.problem} done={null} />
          <input type="hidden" name="basedOn" value={answer?.stored?.version ?? version} />
          <RoundFields
            fields={fields}
            stored={answer?.stored?.words}
            opensHint={isOpened ? t("form.opens-kept") : undefined}
          >
            <TextField
              field={fields.basis}
              label={t("form.basis")}
              hint={t("form.basis-hint")}
              autoComplete="off"
            />
          </RoundFields>
          <div className="flex flex-wrap gap-2">
            <Button look="primary">{t("common:save")}</Button>
            <ButtonLink to={here}>{t("common:cancel")}</ButtonLink>
          </div>
        </Form>
      </Card>
    </>
  );
}
