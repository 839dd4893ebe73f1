import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { DivisionPage } from "~/groups/components/division-page";
import { RunPanel } from "~/groups/components/run-panel";
import { SeatChanges } from "~/groups/components/seat-changes";
import { problemOfSaving } from "~/groups/desk/answer.server";
import { proposeRearrangement } from "~/groups/desk/late.server";
import { openDivision } from "~/groups/desk/open-division.server";
import { saveDivision } from "~/groups/desk/save-division.server";
import { changeViews } from "~/groups/desk/seat-view";
import { revisionNumber } from "~/platform/fields";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button, ButtonLink } from "~/ui/button";
import { Card, EmptyState, Notice } from "~/ui/page";

const Confirmation = z.object({ basedOn: revisionNumber(), mark: z.string().max(64) });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const desk = await openDivision(args);
  const { visit, congress, division, lateness, names } = desk;
  const isDivided = division.revision.content.rounds !== null;
  const proposal = isDivided ? await proposeRearrangement(desk) : null;
  return {
    title: visit.t("groups:late.page-title"),
    slug: congress.slug,
    division: { id: division.id, name: division.name },
    revision: division.revision.number,
    gone: lateness.gone.map(names.person),
    unseated: lateness.unseated.map(names.person),
    proposal:
      proposal?.kind === "proposed"
        ? { kind: proposal.kind, mark: proposal.mark, changes: changeViews(proposal.changes, desk) }
        : proposal,
  };
}

export async function action(args: ActionFunctionArgs) {
  const desk = await openDivision(args);
  const { visit, congress, division, where } = desk;
  const here = `/congresses/${congress.slug}/groups/${division.id}/late`;
  const submission = judgeForm(await readForm(args.request), Confirmation, visit.t);
  if (submission.status !== "success") return data({ problem: visit.t("form:unreadable") }, { status: 400 });
  const { basedOn, mark } = submission.value;
  const proposal = division.revision.content.rounds ? await proposeRearrangement(desk) : null;
  if (proposal?.kind !== "proposed") return redirect(here);
  // Delegates changed since the list was shown: it is shown again, nothing is saved unseen.
  if (proposal.mark !== mark) return data({ problem: visit.t("groups:late.changed") }, { status: 409 });
  if (proposal.changes.length === 0) return redirect(`/congresses/${congress.slug}/groups/${division.id}`);
  const moved = new Set(proposal.changes.map(({ person }) => person)).size;
  const saved = await saveDivision(where, division.id, basedOn, {
    ...{ do: "seat", rounds: proposal.rounds, moved },
    why: "rearranged",
  });
  const failed = problemOfSaving(desk, saved);
  if (failed) return data({ problem: failed.problem }, { status: failed.status });
  const to = division.revision.number + 1;
  return redirect(`/congresses/${congress.slug}/groups/${division.id}/history?from=${basedOn}&to=${to}`);
}

export default function Late() {
  const { title, slug, division, revision, gone, unseated, proposal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("groups");
  const groups = `/congresses/${slug}/groups`;
  const base = `${groups}/${division.id}`;
  const people = [
    ["gone", gone],
    ["unseated", unseated],
  ] as const;
  return (
    <DivisionPage {...{ slug, division, answer }} title={title} lead={t("late.lead")}>
      {people.map(([kind, list]) =>
        list.length === 0 ? null : (
          <Card key={kind} title={t(`late.${kind}`, { count: list.length })}>
            <p className="break-words">{list.join(", ")}</p>
          </Card>
        ),
      )}
      {proposal?.kind === "proposed" && proposal.changes.length > 0 ? (
        <Card title={t("late.changes", { count: proposal.changes.length })}>
          <SeatChanges changes={proposal.changes} />
          <Form method="post" action={`${base}/late`} className="mt-4 flex flex-wrap gap-2">
            <input type="hidden" name="basedOn" value={revision} />
            <input type="hidden" name="mark" value={proposal.mark} />
            <Button look="primary">{t("late.save")}</Button>
            <ButtonLink to={base}>{t("late.by-hand")}</ButtonLink>
          </Form>
        </Card>
      ) : proposal?.kind === "impossible" ? (
        <RunPanel
          base={base}
          run={{
            id: "",
            isRunning: false,
            progress: 100,
            message: t("run.impossible"),
            conditions: proposal.conditions,
          }}
        />
      ) : proposal?.kind === "failed" ? (
        <Notice tone="warn">{t("run.failed-error")}</Notice>
      ) : (
        <EmptyState
          title={t(proposal ? "late.nothing" : "division.not-divided")}
          action={<ButtonLink to={base}>{t("groups.open")}</ButtonLink>}
        />
      )}
    </DivisionPage>
  );
}
