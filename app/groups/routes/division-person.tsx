import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { notFound } from "~/accounts/request.server";
import { DivisionPage } from "~/groups/components/division-page";
import { PersonActs } from "~/groups/components/person-acts";
import { PersonFacts } from "~/groups/components/person-facts";
import { RoundLinks } from "~/groups/components/round-links";
import { answerDivision } from "~/groups/desk/answer.server";
import { reasonsOf } from "~/groups/desk/reasons";
import { roundIn } from "~/groups/desk/group-view";
import { openDivision } from "~/groups/desk/open-division.server";
import { PersonForm, personCommand } from "~/groups/desk/person-form";
import { personView } from "~/groups/desk/person-page.server";
import { saveDivision } from "~/groups/desk/save-division.server";
import { wordReason } from "~/groups/desk/words";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Notice } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.person.name }];

export async function loader(args: LoaderFunctionArgs) {
  const desk = await openDivision(args);
  const { congress, division } = desk;
  const rounds = division.revision.content.rounds?.length ?? 0;
  const round = roundIn(new URL(args.request.url).searchParams, rounds);
  const person = personView(desk, args.params.delegateId ?? "", round);
  if (!person || rounds === 0) notFound();
  return {
    slug: congress.slug,
    division: { id: division.id, name: division.name },
    revision: division.revision.number,
    ...{ rounds, round, person },
    reasons: reasonsOf(desk.asked.problem, division.revision.content.rounds ?? [], round, person.id).map(
      (reason) => wordReason(reason, desk.names),
    ),
  };
}

export async function action(args: ActionFunctionArgs) {
  const desk = await openDivision(args);
  const { visit, congress, division, delegates, where } = desk;
  const person = args.params.delegateId ?? "";
  if (!delegates.some(({ id }) => id === person)) notFound();
  const submission = judgeForm(await readForm(args.request), PersonForm, visit.t);
  if (submission.status !== "success") {
    return data({ problem: visit.t("form:unreadable"), with: "" }, { status: 400 });
  }
  const asked = submission.value;
  const command = personCommand(asked, person, delegates);
  if (!command) {
    const typed = asked.intent === "swap" ? asked.with : "";
    return data(
      { problem: visit.t("groups:person.swap-unclear", { typed: typed || "—" }), with: typed },
      { status: 400 },
    );
  }
  const saved = await saveDivision(where, division.id, asked.basedOn, command);
  const here = `/congresses/${congress.slug}/groups/${division.id}/people/${person}?round=${asked.round + 1}`;
  return answerDivision(desk, saved, here);
}

export default function DivisionPerson() {
  const { slug, division, revision, rounds, round, person, reasons } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("groups");
  const groups = `/congresses/${slug}/groups`;
  const base = `${groups}/${division.id}`;
  const here = `${base}/people/${person.id}`;
  return (
    <DivisionPage {...{ slug, division, answer }} title={person.name} lead={person.seats.join(" → ")}>
      {person.takesPart ? null : <Notice tone="warn">{t("person.gone")}</Notice>}
      <RoundLinks to={here} rounds={rounds} round={round} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <PersonActs
          action={`${here}?round=${round + 1}`}
          revision={revision}
          round={round}
          rounds={rounds}
          person={person}
          typed={answer && "with" in answer ? String(answer.with) : ""}
        />
        <PersonFacts person={person} reasons={reasons} />
      </div>
    </DivisionPage>
  );
}
