import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { notFound } from "~/accounts/request.server";
import { wordDay } from "~/platform/days";
import { backPlan } from "~/readiness/back-plan";
import { countedItems } from "~/readiness/checklist";
import { ChecklistTabs } from "~/readiness/components/checklist-tabs";
import { PlanChart } from "~/readiness/components/plan-chart";
import { openChecklist } from "~/readiness/open-checklist.server";
import { titleOf } from "~/readiness/words";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The plan back from the congress: who, what, when, what hangs on what, the chain that decides. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, title, checklist } = await openChecklist(args);
  if (!checklist) notFound();
  const { t, language, today } = visit;
  const counted = countedItems(checklist);
  const items = new Map(counted.map((item) => [item.code, item]));
  const plan = backPlan(
    counted.map(({ code, content, pinned, state, due }) => ({
      ...{ code, pinned, state },
      due: content.due,
      day: due,
    })),
    congress,
    today,
  );
  const day = (each: string | null) => (each === null ? null : wordDay(each, language));
  const titleFor = (code: string) =>
    titleOf(items.get(code)?.content ?? { titleVi: code, titleEn: "" }, language);
  return {
    title: t("readiness:plan.page-title", { congress: title }),
    congress: { slug: congress.slug, title },
    today,
    span: plan.span,
    spanWords: plan.span && { first: day(plan.span.first), last: day(plan.span.last) },
    congressDays:
      congress.firstDay && congress.lastDay ? { first: congress.firstDay, last: congress.lastDay } : null,
    congressWords: day(congress.firstDay),
    critical: plan.critical.map((code) => ({
      ...{ code, title: titleFor(code) },
      day: day(items.get(code)?.due ?? null),
    })),
    lines: plan.lines.map((line) => ({
      ...line,
      title: titleFor(line.code),
      dayWords: day(line.day) ?? t("readiness:due.congress-day-unknown"),
      responsible: items.get(line.code)?.responsible ?? "",
      afterTitles: line.after.map(({ code }) => titleFor(code)),
      stateWords: t(`readiness:plan.state.${line.state}`),
    })),
  };
}

export default function PlanPage() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation("readiness");
  const here = `/congresses/${data.congress.slug}/readiness`;
  return (
    <>
      <PageHead
        title={data.title}
        trail={[
          { to: "/readiness", label: t("matrix.title") },
          { to: `/congresses/${data.congress.slug}`, label: data.congress.title },
        ]}
        lead={t("plan.lead")}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <ChecklistTabs slug={data.congress.slug} />
        {data.congressDays === null ? <Notice tone="warn">{t("checklist.no-day")}</Notice> : null}
        {data.critical.length > 0 ? (
          <Card title={t("plan.critical")}>
            <p className="text-muted mb-2 text-sm">{t("plan.critical-text")}</p>
            <ol className="list-decimal pl-5">
              {data.critical.map(({ code, title, day }) => (
                <li key={code} className="break-words">
                  {title}
                  {day ? <span className="text-muted"> ({day})</span> : null}
                </li>
              ))}
              {data.congressWords ? (
                <li className="font-semibold break-words">
                  {data.congress.title} <span className="text-muted font-normal">({data.congressWords})</span>
                </li>
              ) : null}
            </ol>
          </Card>
        ) : null}
        <PlanChart here={here} {...data} />
      </div>
    </>
  );
}
