import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findCommittees } from "~/accounts/committee-choices.server";
import { authorise, notFound, requireViewer } from "~/accounts/request.server";
import { findCommittee, findCommitteeById } from "~/congress/committees.server";
import { answerConflict, answerFaults, answerUnsettled } from "~/congress/forms/answers.server";
import { choicesFor, parentsOf } from "~/congress/forms/committee-choices.server";
import { CommitteeFormFields } from "~/congress/forms/committee-fields";
import {
  CommitteeForm,
  committeeFields,
  committeeValues,
  storedCommitteeWords,
} from "~/congress/forms/committee-form";
import { wordCommitteeRefusal } from "~/congress/forms/refused-committee";
import { updateCommittee } from "~/congress/write-committees.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { settleChoice } from "~/platform/settle-choice.server";
import { nameIn } from "~/platform/vietnamese";
import { ButtonLink } from "~/ui/button";
import { Card, PageHead } from "~/ui/page";

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
    title: `${visit.t("congress:committee.edit-title")}: ${nameIn(committee.names, visit.language)}`,
    slug: committee.slug,
    values: committeeFields(committee),
    version: committee.version,
    ...(await choicesFor(visit, committee)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, committee } = await open(args);
  const { db, viewer, now, t, language } = visit;
  const form = await readForm(args.request);
  const isSettled = await settleChoice(form, "parentId", (typed) =>
    findCommittees(visit, parentsOf(committee), typed),
  );
  const submission = judgeForm(form, CommitteeForm, t);
  if (!isSettled) return answerUnsettled(submission, "parentId", form, t);
  if (submission.status !== "success") return answerFaults(submission.reply(), form);
  const { value } = submission;
  const values = committeeValues(value);
  const saved = await updateCommittee(db, viewer, now, committee.id, value.basedOn, values);
  switch (saved.kind) {
    case "saved":
      return redirect("/committees");
    case "gone":
      return notFound();
    case "refused":
      return answerFaults(
        submission.reply({ fieldErrors: wordCommitteeRefusal(saved.reason, values, t) }),
        form,
      );
    case "outdated": {
      const { stored } = saved;
      const parent = stored.parentId === null ? null : await findCommitteeById(db, viewer, stored.parentId);
      const top = t("congress:committee.no-parent");
      const words = storedCommitteeWords(value, stored, parent?.names ?? null, top, language);
      return answerConflict(submission.reply(), stored.version, words);
    }
  }
}

export default function EditCommittee() {
  const { title, slug, values, version, parents, mayBeTop, levels } = useLoaderData<typeof loader>();
  const { t } = useTranslation("congress");
  return (
    <>
      <PageHead title={title} trail={[{ to: "/committees", label: t("tree.title") }]} />
      <div className="grid max-w-2xl gap-6">
        <Card>
          <CommitteeFormFields
            {...{ values, version, parents, mayBeTop, levels }}
            answer={useActionData<typeof action>()}
          />
        </Card>
        <Card title={t("committee.danger-zone")}>
          <p className="text-muted mb-3 text-sm">{t("committee.danger-text")}</p>
          <ButtonLink look="danger" to={`/committees/${slug}/delete`}>
            {t("committee.delete")}
          </ButtonLink>
        </Card>
      </div>
    </>
  );
}
