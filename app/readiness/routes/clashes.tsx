import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { inCommon } from "~/accounts/common.server";
import { keepAnswer, requireViewer } from "~/accounts/request.server";
import { clashesPage } from "~/readiness/clashes-page.server";
import { markOfClashes } from "~/readiness/clashes.server";
import { PictureTabs } from "~/readiness/components/picture-tabs";
import { Badge, Card, EmptyState, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Where congresses stand in each other's way. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  keepAnswer(args, visit);
  return inCommon(args, visit, "clashes", null, clashesPage, await markOfClashes(visit.db));
}

export default function ClashesPage() {
  const { title, count, parts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("readiness");
  return (
    <>
      <PageHead title={title} lead={t("clashes.lead", { count })} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <PictureTabs />
        {parts.length === 0 ? (
          <EmptyState title={t("clashes.none")}>{t("clashes.none-text")}</EmptyState>
        ) : null}
        {parts.map((part) => (
          <Card key={part.kind} title={`${part.title} (${part.count})`}>
            <p className="text-muted mb-2 text-sm">{part.text}</p>
            <ul className="divide-line divide-y">
              {part.clashes.map((clash, at) => (
                <li key={at} className="py-3">
                  <p className="flex flex-wrap items-center gap-2 font-semibold">
                    <span className="break-words">{clash.head}</span>
                    {clash.atOnce ? <Badge tone="block">{t("clashes.at-once")}</Badge> : null}
                  </p>
                  <ul className="flex flex-wrap gap-x-5 text-sm">
                    {clash.congresses.map(({ slug, name, days }) => (
                      <li key={slug}>
                        <Link
                          to={`/congresses/${slug}`}
                          className="text-accent inline-block py-1 underline underline-offset-4"
                        >
                          {name}
                        </Link>{" "}
                        <span className="text-muted">{days}</span>
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
            {part.more > 0 ? (
              <p className="text-muted mt-2 text-sm">{t("clashes.more", { count: part.more })}</p>
            ) : null}
          </Card>
        ))}
      </div>
    </>
  );
}
