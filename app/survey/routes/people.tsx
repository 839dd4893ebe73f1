import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { judgeForm, readForm } from "~/platform/forms.server";
import { KeyNotice } from "~/survey/components/key-notice";
import { PeopleFields } from "~/survey/components/people-fields";
import { PeopleTable } from "~/survey/components/people-table";
import { PeopleForm } from "~/survey/forms";
import { openPlan } from "~/survey/open-plan.server";
import { readPeopleLines } from "~/survey/people";
import { addPeople, mostPeople } from "~/survey/people.server";
import { viewHead } from "~/survey/plan-view.server";
import { EmptyState, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** Everybody of a plan by code, and the form that adds people. */
export async function loader(args: LoaderFunctionArgs) {
  const open = await openPlan(args, "people");
  const { visit, people, steps } = open;
  const { t } = visit;
  const search = new URL(args.request.url).searchParams;
  const choices = steps.filter(({ state }) => state === "planned");
  return {
    title: t("survey:people.title"),
    head: viewHead(open),
    people,
    wasSaved: search.has("saved"),
    step: choices.find(({ id }) => id === search.get("step"))?.id ?? choices[0]?.id ?? "",
    steps: choices.map(({ id, position, name }) => ({
      value: id,
      label: t("survey:step.title", { number: position, name }),
    })),
  };
}

const mostFaults = 10;

export async function action(args: ActionFunctionArgs) {
  const { visit, plan, writing } = await openPlan(args, "people", { needed: "manage" });
  const { t } = visit;
  const submission = judgeForm(await readForm(args.request), PeopleForm, t);
  if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
  const refuse = (field: "lines" | "step", words: string[], status: number) =>
    data({ reply: submission.reply({ fieldErrors: { [field]: words } }) }, { status });
  const { step, lines } = submission.value;
  const { people, faults } = readPeopleLines(lines, { withNames: plan.namesAllowed });
  if (faults.length > 0) {
    const words = faults
      .slice(0, mostFaults)
      .map(({ line, code }) => t(`survey:line-fault.${code}`, { line }));
    return refuse("lines", words, 400);
  }
  const written = await addPeople(writing, plan.id, step, people);
  switch (written.kind) {
    case "written":
      return redirect(`/surveys/${plan.id}/people?saved&step=${step}`);
    case "begun":
      return refuse("step", [t("survey:people.step-begun")], 409);
    case "too-many":
      return refuse("lines", [t("survey:people.too-many", { most: mostPeople })], 400);
    case "sealed":
      return refuse("lines", [t("survey:people.sealed")], 409);
    default:
      return refuse("step", [t("survey:people.gone")], 409);
  }
}

export default function PeoplePage() {
  const { title, head, people, wasSaved, step, steps } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["survey", "form"]);
  const here = `/surveys/${head.id}/people`;
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: "/surveys", label: t("list.title") },
          { to: `/surveys/${head.id}`, label: head.title },
        ]}
        lead={t(head.namesAllowed ? "people.lead-names" : "people.lead-codes")}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {answer ? (
          <Notice tone="block" live>
            {t("form:summary")}
          </Notice>
        ) : wasSaved ? (
          <Notice tone="good" live>
            {t("people.saved")}
          </Notice>
        ) : null}
        <KeyNotice head={head} />
        {people.length === 0 ? (
          <EmptyState title={t("people.empty")} />
        ) : (
          <PeopleTable
            {...{ here, title, people }}
            showsNames={head.namesAllowed}
            mayEdit={head.may.manage}
          />
        )}
        {head.may.manage ? (
          <PeopleFields
            key={people.length}
            {...{ here, step, steps }}
            withNames={head.namesAllowed}
            reply={answer?.reply}
          />
        ) : null}
      </div>
    </>
  );
}
