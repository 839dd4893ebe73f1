import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { inCommon } from "~/accounts/common.server";
import { keepAnswer, openVisit } from "~/accounts/request.server";
import { CongressList } from "~/congress/components/congress-entry";
import { MonthCalendar } from "~/congress/components/month-calendar";
import { TimelinePicture } from "~/congress/components/timeline-picture";
import { schedulePage } from "~/congress/schedule-page.server";
import { stages } from "~/congress/stages";
import { Button, ButtonLink } from "~/ui/button";
import { Card, EmptyState, PageHead } from "~/ui/page";
import { Pages } from "~/ui/pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await openVisit(args);
  keepAnswer(args, visit);
  return inCommon(args, visit, "schedule", new URL(args.request.url).search, schedulePage);
}

export default function Schedule() {
  const { title, asOf, parts, turns, all, shown, mayAdd, timeline, month } = useLoaderData<typeof loader>();
  const { t } = useTranslation("congress");
  return (
    <>
      <PageHead
        title={title}
        lead={
          <>
            <p>{t("schedule.lead")}</p>
            <p className="hidden print:block">{asOf}</p>
          </>
        }
        actions={
          <>
            {mayAdd ? (
              <ButtonLink look="primary" to="/congresses/new">
                {t("schedule.new")}
              </ButtonLink>
            ) : null}
            <ButtonLink to="/committees">{t("schedule.committees")}</ButtonLink>
            <ButtonLink to="/calendar">{t("schedule.subscribe")}</ButtonLink>
          </>
        }
      />
      {all === 0 ? (
        <EmptyState title={t("schedule.empty")}>{t("schedule.empty-text")}</EmptyState>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 print:block print:space-y-6 print:[&_section:not(#month)]:break-inside-auto!">
          <Filter />
          {shown === 0 ? (
            <EmptyState title={t("schedule.none-match")}>{t("schedule.none-match-text")}</EmptyState>
          ) : (
            <>
              {timeline ? (
                <Card title={t("timeline.title")}>
                  <TimelinePicture {...timeline} />
                </Card>
              ) : null}
              <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] print:block print:space-y-6">
                <div className="grid grid-cols-[minmax(0,1fr)] gap-6 print:block print:space-y-6">
                  {parts.map(({ part, congresses }) => (
                    <Card key={part} title={t(`schedule.${part}`)}>
                      <CongressList congresses={congresses} />
                    </Card>
                  ))}
                  <Pages {...turns} />
                </div>
                <Card id="month" title={t("month.title", { month: month.name })}>
                  <MonthCalendar month={month} />
                </Card>
              </div>
            </>
          )}
        </div>
      )}
    </>
  );
}

const box = "border-line-strong bg-surface min-h-11 w-full rounded-md border px-3 py-2 text-base font-normal";

function Filter() {
  const { all, shown, filter, choices } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["congress", "common"]);
  const isOn = filter.committee !== "" || filter.stage !== "" || filter.name !== "";
  return (
    <Form
      method="get"
      action="/congresses"
      key={JSON.stringify(filter)}
      className="no-print flex flex-wrap items-end gap-3"
    >
      {filter.month === "" ? null : <input type="hidden" name="month" value={filter.month} />}
      <label className="grid min-w-0 flex-1 basis-44 gap-1 text-sm font-semibold">
        {t("schedule.name")}
        <input type="search" name="name" defaultValue={filter.name} maxLength={200} className={box} />
      </label>
      <label className="grid min-w-0 flex-1 basis-60 gap-1 text-sm font-semibold">
        {t("schedule.committee")}
        <select name="committee" defaultValue={filter.committee} className={box}>
          <option value="">{t("schedule.all-committees")}</option>
          {choices.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="grid min-w-0 flex-1 basis-44 gap-1 text-sm font-semibold">
        {t("schedule.stage")}
        <select name="stage" defaultValue={filter.stage} className={box}>
          <option value="">{t("schedule.all-stages")}</option>
          {stages.map((stage) => (
            <option key={stage} value={stage}>
              {t(`stage.${stage}`)}
            </option>
          ))}
        </select>
      </label>
      <Button>{t("common:filter")}</Button>
      {isOn ? (
        <ButtonLink to="/congresses" look="quiet">
          {t("schedule.clear")}
        </ButtonLink>
      ) : null}
      <p className="text-muted min-h-11 py-2.5 text-sm" role="status">
        {isOn ? t("schedule.shown-of", { count: shown, all }) : t("schedule.shown", { count: shown })}
      </p>
      {choices.isCut ? <p className="text-muted basis-full text-sm">{t("schedule.cut")}</p> : null}
    </Form>
  );
}
