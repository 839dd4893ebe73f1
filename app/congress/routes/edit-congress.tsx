import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { committeeChoices, findCommittees } from "~/accounts/committee-choices.server";
import { authorise, notFound, requireViewer } from "~/accounts/request.server";
import { congressSubject } from "~/congress/congress";
import { findCongress } from "~/congress/congresses.server";
import { answerConflict, answerFaults, answerUnsettled } from "~/congress/forms/answers.server";
import { CongressFormFields } from "~/congress/forms/congress-fields";
import { congressFields, congressValues } from "~/congress/forms/congress-form";
import { answerRowIntent, committeesToPlan, judgeCongress } from "~/congress/forms/congress-post.server";
import { storedCongressWords } from "~/congress/forms/stored-congress";
import { updateCongress } from "~/congress/write-congresses.server";
import { readForm } from "~/platform/forms.server";
import { settleChoice } from "~/platform/settle-choice.server";
import { nameIn } from "~/platform/vietnamese";
import { ButtonLink } from "~/ui/button";
import { Card, PageHead } from "~/ui/page";

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
    title: visit.t("congress:edit.edit-congress"),
    name: nameIn(congress.title, visit.language),
    slug: congress.slug,
    values: congressFields(congress),
    version: congress.version,
    committees: await committeeChoices(visit, committeesToPlan, { stored: congress.committee.id }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, congress } = await open(args);
  const { db, viewer, now, t, language } = visit;
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
  const { basedOn, note } = value;
  const saved = await updateCongress(db, viewer, now, congress.id, basedOn, congressValues(value), note);
  switch (saved.kind) {
    case "saved":
      return redirect(`/congresses/${saved.slug}`);
    case "gone":
      return notFound();
    case "committee-refused":
    case "would-judge": {
      const why = t(`congress:fault.${saved.kind === "would-judge" ? saved.kind : "committee"}`);
      return answerFaults(submission.reply({ fieldErrors: { committeeId: [why] } }), form);
    }
    case "outdated": {
      const { stored } = saved;
      const words = storedCongressWords(value, stored, t, language);
      return answerConflict(submission.reply(), stored.version, words);
    }
  }
}

export default function EditCongress() {
  const { title, name, slug, values, version, committees } = useLoaderData<typeof loader>();
  const { t } = useTranslation("congress");
  const back = `/congresses/${slug}`;
  const trail = [
    { to: "/congresses", label: t("schedule.title") },
    { to: back, label: name },
  ];
  return (
    <>
      <PageHead title={title} trail={trail} />
      <CongressFormFields
        {...{ values, version, committees, back }}
        answer={useActionData<typeof action>()}
      />
      <div className="mt-6 max-w-4xl">
        <Card title={t("edit.danger-zone")}>
          <p className="text-muted mb-3 text-sm">{t("edit.danger-text")}</p>
          <ButtonLink look="danger" to={`${back}/delete`}>
            {t("edit.delete-congress")}
          </ButtonLink>
        </Card>
      </div>
    </>
  );
}
