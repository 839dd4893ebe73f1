import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { KeyNotice } from "~/survey/components/key-notice";
import { PaperList } from "~/survey/components/paper-list";
import { openStep } from "~/survey/open-plan.server";
import { viewHead } from "~/survey/plan-view.server";
import { listPapers } from "~/survey/print/list-papers.server";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What can be printed of a step, a line each. */
export async function loader(args: LoaderFunctionArgs) {
  const open = await openStep(args, { looked: "papers" });
  const { step, visit } = open;
  return {
    title: visit.t("survey:papers.title"),
    head: viewHead(open),
    step: {
      id: step.id,
      title: visit.t("survey:step.title", { number: step.position, name: step.name }),
      number: step.position,
      people: step.people.length,
      isPlanned: step.state === "planned",
      hasCorrection: step.correction !== null,
    },
    papers: await listPapers(open),
  };
}

export default function PapersPage() {
  const { title, head, step, papers } = useLoaderData<typeof loader>();
  const { t } = useTranslation("survey");
  const up = `/surveys/${head.id}`;
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: "/surveys", label: t("list.title") },
          { to: up, label: head.title },
          { to: `${up}/steps/${step.id}`, label: step.title },
        ]}
        lead={t("papers.lead", { number: step.number, count: step.people })}
      />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-4">
        <KeyNotice head={head} />
        {step.hasCorrection ? <Notice tone="warn">{t("papers.correction-waits")}</Notice> : null}
        {step.isPlanned && step.people > 0 ? <Notice tone="warn">{t("papers.list-open")}</Notice> : null}
        <Card>
          <PaperList base={`${up}/steps/${step.id}/papers`} papers={papers} />
        </Card>
        <p className="text-muted text-sm">
          {head.namesAllowed ? null : `${t("papers.codes-only")} `}
          {t("papers.audit")}
        </p>
      </div>
    </>
  );
}
