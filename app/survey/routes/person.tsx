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
import { judgeForm, readForm } from "~/platform/forms.server";
import { PersonFields, type PersonFormValues } from "~/survey/components/person-fields";
import { PersonForm } from "~/survey/forms";
import { openPlan } from "~/survey/open-plan.server";
import { removePerson, savePerson } from "~/survey/people.server";
import type { Person } from "~/survey/plan";
import { viewHead } from "~/survey/plan-view.server";
import { storedBeside } from "~/survey/stored";
import { Button, ButtonLink } from "~/ui/button";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

async function openPerson(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const open = await openPlan(args, "people", { needed: "manage" });
  const person = open.people.find(({ id }) => id === args.params.person);
  if (!person) notFound();
  return { ...open, person };
}

export async function loader(args: LoaderFunctionArgs) {
  const open = await openPerson(args);
  const { person, steps, visit } = open;
  return {
    // The code alone: a name never stands in a title.
    title: visit.t("survey:people.edit", { code: person.code }),
    head: viewHead(open),
    person: { id: person.id, version: person.version },
    values: valuesOf(person),
    mayRemove: steps.every(({ state, people }) => state === "planned" || !people.includes(person.id)),
  };
}

const answer = (value: boolean | null, positive: string, negative: string) =>
  value === null ? "" : value ? positive : negative;

const valuesOf = ({ name, isWoman, birthYear, isMinority, isNew }: Person): PersonFormValues => ({
  name,
  sex: answer(isWoman, "female", "male"),
  birthYear: birthYear === null ? "" : String(birthYear),
  minority: answer(isMinority, "yes", "no"),
  isNew: answer(isNew, "yes", "no"),
});

export async function action(args: ActionFunctionArgs) {
  const { visit, plan, person, writing } = await openPerson(args);
  const { t } = visit;
  const list = `/surveys/${plan.id}/people`;
  const form = await readForm(args.request);
  const isRemoval = form.get("intent") === "remove";
  const submission = judgeForm(form, PersonForm, t);
  if (!isRemoval && submission.status !== "success") {
    return data(
      { reply: submission.reply(), problem: t("form:summary"), isOutdated: false },
      { status: 400 },
    );
  }
  const written =
    isRemoval || submission.status !== "success"
      ? await removePerson(writing, plan.id, person.id)
      : await savePerson(writing, plan.id, person.id, submission.value.basedOn, submission.value.values);
  if (written.kind === "written") return redirect(`${list}?saved`);
  if (written.kind === "gone") notFound();
  const isOutdated = written.kind === "outdated";
  const problem = isOutdated
    ? t("form:outdated")
    : t(written.kind === "begun" ? "survey:people.begun" : "survey:people.sealed");
  return data({ reply: isRemoval ? undefined : submission.reply(), problem, isOutdated }, { status: 409 });
}

export default function PersonPage() {
  const { title, head, person, values, mayRemove } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslation(["survey", "common"]);
  const list = `/surveys/${head.id}/people`;
  const here = `${list}/${person.id}`;
  const [form, fields] = useForm<PersonFormValues>({
    id: "person",
    lastResult: reply?.reply,
    defaultValue: values,
  });
  const stored = reply?.isOutdated ? storedBeside(reply.reply, values) : {};
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: `/surveys/${head.id}`, label: head.title },
          { to: list, label: t("people.title") },
        ]}
      />
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-6">
        {reply ? (
          <Notice tone={reply.isOutdated ? "warn" : "block"} live>
            {reply.problem}
          </Notice>
        ) : null}
        <Card>
          <Form method="post" action={here} {...getFormProps(form)} className="grid gap-4">
            <input type="hidden" name="basedOn" value={person.version} />
            <PersonFields fields={fields} withName={head.namesAllowed} stored={stored} />
            <div className="flex flex-wrap gap-2">
              <Button look="primary">{t("common:save")}</Button>
              <ButtonLink to={list}>{t("common:cancel")}</ButtonLink>
            </div>
          </Form>
        </Card>
        {mayRemove ? (
          <Form method="post" action={here}>
            <input type="hidden" name="intent" value="remove" />
            <Button look="danger">{t("people.remove")}</Button>
          </Form>
        ) : null}
      </div>
    </>
  );
}
