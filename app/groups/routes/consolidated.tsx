import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { OpinionsLeft } from "~/groups/components/opinions-left";
import { PointEntry } from "~/groups/components/point";
import { openConsolidation } from "~/groups/reports/open-consolidation.server";
import { takeConsolidationForm } from "~/groups/reports/take-consolidation-form.server";
import { wordConsolidation } from "~/groups/reports/word-consolidation.server";
import { readForm } from "~/platform/forms.server";
import { ButtonLink } from "~/ui/button";
import { Card, EmptyState, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Opinions of all groups merged into the points of one report. */
export async function loader(args: LoaderFunctionArgs) {
  const open = await openConsolidation(args, "report:view");
  const { congress, division, title } = open;
  return {
    title: open.visit.t("groups:reports.merge.title"),
    congress: { slug: congress.slug, title },
    divisionId: division.id,
    points: open.revision.content.points.length,
    view: wordConsolidation(open),
  };
}

export async function action(args: ActionFunctionArgs) {
  const open = await openConsolidation(args, "report:edit");
  return takeConsolidationForm(open, await readForm(args.request));
}

export default function ConsolidatedPage() {
  const { title, congress, divisionId, points, view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("groups");
  const up = `/congresses/${congress.slug}`;
  const reports = `${up}/groups/${divisionId}/reports`;
  const here = `${reports}/consolidated`;
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: up, label: congress.title },
          { to: reports, label: t("reports.overview.title") },
        ]}
        lead={t("reports.merge.lead", { points, left: view.left.length })}
        actions={
          <>
            <ButtonLink reloadDocument look="primary" to={`${here}.docx`}>
              {t("reports.merge.docx")}
            </ButtonLink>
            <ButtonLink to={`${here}/history`}>{t("reports.merge.history")}</ButtonLink>
            <ButtonLink to={`${reports}/register`}>{t("reports.overview.register")}</ButtonLink>
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {answer?.problem ? (
          <Notice tone="block" live>
            {answer.problem}
          </Notice>
        ) : null}
        <OpinionsLeft here={here} view={view} />
        {points === 0 ? (
          <EmptyState title={t("reports.merge.no-points")}>{t("reports.merge.no-points-text")}</EmptyState>
        ) : (
          view.parts.map(({ id, title: document, kinds }) => (
            <Card key={id} title={document ?? t("reports.form.all-documents")}>
              {kinds.map(({ kind, points: those }) => (
                <section key={kind} className="mt-4 first:mt-0">
                  <h3 className="text-muted mb-2 text-sm font-semibold">
                    {t(`reports.document.kind-${kind}`)}
                  </h3>
                  <ol className="divide-line divide-y">
                    {those.map((point) => (
                      <PointEntry
                        key={point.id}
                        {...{ here, point }}
                        basedOn={view.basedOn}
                        documents={view.documents}
                        reply={answer?.point === point.id ? answer.reply : null}
                      />
                    ))}
                  </ol>
                </section>
              ))}
            </Card>
          ))
        )}
      </div>
    </>
  );
}
