import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { inCommon } from "~/accounts/common.server";
import { keepAnswer, requireViewer } from "~/accounts/request.server";
import { Behind } from "~/readiness/components/behind";
import { MatrixFilter } from "~/readiness/components/matrix-filter";
import { PageLinks } from "~/readiness/components/page-links";
import { MatrixTable } from "~/readiness/components/matrix-table";
import { PictureTabs } from "~/readiness/components/picture-tabs";
import { matrixAddress } from "~/readiness/matrix-address";
import { matrixPage, readQuery } from "~/readiness/matrix-page.server";
import { ButtonLink } from "~/ui/button";
import { EmptyState, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The picture of all committees: who is behind, where, and down to the item. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  keepAnswer(args, visit);
  return inCommon(args, visit, "picture", readQuery(new URL(args.request.url).searchParams), matrixPage);
}

export default function MatrixPage() {
  const { title, lead, mayEditTemplates, trail, query, rows, sum, page, pages, behind } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation("readiness");
  return (
    <>
      <PageHead
        title={title}
        lead={lead}
        actions={
          <>
            {mayEditTemplates ? (
              <ButtonLink to="/readiness/templates">{t("matrix.templates")}</ButtonLink>
            ) : null}
            <ButtonLink to="/readiness/holidays">{t("holidays.open")}</ButtonLink>
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <PictureTabs />
        <Behind count={behind} />
        <MatrixFilter query={query} />
        {trail.length > 0 ? (
          <nav aria-label={t("matrix.where")}>
            <ol className="flex flex-wrap gap-x-2">
              {[{ slug: "", name: t("matrix.everywhere") }, ...trail].map(({ slug, name }, at) => (
                <li key={slug} className="flex gap-x-2">
                  {at === trail.length ? (
                    <span aria-current="page" className="py-1 font-semibold break-words">
                      {name}
                    </span>
                  ) : (
                    <>
                      <Link
                        to={matrixAddress(query, { committee: slug })}
                        className="text-accent py-1 break-words underline underline-offset-4"
                      >
                        {name}
                      </Link>
                      <span aria-hidden="true" className="text-muted py-1">
                        ›
                      </span>
                    </>
                  )}
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        {rows.length === 0 ? (
          <EmptyState title={t("matrix.empty")}>{t("matrix.empty-text")}</EmptyState>
        ) : (
          <>
            <MatrixTable query={query} rows={rows} sum={sum} />
            <PageLinks
              page={page}
              pages={pages}
              addressOf={(number) => matrixAddress(query, { page: number })}
            />
          </>
        )}
      </div>
    </>
  );
}
