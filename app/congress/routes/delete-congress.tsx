import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { authorise, notFound, requireViewer } from "~/accounts/request.server";
import { congressSubject } from "~/congress/congress";
import { findCongress } from "~/congress/congresses.server";
import { deleteCongress } from "~/congress/delete-congress.server";
import { answerKept, readDeletion } from "~/congress/forms/delete-answer.server";
import { DeleteConfirmation } from "~/congress/forms/delete-confirmation";
import { readForm } from "~/platform/forms.server";
import { nameIn } from "~/platform/vietnamese";
import { PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const visit = await requireViewer(args);
  const congress = (await findCongress(visit.db, visit.viewer, args.params.slug ?? "")) ?? notFound();
  authorise(visit, "congress:edit", congressSubject(congress));
  return { visit, congress };
}

export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress } = await open(args);
  return {
    title: visit.t("congress:edit.danger-zone"),
    name: nameIn(congress.title, visit.language),
    slug: congress.slug,
    version: congress.version,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, congress } = await open(args);
  const { db, viewer, now, t } = visit;
  const basedOn = readDeletion(await readForm(args.request), t);
  const outcome = await deleteCongress(db, viewer, now, congress.id, basedOn);
  if (outcome.kind === "deleted") return redirect("/congresses");
  if (outcome.kind === "gone") notFound();
  return answerKept(outcome, "congress", t);
}

export default function DeleteCongress() {
  const { title, name, slug, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("congress");
  const back = `/congresses/${slug}/edit`;
  const trail = [
    { to: "/congresses", label: t("schedule.title") },
    { to: back, label: t("edit.edit-congress") },
  ];
  return (
    <>
      <PageHead title={title} trail={trail} />
      <DeleteConfirmation
        {...{ name, version, back }}
        condition={t("edit.danger-text")}
        confirm={t("edit.delete-congress")}
        problem={answer?.problem}
      />
    </>
  );
}
