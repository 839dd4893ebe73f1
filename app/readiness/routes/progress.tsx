import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { notFound } from "~/accounts/request.server";
import { wordDay } from "~/platform/days";
import { burnUp, lead, type BurnUpPoint } from "~/readiness/burn-up";
import { BurnUpChart } from "~/readiness/components/burn-up-chart";
import { ChecklistTabs } from "~/readiness/components/checklist-tabs";
import { readHistory } from "~/readiness/history.server";
import { openChecklist } from "~/readiness/open-checklist.server";
import { Card, PageHead } from "~/ui/page";

/** Rows of the table beside the picture. */
const mostRows = 14;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** How a congress's checklist has grown towards ready, against the plan. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, title, checklist } = await openChecklist(args);
  if (!checklist) notFound();
  const { t, language, today, db } = visit;
  const { begun, items } = await readHistory(db, checklist, congress.timezone);
  const chart = burnUp(items, begun, today);
  const day = (each: string) => wordDay(each, language);
  const behind = lead(chart);
  const now = chart.points.filter((point) => point.day <= today).at(-1);
  const standing = behind < 0 ? "behind" : behind > 0 ? "ahead" : "on-plan";
  const step = Math.max(1, Math.ceil(chart.points.length / mostRows));
  const isShown = (point: BurnUpPoint, at: number) =>
    at % step === 0 || point.day === today || at === chart.points.length - 1;
  const labels = [
    chart.points[0]?.day,
    chart.points[chart.points.length >> 1]?.day,
    chart.points.at(-1)?.day,
  ];
  return {
    title: t("readiness:progress.page-title", { congress: title }),
    congress: { slug: congress.slug, title },
    chart,
    summary: t("readiness:progress.summary", {
      ...{ day: day(today), total: chart.total },
      ...{ planned: now?.planned ?? 0, handedIn: now?.handedIn ?? 0, settled: now?.settled ?? 0 },
    }),
    standing: t(`readiness:progress.${standing}`, { count: Math.abs(behind) }),
    isBehind: behind < 0,
    labels: [...new Set(labels)].flatMap((each) => (each ? [{ day: each, words: day(each) }] : [])),
    todayWords: t("readiness:progress.today", { day: day(today) }),
    rows: chart.points
      .filter(isShown)
      .map((point) => ({ ...point, words: day(point.day), isKnown: point.day <= today })),
  };
}

export default function ProgressPage() {
  const { title, congress, chart, summary, standing, isBehind, labels, todayWords, rows } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation("readiness");
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: "/readiness", label: t("matrix.title") },
          { to: `/congresses/${congress.slug}`, label: congress.title },
        ]}
        lead={summary}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <ChecklistTabs slug={congress.slug} />
        <Card title={t("progress.chart")}>
          <p className={`mb-3 font-semibold ${isBehind ? "text-block" : "text-good"}`}>{standing}</p>
          <BurnUpChart chart={chart} summary={summary} labels={labels} todayWords={todayWords} />
        </Card>
        <Card title={t("progress.numbers")}>
          <table className="w-full text-sm tabular-nums">
            <caption className="sr-only">{t("progress.chart")}</caption>
            <thead>
              <tr className="border-line border-b text-left">
                <th scope="col" className="py-2 pr-3">
                  {t("progress.day")}
                </th>
                {(["planned", "handed-in", "settled"] as const).map((key) => (
                  <th key={key} scope="col" className="py-2 pr-3 text-right">
                    {t(`progress.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.day} className="border-line border-b">
                  <th
                    scope="row"
                    className={`py-1.5 pr-3 text-left ${row.day === chart.today ? "" : "font-normal"}`}
                  >
                    {row.words}
                  </th>
                  <td className="py-1.5 pr-3 text-right">{row.planned}</td>
                  <td className="py-1.5 pr-3 text-right">{row.isKnown ? row.handedIn : "–"}</td>
                  <td className="py-1.5 pr-3 text-right">{row.isKnown ? row.settled : "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      </div>
    </>
  );
}
