import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { keepAnswer, requireViewer } from "~/accounts/request.server";
import { daysBetween, localDayOf, wordDay } from "~/platform/days";
import { readForm } from "~/platform/forms.server";
import { nameIn } from "~/platform/vietnamese";
import { confirmReviews } from "~/readiness/bulk.server";
import { PageLinks } from "~/readiness/components/page-links";
import { PictureTabs } from "~/readiness/components/picture-tabs";
import { ReviewList } from "~/readiness/components/review-list";
import { isReviewLate } from "~/readiness/readiness";
import { readReviews } from "~/readiness/reviews.server";
import { Button } from "~/ui/button";
import { Card, EmptyState, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What waits for one's confirmation, oldest first. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  keepAnswer(args, visit);
  const { db, viewer, t, language, today } = visit;
  const asked = Number(new URL(args.request.url).searchParams.get("page")) || 1;
  const { reviews, count, isMore, page, pages } = await readReviews(
    db,
    viewer,
    Math.trunc(Math.min(asked, 1e6)),
  );
  return {
    title: t("readiness:reviews.title"),
    lead: t(isMore ? "readiness:reviews.lead-more" : "readiness:reviews.lead", {
      ...{ count, day: wordDay(today, language) },
    }),
    ...{ page, pages },
    reviews: reviews.map((review) => {
      const day = localDayOf(review.at, review.congress.timezone);
      const days = Math.max(0, daysBetween(day, today));
      return {
        ticked: `${review.itemId}:${review.version}`,
        title: nameIn(review.title, language),
        committee: nameIn(review.committee, language),
        to: `/congresses/${review.congress.slug}/readiness/items/${review.code}`,
        by: t("readiness:reviews.by", { name: review.by, day: wordDay(day, language) }),
        due: review.due === null ? null : t("readiness:due.on", { day: wordDay(review.due, language) }),
        reason: review.state === "done" ? null : review.reason,
        waiting: t("readiness:reviews.waiting", { count: days }),
        isLate: isReviewLate(days),
      };
    }),
  };
}

/** Confirms everything that was ticked. */
export async function action(args: ActionFunctionArgs) {
  const visit = await requireViewer(args);
  const ticked = (await readForm(args.request)).getAll("item").map(String);
  return data(await confirmReviews(visit, ticked));
}

export default function ReviewsPage() {
  const { title, lead, reviews, page, pages } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("readiness");
  const addressOf = (number: number) => `/readiness/reviews${number > 1 ? `?page=${number}` : ""}`;
  return (
    <>
      <PageHead title={title} lead={lead} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <PictureTabs />
        {answer ? (
          <Notice
            tone={answer.refused.length > 0 || answer.taken === 0 ? "warn" : "good"}
            title={answer.taken > 0 ? t("reviews.confirmed", { count: answer.taken }) : t("bulk.nothing")}
            live
          >
            {answer.refused.length > 0 ? answer.refused.join(" ") : null}
          </Notice>
        ) : null}
        {reviews.length === 0 ? (
          <EmptyState title={t("reviews.none")}>{t("reviews.none-text")}</EmptyState>
        ) : (
          <Form method="post" action={addressOf(page)} className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <Card>
              <ReviewList key={reviews.map(({ ticked }) => ticked).join()} reviews={reviews} />
            </Card>
            <div className="no-print border-line bg-surface rounded-card sticky bottom-0 border p-3 shadow-sm">
              <Button look="primary">{t("reviews.confirm")}</Button>
            </div>
          </Form>
        )}
        <PageLinks page={page} pages={pages} addressOf={addressOf} />
      </div>
    </>
  );
}
