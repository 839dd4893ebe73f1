import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { keepAnswer } from "~/accounts/request.server";
import { can } from "~/accounts/permissions";
import { DelegateActions } from "~/groups/components/delegate-actions";
import { DelegateFilter } from "~/groups/components/delegate-filter";
import { DelegateList } from "~/groups/components/delegate-list";
import { Pages } from "~/ui/pages";
import { StatusCounts } from "~/groups/components/status-counts";
import { addressOf, chosenDelegates, countsOf, queryOf, traitChoices } from "~/groups/delegate-filter";
import { wordValue } from "~/groups/delegate-table";
import { listDelegates } from "~/groups/delegates.server";
import { wordAnyField } from "~/groups/import/words";
import { openDelegates } from "~/groups/open-delegates.server";
import { pageOf } from "~/platform/paging";
import { nameIn } from "~/platform/vietnamese";
import { ButtonLink } from "~/ui/button";
import { EmptyState, PageHead } from "~/ui/page";

/** How many delegates stand on a page. */
const pageLength = 100;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress } = await openDelegates(args, "delegate:view");
  keepAnswer(args, visit);
  const { db, t, language, viewer } = visit;
  const search = new URL(args.request.url).searchParams;
  const query = queryOf(search);
  const all = await listDelegates(db, congress.id);
  const { items, turns: pages } = pageOf(chosenDelegates(all, query), search, pageLength);
  return {
    title: t("groups:delegates.title"),
    congress: { slug: congress.slug, title: nameIn(congress.title, language) },
    counts: countsOf(all),
    query,
    address: addressOf(query),
    traits: traitChoices(all).map(({ field, options }) => ({
      label: wordAnyField(field, t),
      options: options.map(({ trait, value }) => ({ value: trait, label: wordValue(field, value, t) })),
    })),
    mayEdit: can(viewer, "delegate:edit", { committeePath: congress.committee.path }),
    pages,
    delegates: items,
  };
}

export default function Delegates() {
  const { title, congress, counts, query, address, traits, mayEdit, pages, delegates } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation("groups");
  const base = `/congresses/${congress.slug}/delegates`;
  const isEmpty = counts.all === 0;
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: `/congresses/${congress.slug}`, label: congress.title }]}
        lead={t("delegates.lead", { present: counts.present, all: counts.all })}
        actions={
          isEmpty ? null : (
            <>
              <DelegateActions base={base} address={address} mayEdit={mayEdit} />
              <ButtonLink to={`/congresses/${congress.slug}/groups`}>{t("groups.title")}</ButtonLink>
            </>
          )
        }
      />
      {isEmpty ? (
        <EmptyState title={t("delegates.empty")} action={mayEdit ? <FirstSteps base={base} /> : null}>
          {t("delegates.empty-text")}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <StatusCounts base={base} counts={counts.byStatus} query={query} />
          <DelegateFilter base={base} query={query} units={counts.units} traits={traits} />
          <p role="status" className="text-muted text-sm">
            {t("delegates.shown", { count: pages.found })}
          </p>
          {pages.found === 0 ? (
            <EmptyState
              title={t("delegates.none-match")}
              action={<ButtonLink to={base}>{t("delegates.show-all")}</ButtonLink>}
            />
          ) : (
            <DelegateList base={base} delegates={delegates} mayEdit={mayEdit} query={query} />
          )}
          <Pages {...pages} />
        </div>
      )}
    </>
  );
}

function FirstSteps({ base }: { base: string }) {
  const { t } = useTranslation("groups");
  return (
    <>
      <ButtonLink look="primary" to={`${base}/import`}>
        {t("delegates.import")}
      </ButtonLink>
      <ButtonLink to={`${base}/new`}>{t("delegates.add")}</ButtonLink>
    </>
  );
}
