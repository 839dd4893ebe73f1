import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { authorise, notFound, requireViewer } from "~/accounts/request.server";
import { findCommittee } from "~/congress/committees.server";
import { deleteCommittee } from "~/congress/delete-committee.server";
import { answerKept, readDeletion } from "~/congress/forms/delete-answer.server";
import { DeleteConfirmation } from "~/congress/forms/delete-confirmation";
import { readForm } from "~/platform/forms.server";
import { nameIn } from "~/platform/vietnamese";
import { PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const visit = await requireViewer(args);
  const committee = (await findCommittee(visit.db, visit.viewer, args.params.slug ?? "")) ?? notFound();
  authorise(visit, "committee:edit", { committeePath: committee.path });
  return { visit, committee };
}

export async function loader(args: LoaderFunctionArgs) {
  const { visit, committee } = await open(args);
  return {
    title: visit.t("congress:committee.danger-zone"),
    name: nameIn(committee.names, visit.language),
    slug: committee.slug,
    version: committee.version,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, committee } = await open(args);
  const { db, viewer, now, t } = visit;
  const basedOn = readDeletion(await readForm(args.request), t);
  const outcome = await deleteCommittee(db, viewer, now, committee.id, basedOn);
  if (outcome.kind === "deleted") return redirect("/committees");
  if (outcome.kind === "gone") notFound();
  return answerKept(outcome, "committee", t);
}

export default function DeleteCommittee() {
  const { title, name, slug, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("congress");
  const back = `/committees/${slug}/edit`;
  const trail = [
    { to: "/committees", label: t("tree.title") },
    { to: back, label: t("committee.edit-title") },
  ];
  return (
    <>
      <PageHead title={title} trail={trail} />
      <DeleteConfirmation
        {...{ name, version, back }}
        condition={t("committee.danger-text")}
        confirm={t("committee.delete")}
        problem={answer?.problem}
      />
    </>
  );
}
