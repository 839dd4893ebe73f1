import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can } from "~/accounts/permissions";
import { requireViewer } from "~/accounts/request.server";
import { inTreeOrder } from "~/congress/committee";
import { listCommittees } from "~/congress/committees.server";
import { wordDay } from "~/platform/days";
import { nameIn } from "~/platform/vietnamese";
import { MatrixFilter } from "~/readiness/components/matrix-filter";
import { MatrixPages } from "~/readiness/components/matrix-pages";
import { MatrixTable } from "~/readiness/components/matrix-table";
import { pageOf, shows, sorts, type MatrixRow } from "~/readiness/matrix";
import { readMatrix } from "~/readiness/matrix.server";
import { ButtonLink } from "~/ui/button";
import { EmptyState, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The picture of all committees: who is behind, where, and down to the item. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, viewer, t, language, today, now } = await requireViewer(args);
  const search = new URL(args.request.url).searchParams;
  const committees = await listCommittees(db, viewer);
  const below = committees.find(({ slug }) => slug === search.get("committee")) ?? null;
  const query = {
    show: shows.find((each) => each === search.get("show")) ?? "all",
    sort: sorts.find((each) => each === search.get("sort")) ?? "name",
    page: Math.trunc(Number(search.get("page"))) || 1,
  };
  const rows = await readMatrix(db, viewer, { below: below?.path ?? null, today, now });
  const { rows: shown, ...rest } = pageOf(rows, query);
  const word = (row: MatrixRow) => ({
    slug: row.slug,
    committee: nameIn(row.committee.names, language),
    day: row.firstDay === null ? null : wordDay(row.firstDay, language),
    isSample: row.isSample,
    isBegun: row.isBegun,
    ready: row.ready,
    shares: row.shares,
    total: row.total,
    recent: row.recent,
  });
  return {
    title: t("readiness:matrix.title"),
    lead: t("readiness:matrix.lead", { day: wordDay(today, language) }),
    mayEditTemplates: can(viewer, "readiness:template"),
    committees: inTreeOrder(committees).map(({ committee, depth }) => ({
      value: committee.slug,
      label: "  ".repeat(depth) + nameIn(committee.names, language),
    })),
    query: { ...query, committee: below?.slug ?? "" },
    rows: shown.map(word),
    ...rest,
  };
}

export default function MatrixPage() {
  const { title, lead, mayEditTemplates, committees, query, rows, sum, page, pages } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation("readiness");
  return (
    <>
      <PageHead
        title={title}
        lead={lead}
        actions={
          mayEditTemplates ? <ButtonLink to="/readiness/templates">{t("matrix.templates")}</ButtonLink> : null
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <MatrixFilter committees={committees} query={query} />
        {rows.length === 0 ? (
          <EmptyState title={t("matrix.empty")}>{t("matrix.empty-text")}</EmptyState>
        ) : (
          <>
            <MatrixTable rows={rows} sum={sum} />
            <MatrixPages query={query} page={page} pages={pages} />
          </>
        )}
      </div>
    </>
  );
}
