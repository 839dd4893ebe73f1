import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findCommittees } from "~/accounts/committee-choices.server";
import { canSomewhere } from "~/accounts/permissions";
import { requireViewer } from "~/accounts/request.server";
import { answerFaults, answerUnsettled } from "~/congress/forms/answers.server";
import { choicesFor, parentsOf } from "~/congress/forms/committee-choices.server";
import { CommitteeFormFields } from "~/congress/forms/committee-fields";
import { CommitteeForm, committeeValues } from "~/congress/forms/committee-form";
import { wordCommitteeRefusal } from "~/congress/forms/refused-committee";
import { createCommittee } from "~/congress/write-committees.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { settleChoice } from "~/platform/settle-choice.server";
import { Card, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const visit = await requireViewer(args);
  if (!canSomewhere(visit.viewer, "committee:create")) throw new Response(null, { status: 403 });
  return visit;
}

export async function loader(args: LoaderFunctionArgs) {
  const visit = await open(args);
  const choices = await choicesFor(visit, null, new URL(args.request.url).searchParams.get("below"));
  const parentId = choices.parents.chosen?.value;
  return { title: visit.t("congress:committee.new-title"), ...choices, parentId };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await open(args);
  const { db, viewer, now, t } = visit;
  const form = await readForm(args.request);
  const isSettled = await settleChoice(form, "parentId", (typed) =>
    findCommittees(visit, parentsOf(null), typed),
  );
  const submission = judgeForm(form, CommitteeForm, t);
  if (!isSettled) return answerUnsettled(submission, "parentId", form, t);
  if (submission.status !== "success") return answerFaults(submission.reply(), form);
  const values = committeeValues(submission.value);
  const saved = await createCommittee(db, viewer, now, values);
  if (saved.kind === "refused") {
    return answerFaults(
      submission.reply({ fieldErrors: wordCommitteeRefusal(saved.reason, values, t) }),
      form,
    );
  }
  return redirect("/committees");
}

export default function NewCommittee() {
  const { title, parents, mayBeTop, levels, parentId } = useLoaderData<typeof loader>();
  const { t } = useTranslation("congress");
  return (
    <>
      <PageHead title={title} trail={[{ to: "/committees", label: t("tree.title") }]} />
      <div className="max-w-2xl">
        <Card>
          <CommitteeFormFields
            values={{ parentId }}
            version={0}
            {...{ parents, mayBeTop, levels }}
            answer={useActionData<typeof action>()}
          />
        </Card>
      </div>
    </>
  );
}
