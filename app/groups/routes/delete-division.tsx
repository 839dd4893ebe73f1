import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DivisionPage } from "~/groups/components/division-page";
import { answerHead } from "~/groups/desk/answer.server";
import { DivisionDeletion } from "~/groups/desk/division-forms";
import { deleteDivision } from "~/groups/desk/divisions.server";
import { openDivision } from "~/groups/desk/open-division.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button, ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, division } = await openDivision(args);
  const { id, name, version, isChosen } = division;
  return {
    title: visit.t("groups:groups.delete-title", { name }),
    slug: congress.slug,
    division: { id, name },
    ...{ version, isChosen, revisions: division.revision.number },
  };
}

export async function action(args: ActionFunctionArgs) {
  const desk = await openDivision(args);
  const { visit, congress, division, where } = desk;
  const submission = judgeForm(await readForm(args.request), DivisionDeletion, visit.t);
  if (submission.status !== "success") return data({ problem: visit.t("form:unreadable") }, { status: 400 });
  const list = `/congresses/${congress.slug}/groups`;
  const deleted = await deleteDivision(where, division.id, submission.value.version);
  return deleted.kind === "saved" ? redirect(list) : answerHead(desk, deleted, list);
}

export default function DeleteDivision() {
  const { title, slug, division, version, isChosen, revisions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["groups", "common"]);
  const groups = `/congresses/${slug}/groups`;
  return (
    <DivisionPage {...{ slug, division, answer }} title={title}>
      <p>{t("groups.delete-text", { count: revisions })}</p>
      {isChosen ? <Notice tone="warn">{t("groups.delete-chosen")}</Notice> : null}
      <Form method="post" action={`${groups}/${division.id}/delete`} className="flex flex-wrap gap-2">
        <input type="hidden" name="version" value={version} />
        <Button look="danger">{t("groups.delete")}</Button>
        <ButtonLink to={`${groups}/${division.id}`}>{t("common:cancel")}</ButtonLink>
      </Form>
    </DivisionPage>
  );
}
