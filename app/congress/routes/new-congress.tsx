import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { committeeChoices, findCommittees } from "~/accounts/committee-choices.server";
import { canSomewhere } from "~/accounts/permissions";
import { keepAnswer, requireViewer } from "~/accounts/request.server";
import { answerFaults, answerUnsettled } from "~/congress/forms/answers.server";
import { CongressFormFields } from "~/congress/forms/congress-fields";
import { congressValues } from "~/congress/forms/congress-form";
import { answerRowIntent, committeesToPlan, judgeCongress } from "~/congress/forms/congress-post.server";
import { createCongress } from "~/congress/write-congresses.server";
import { readForm } from "~/platform/forms.server";
import { settleChoice } from "~/platform/settle-choice.server";
import { workspaceZone } from "~/platform/settings.server";
import { PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const visit = await requireViewer(args);
  if (!canSomewhere(visit.viewer, "congress:create")) throw new Response(null, { status: 403 });
  return visit;
}

export async function loader(args: LoaderFunctionArgs) {
  const visit = await open(args);
  keepAnswer(args, visit);
  const wanted = new URL(args.request.url).searchParams.get("committee");
  const committees = await committeeChoices(visit, committeesToPlan, { chosen: wanted });
  return {
    title: visit.t("congress:edit.new-congress"),
    committees,
    committeeId: committees.chosen?.value,
    timezone: workspaceZone,
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await open(args);
  const { db, viewer, now, t } = visit;
  const form = await readForm(args.request);
  const isSettled = await settleChoice(form, "committeeId", (typed) =>
    findCommittees(visit, committeesToPlan, typed),
  );
  const submission = judgeCongress(visit, form);
  const rows = answerRowIntent(submission, form);
  if (rows) return rows;
  if (!isSettled) return answerUnsettled(submission, "committeeId", form, t);
  if (submission.status !== "success") return answerFaults(submission.reply(), form);
  const { value } = submission;
  const saved = await createCongress(db, viewer, now, congressValues(value), value.note);
  if (saved.kind === "saved") return redirect(`/congresses/${saved.slug}`);
  return answerFaults(
    submission.reply({ fieldErrors: { committeeId: [t("congress:fault.committee")] } }),
    form,
  );
}

export default function NewCongress() {
  const { title, committees, committeeId, timezone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("congress");
  return (
    <>
      <PageHead title={title} trail={[{ to: "/congresses", label: t("schedule.title") }]} />
      <CongressFormFields
        values={{ committeeId, timezone, kind: "unstated", state: "preparing", isPublic: true }}
        version={0}
        committees={committees}
        back="/congresses"
        answer={useActionData<typeof action>()}
      />
    </>
  );
}
