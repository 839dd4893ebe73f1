import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { emailKey } from "~/accounts/email";
import { findPerson } from "~/accounts/people.server";
import { actorOf, authorise, notFound, requireViewer } from "~/accounts/request.server";
import { erasePerson } from "~/housekeeping/erase-person.server";
import { line } from "~/platform/fields";
import { judgeForm, readForm } from "~/platform/forms.server";
import { ConfirmForm } from "~/ui/confirm-form";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const EraseForm = z.object({ confirmation: line(254) });

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "workspace:administer");
  const person = await findPerson(visit.db, args.params.userId ?? "");
  if (!person || person.isErased) notFound();
  return { visit, person };
}

export async function loader(args: LoaderFunctionArgs) {
  const { visit, person } = await open(args);
  const { id, name, email, isDisabled } = person;
  return { title: visit.t("accounts:erase.title"), id, name: name || email, email, isDisabled };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, person } = await open(args);
  const { db, viewer, now, t } = visit;
  const submission = judgeForm(await readForm(args.request), EraseForm, t);
  const refuse = (status: number, problem: string, field?: string) =>
    data(
      {
        problem,
        reply: submission.reply(field ? { fieldErrors: { confirmation: [field] } } : {}),
      },
      { status },
    );
  if (submission.status !== "success") return refuse(400, t("form:summary"));
  if (emailKey(submission.value.confirmation) !== emailKey(person.email)) {
    return refuse(400, t("form:summary"), t("accounts:erase.unconfirmed"));
  }
  const outcome = await erasePerson(db, actorOf(viewer), now, person.id);
  if (outcome === "gone") notFound();
  if (outcome === "erased") return redirect(`/administration/people/${person.id}`);
  return refuse(409, t(`accounts:erase.${outcome}`));
}

export default function ErasePerson() {
  const { title, id, name, email, isDisabled } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  const person = `/administration/people/${id}`;
  const problem = answer?.problem ?? (isDisabled ? null : t("erase.active"));
  return (
    <>
      <PageHead
        title={title}
        lead={name}
        trail={[
          { to: "/administration/people", label: t("administration.people") },
          { to: person, label: name },
        ]}
      />
      <div className="grid max-w-3xl gap-6">
        {problem ? (
          <Notice tone="block" live>
            {problem}
          </Notice>
        ) : null}
        <Card title={t("erase.kept-title")}>
          <p className="max-w-prose">{t("erase.kept")}</p>
        </Card>
        {isDisabled ? (
          <ConfirmForm
            {...{ here: `${person}/erase`, intent: "erase", reply: answer?.reply }}
            field="confirmation"
            label={t("erase.confirmation", { email })}
            title={title}
            text={t("erase.text")}
          />
        ) : null}
      </div>
    </>
  );
}
