import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { MadeLinks } from "~/groups/components/made-links";
import { LinkMaker } from "~/groups/components/report-links";
import { StandingTable } from "~/groups/components/standing-table";
import { openDivision } from "~/groups/papers/open-division.server";
import { firstLastDay, takeLinkForm } from "~/groups/reports/link-form.server";
import { listReportLinks } from "~/groups/reports/report-links.server";
import { listReports } from "~/groups/reports/reports.server";
import { standingOf, tallyOf } from "~/groups/reports/standing";
import { wordStanding } from "~/groups/reports/word-standing.server";
import { readForm } from "~/platform/forms.server";
import { ButtonLink } from "~/ui/button";
import { EmptyState, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Which groups have handed in, and the secret addresses of their secretaries. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, division, title } = await openDivision(args, "report:view");
  const { db, t, now } = visit;
  const standing = standingOf(division.id, division.revision.content, await listReports(db, division.id));
  const links = await listReportLinks(db, division.id, now);
  return {
    title: t("groups:reports.overview.title"),
    congress: { slug: congress.slug, title },
    division: { id: division.id, name: division.name },
    tally: tallyOf(standing),
    groups: wordStanding(standing, links, visit, congress.timezone),
    lastDay: firstLastDay(congress, now),
  };
}

export async function action(args: ActionFunctionArgs) {
  const open = await openDivision(args, "report:edit");
  return takeLinkForm(open, await readForm(args.request));
}

// The secret addresses are shown once and stay nowhere.
export const headers = () => ({ "Cache-Control": "no-store" });

export default function ReportsPage() {
  const { title, congress, division, tally, groups, lastDay } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("groups");
  const up = `/congresses/${congress.slug}`;
  const base = `${up}/groups/${division.id}`;
  const here = `${base}/reports`;
  return (
    <>
      <div className={answer?.made ? "no-print" : ""}>
        <PageHead
          title={title}
          trail={[
            { to: up, label: congress.title },
            { to: `${up}/groups`, label: t("groups.title") },
            { to: base, label: division.name },
          ]}
          lead={t("reports.overview.lead", { ...tally })}
          actions={
            <>
              <ButtonLink look="primary" to={`${here}/consolidated`}>
                {t("reports.overview.consolidated")}
              </ButtonLink>
              <ButtonLink to={`${here}/register`}>{t("reports.overview.register")}</ButtonLink>
            </>
          }
        />
      </div>
      {groups.length === 0 ? (
        <EmptyState title={t("reports.overview.empty")}>{t("reports.overview.empty-text")}</EmptyState>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          {answer?.made ? (
            <MadeLinks congress={congress.title} until={answer.made.until} made={answer.made.links} />
          ) : null}
          <div className={answer?.made ? "no-print" : ""}>
            <StandingTable here={here} title={title} groups={groups} />
          </div>
          <div className="no-print">
            <LinkMaker
              here={here}
              groups={groups}
              lastDay={lastDay}
              reply={answer?.reply ?? null}
              problem={answer?.problem ?? null}
            />
          </div>
        </div>
      )}
    </>
  );
}
