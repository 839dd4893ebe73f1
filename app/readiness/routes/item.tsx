import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ItemDetails } from "~/readiness/components/item-details";
import { ItemEvidence } from "~/readiness/components/item-evidence";
import { ItemFacts } from "~/readiness/components/item-facts";
import { ItemSteps } from "~/readiness/components/item-steps";
import { newId } from "~/platform/id.server";
import { answerItemForm } from "~/readiness/item-action.server";
import { viewItem } from "~/readiness/item-view.server";
import { openItemPage } from "~/readiness/open-checklist.server";
import { ButtonLink } from "~/ui/button";
import { Badge, Card, Notice, PageHead } from "~/ui/page";
import { stayWhenUnreachable, UnreachableNotice } from "~/ui/unreachable";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

const savedWords = ["step", "details", "evidence", "withdrawn"] as const;

/** One item of a checklist: what is asked, who does it, what proves it, what can be done now. */
export async function loader(args: LoaderFunctionArgs) {
  const open = await openItemPage(args);
  const item = await viewItem(open);
  const saved = new URL(args.request.url).searchParams.get("saved");
  return {
    pageTitle: open.visit.t("readiness:item.page-title", { item: item.title, congress: open.title }),
    congress: { slug: open.congress.slug, title: open.title },
    item,
    saved: savedWords.find((each) => each === saved) ?? null,
    formKey: newId(),
  };
}

export const action = (args: ActionFunctionArgs) => answerItemForm(args);

export const clientAction = stayWhenUnreachable;

export default function ItemPage() {
  const { congress, item, saved, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("readiness");
  const checklist = `/congresses/${congress.slug}/readiness`;
  const here = `${checklist}/items/${item.code}`;
  return (
    <>
      <PageHead
        title={item.title}
        actions={
          item.calendar ? (
            <ButtonLink to={item.calendar} reloadDocument download>
              {t("item.calendar")}
            </ButtonLink>
          ) : null
        }
        trail={[
          { to: `/congresses/${congress.slug}`, label: congress.title },
          { to: checklist, label: t("checklist.title") },
        ]}
        lead={
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={item.tone}>{item.stateLabel}</Badge>
            <span className={item.isLate ? "text-block font-semibold" : ""}>{item.due}</span>
          </p>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <UnreachableNotice />
        {answer?.problem ? (
          <Notice tone="block" live>
            {answer.problem}
          </Notice>
        ) : saved ? (
          <Notice tone="good" live>
            {t(`saved.${saved}`)}
          </Notice>
        ) : null}
        {item.isRetired ? <Notice tone="warn">{t("item.retired")}</Notice> : null}
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            <ItemFacts item={item} />
            <ItemSteps
              here={here}
              congress={congress.slug}
              item={item}
              formKey={formKey}
              reply={answer?.form === "step" ? answer.reply : null}
              isSaved={saved === "step"}
            />
          </div>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            <ItemEvidence here={here} item={item} />
            <ItemDetails
              key={item.version}
              here={here}
              item={item}
              formKey={formKey}
              reply={answer?.form === "details" ? answer.reply : null}
              stored={answer?.stored ?? undefined}
              isSaved={saved === "details"}
            />
          </div>
        </div>
        <Card title={t("item.history")}>
          {item.history.length === 0 ? (
            <p className="text-muted">{t("item.no-history")}</p>
          ) : (
            <ol className="divide-line divide-y text-sm">
              {item.history.map(({ number, label, reason, deed }) => (
                <li key={number} className="py-2">
                  <p>
                    <span className="font-semibold">{label}</span> <span className="text-muted">{deed}</span>
                  </p>
                  {reason ? <p className="break-words whitespace-pre-line">{reason}</p> : null}
                </li>
              ))}
            </ol>
          )}
        </Card>
      </div>
    </>
  );
}
