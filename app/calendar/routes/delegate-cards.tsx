import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CardFilter } from "~/calendar/components/card-filter";
import { DelegateCard } from "~/calendar/components/delegate-card";
import { changeDelegateCards, viewDelegateCards } from "~/calendar/delegate-cards.server";
import { openDelegates } from "~/groups/open-delegates.server";
import { readForm } from "~/platform/forms.server";
import { Button } from "~/ui/button";
import { EmptyState, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];
/** The cards hold secret addresses. */
export const headers = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress } = await openDelegates(args, "delegate:view");
  const search = new URL(args.request.url).searchParams;
  const text = (name: string) => (search.get(name) ?? "").slice(0, 200);
  const page = Number(text("page"));
  return viewDelegateCards(visit, congress, {
    ...{ unit: text("unit"), group: text("group") },
    page: Number.isSafeInteger(page) ? page : 1,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { visit, congress } = await openDelegates(args, "delegate:view");
  return changeDelegateCards(visit, congress, await readForm(args.request));
}

export default function DelegateCards() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("calendar");
  const { title, congress, cards, without, mayEdit, page, pages, unit, group } = view;
  const base = `/congresses/${congress.slug}`;
  const turn = (to: number) => `?${new URLSearchParams({ unit, group, page: String(to) })}`;
  return (
    <>
      <div className="no-print grid gap-4">
        <PageHead
          title={title}
          trail={[
            { to: base, label: congress.title },
            { to: `${base}/delegates`, label: t("cards.delegates") },
          ]}
          lead={t("cards.lead")}
        />
        {answer ? (
          <Notice tone="good" live>
            {t(`cards.${answer.done}`, { count: answer.count })}
          </Notice>
        ) : null}
        {without > 0 && mayEdit ? (
          <Notice tone="warn" title={t("cards.without", { count: without })}>
            <Form method="post" reloadDocument className="grid justify-items-start gap-2">
              <p>{t("cards.without-text")}</p>
              <Button look="primary" name="intent" value="make">
                {t("cards.make", { count: without })}
              </Button>
            </Form>
          </Notice>
        ) : null}
        {view.total > 0 ? <CardFilter {...view} /> : null}
      </div>
      {cards.length === 0 ? (
        <EmptyState title={t(view.total === 0 ? "cards.empty" : "cards.none-match")}>
          {view.total === 0 ? t("cards.empty-text") : null}
        </EmptyState>
      ) : (
        <ul className="mt-4 grid grid-cols-1 gap-3 lg:grid-cols-2 print:mt-0 print:grid-cols-2 print:gap-[3mm]">
          {cards.map((card) => (
            <DelegateCard key={card.id} card={card} congress={congress} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
      {pages > 1 ? (
        <nav aria-label={t("cards.pages")} className="no-print mt-4 flex items-center gap-4">
          {page > 1 ? <Link to={turn(page - 1)}>{t("cards.previous")}</Link> : null}
          <span>{t("cards.page", { page, pages })}</span>
          {page < pages ? <Link to={turn(page + 1)}>{t("cards.next")}</Link> : null}
        </nav>
      ) : null}
    </>
  );
}
