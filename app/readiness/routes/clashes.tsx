import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { keepAnswer, requireViewer } from "~/accounts/request.server";
import { wordDay } from "~/platform/days";
import { nameIn } from "~/platform/vietnamese";
import type { Clash, ClashingCongress } from "~/readiness/clashes";
import { readClashes } from "~/readiness/clashes.server";
import { PictureTabs } from "~/readiness/components/picture-tabs";
import { Badge, Card, EmptyState, PageHead } from "~/ui/page";

/** A page is read by people: more clashes of one kind than this are told as a number. */
const mostShown = 100;

const kinds = ["person", "hall", "order", "same-day"] as const;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Where congresses stand in each other's way. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  keepAnswer(args, visit);
  const { db, viewer, t, language } = visit;
  const clashes = await readClashes(db, viewer, mostShown);
  const day = (each: string) => wordDay(each, language);
  const named = (congress: ClashingCongress) => ({
    slug: congress.slug,
    name: nameIn(congress.committee.names, language),
    days: t("readiness:clashes.from", { day: day(congress.firstDay) }),
  });
  const word = (clash: Clash) => ({
    head:
      clash.kind === "person"
        ? `${day(clash.day)}: ${clash.name}`
        : clash.kind === "hall"
          ? `${day(clash.day)}: ${clash.hall}`
          : clash.kind === "same-day"
            ? day(clash.day)
            : t("readiness:clashes.order-line"),
    atOnce: (clash.kind === "person" || clash.kind === "hall") && clash.atOnce,
    congresses: (clash.kind === "same-day" ? clash.congresses : clash.between).map(named),
  });
  return {
    title: t("readiness:clashes.title"),
    count: clashes.congresses,
    parts: kinds.flatMap((kind) => {
      const { count, first } = clashes.kinds[kind];
      if (count === 0) return [];
      return [
        {
          kind,
          title: t(`readiness:clashes.${kind}`),
          text: t(`readiness:clashes.${kind}-text`),
          count,
          more: Math.max(0, count - mostShown),
          clashes: first.map(word),
        },
      ];
    }),
  };
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
