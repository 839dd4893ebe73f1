import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { Problem } from "~/groups/components/division-page";
import { GroupBoard } from "~/groups/components/board/group-board";
import { DivisionTools } from "~/groups/components/division-tools";
import { LateNotice } from "~/groups/components/late-notice";
import { RoundLinks } from "~/groups/components/round-links";
import { RunForm } from "~/groups/components/run-form";
import { RunPanel } from "~/groups/components/run-panel";
import { answerDivision } from "~/groups/desk/answer.server";
import { boardStateOf } from "~/groups/desk/board-state.server";
import { roundIn } from "~/groups/desk/group-view";
import { openDivision } from "~/groups/desk/open-division.server";
import { runView } from "~/groups/desk/run-view";
import { latestRun } from "~/groups/desk/runs.server";
import { stepDivision } from "~/groups/desk/save-division.server";
import { revisionNumber } from "~/platform/fields";
import { judgeForm, readForm } from "~/platform/forms.server";
import { ButtonLink } from "~/ui/button";
import { Badge, EmptyState, Notice, PageHead } from "~/ui/page";

const Step = z.object({ basedOn: revisionNumber(), intent: z.enum(["undo", "redo"]) });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.division.name }];

export async function loader(args: LoaderFunctionArgs) {
  const desk = await openDivision(args);
  const { visit, congress, division, lateness, names } = desk;
  const { revision, ...head } = division;
  const search = new URL(args.request.url).searchParams;
  return {
    slug: congress.slug,
    division: head,
    round: roundIn(search, revision.content.rounds?.length ?? 1),
    board: boardStateOf(desk),
    late: { gone: lateness.gone.length, unseated: lateness.unseated.length },
    run: runView(await latestRun(visit.db, division.id, visit.now), revision.number, names),
    // Dividing was asked for on an older revision.
    wasChanged: search.has("changed"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const desk = await openDivision(args);
  const { visit, congress, division, where } = desk;
  const submission = judgeForm(await readForm(args.request), Step, visit.t);
  if (submission.status !== "success") {
    return data({ problem: visit.t("form:unreadable") }, { status: 400 });
  }
  const { basedOn, intent } = submission.value;
  const saved = await stepDivision(where, division.id, basedOn, intent);
  return answerDivision(desk, saved, `/congresses/${congress.slug}/groups/${division.id}`);
}

export default function DivisionPage() {
  const { slug, division, round, board, late, run, wasChanged } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("groups");
  const groups = `/congresses/${slug}/groups`;
  const base = `${groups}/${division.id}`;
  const rounds = board.content.rounds?.length ?? 0;
  return (
    <>
      <PageHead
        title={division.name}
        trail={[{ to: groups, label: t("groups.title") }]}
        lead={
          <Badge tone={division.isChosen ? "good" : "neutral"}>
            {t(division.isChosen ? "groups.is-chosen" : "groups.is-draft")}
          </Badge>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Problem of={answer} />
        {wasChanged ? <Notice tone="warn">{t("run.changed")}</Notice> : null}
        {run ? <RunPanel base={base} run={run} /> : null}
        <LateNotice to={`${base}/late`} {...late} />
        <DivisionTools groups={groups} division={division} isDivided={rounds > 0}>
          {run?.isRunning ? null : <RunForm base={base} revision={board.revision} isDivided={rounds > 0} />}
        </DivisionTools>
        {rounds === 0 && run?.isRunning ? null : rounds === 0 ? (
          <EmptyState
            title={t("division.not-divided")}
            action={<ButtonLink to={`${base}/setup`}>{t("division.setup")}</ButtonLink>}
          >
            {t("division.not-divided-text")}
          </EmptyState>
        ) : (
          <>
            <RoundLinks to={base} rounds={rounds} round={round} />
            <GroupBoard key={division.id} base={base} initial={board} round={round} />
          </>
        )}
      </div>
    </>
  );
}
