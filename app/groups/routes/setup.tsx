import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DivisionPage } from "~/groups/components/division-page";
import { AttributeTable } from "~/groups/components/setup/attribute-table";
import { Conditions } from "~/groups/components/setup/conditions";
import { GroupCount } from "~/groups/components/setup/group-count";
import { GroupRows } from "~/groups/components/setup/group-rows";
import { SeedForm } from "~/groups/components/setup/seed-form";
import { SetupIssues } from "~/groups/components/setup/setup-issues";
import { RunForm } from "~/groups/components/run-form";
import { labelOf, type PeopleFound } from "~/groups/desk/find-people";
import { problemOfSaving } from "~/groups/desk/answer.server";
import { openDivision } from "~/groups/desk/open-division.server";
import { saveDivision } from "~/groups/desk/save-division.server";
import { setupCommand } from "~/groups/desk/setup-command";
import { SetupForm } from "~/groups/desk/setup-forms";
import { nameable, setupView } from "~/groups/desk/setup-page.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const desk = await openDivision(args);
  const { visit, congress, division } = desk;
  return {
    title: `${visit.t("groups:setup.title")}: ${division.name}`,
    slug: congress.slug,
    division: { id: division.id, name: division.name, isDivided: division.revision.content.rounds !== null },
    revision: division.revision.number,
    setup: setupView(desk),
  };
}

export async function action(args: ActionFunctionArgs) {
  const desk = await openDivision(args);
  const { visit, congress, division, where } = desk;
  const form = await readForm(args.request);
  const submission = judgeForm(form, SetupForm, visit.t);
  const intent = String(form.get("intent"));
  if (submission.status !== "success") return data({ intent, reply: submission.reply() }, { status: 400 });
  const asked = submission.value;
  const understood = setupCommand(asked, {
    setup: division.revision.content.setup,
    people: nameable(desk),
    halls: congress.halls,
    groupName: (number) => `Tổ ${number}`,
  });
  switch (understood.kind) {
    case "fault": {
      const errors = { [understood.field]: [visit.t(`groups:setup.${understood.key}`)] };
      return data({ intent, reply: submission.reply({ fieldErrors: errors }) }, { status: 400 });
    }
    case "unclear":
      return data({ intent, reply: submission.reply(), unclear: understood.unclear }, { status: 400 });
    case "unclear-duties": {
      const errors = understood.duties.map(({ field, candidates }): [string, string[]] => [
        field,
        [
          candidates.length === 0
            ? visit.t("groups:setup.unknown-person")
            : visit.t("groups:setup.several-people", { people: candidates.map(labelOf).join("; ") }),
        ],
      ]);
      return data(
        { intent, reply: submission.reply({ fieldErrors: Object.fromEntries(errors) }) },
        { status: 400 },
      );
    }
    case "command": {
      const saved = await saveDivision(where, division.id, asked.basedOn, understood.command);
      const failed = problemOfSaving(desk, saved);
      if (!failed)
        return redirect(
          `/congresses/${congress.slug}/groups/${division.id}/setup#${anchors[intent] ?? intent}`,
        );
      return data({ intent, reply: submission.reply(), problem: failed.problem }, { status: failed.status });
    }
  }
}

/** The part of the page in which a form stands, where it is not called like the form. */
const anchors: Record<string, string> = {
  ...{ count: "groups", rows: "groups" },
  ...{ "remove-pin": "pin", "remove-together": "together", "remove-apart": "apart" },
};

export default function Setup() {
  const { title, slug, division, revision, setup } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("groups");
  const base = `/congresses/${slug}/groups`;
  const here = `${base}/${division.id}/setup`;
  const replyTo = (intent: string) => (answer?.intent === intent ? answer.reply : undefined);
  const unclearOf = (intent: string) =>
    answer?.intent === intent && "unclear" in answer ? (answer.unclear as PeopleFound["unclear"]) : undefined;
  const form = { action: here, revision };
  return (
    <DivisionPage
      {...{ slug, division, answer }}
      title={title}
      lead={t("setup.lead", { count: setup.present })}
      actions={
        division.isDivided ? <ButtonLink to={`${base}/${division.id}`}>{t("setup.see")}</ButtonLink> : null
      }
    >
      <SetupIssues faults={setup.faults} setAside={setup.setAside} />
      <Card id="groups" title={t("setup.groups")}>
        <GroupCount {...form} setup={setup} reply={replyTo("count")} />
        <GroupRows {...form} setup={setup} reply={replyTo("rows")} />
      </Card>
      <Card id="attributes" title={t("setup.attributes")}>
        <AttributeTable {...form} setup={setup} reply={replyTo("attributes")} />
      </Card>
      <Card id="eligible" title={t("setup.eligible")}>
        <p className="text-muted mb-3">{t("setup.eligible-text", setup.eligible)}</p>
        <ButtonLink to={`${base}/${division.id}/eligible`}>{t("setup.choose-eligible")}</ButtonLink>
      </Card>
      <Conditions {...form} setup={setup} replyTo={replyTo} unclearOf={unclearOf} />
      <SeedForm {...form} seed={setup.seed} reply={replyTo("seed")} />
      <RunForm base={`${base}/${division.id}`} revision={revision} isDivided={division.isDivided} />
    </DivisionPage>
  );
}
