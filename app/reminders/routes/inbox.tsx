import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireViewer } from "~/accounts/request.server";
import { wordInstant } from "~/platform/days";
import { readForm } from "~/platform/forms.server";
import { workspaceZone } from "~/platform/settings.server";
import { ReviewsWaiting } from "~/readiness/components/reviews-waiting";
import { countReviews } from "~/readiness/reviews.server";
import { NoticeList } from "~/reminders/components/notice-list";
import { listNotices, markRead } from "~/reminders/notices.server";
import { wordNotice } from "~/reminders/words";
import { Button, ButtonLink } from "~/ui/button";
import { Card, EmptyState, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** One's own inbox: what needs one, unread first. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, viewer, t, language, now } = await requireViewer(args);
  const notices = (await listNotices(db, viewer)).map((notice) => ({
    id: notice.id,
    isRead: notice.isRead,
    at: wordInstant(notice.at, language, workspaceZone),
    ...wordNotice(notice, { t, language }),
  }));
  const reviews = await countReviews(db, viewer);
  return { title: t("reminders:inbox.title"), reviews, notices, shownAt: now.toISOString() };
}

/** Marks notices as read. */
export async function action(args: ActionFunctionArgs) {
  const { db, viewer, now } = await requireViewer(args);
  const form = await readForm(args.request);
  const until = String(form.get("until") ?? "");
  if (form.get("intent") === "all" && !Number.isNaN(Date.parse(until))) {
    await markRead(db, viewer, now, { until: new Date(until).toISOString() });
  } else await markRead(db, viewer, now, { id: String(form.get("notice") ?? "") });
  return redirect("/inbox");
}

export default function Inbox() {
  const { title, reviews, notices, shownAt } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["reminders", "readiness"]);
  const unread = notices.filter(({ isRead }) => !isRead);
  const read = notices.filter(({ isRead }) => isRead);
  return (
    <>
      <PageHead
        title={title}
        lead={t("inbox.lead")}
        actions={<ButtonLink to="/account/reminders">{t("inbox.choose")}</ButtonLink>}
      />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
        <ReviewsWaiting {...reviews} />
        {notices.length === 0 ? (
          <EmptyState title={t("inbox.empty")}>{t("inbox.empty-text")}</EmptyState>
        ) : null}
        {unread.length > 0 ? (
          <Card
            title={t("inbox.unread", { count: unread.length })}
            actions={
              <Form method="post" action="/inbox">
                <input type="hidden" name="intent" value="all" />
                <input type="hidden" name="until" value={shownAt} />
                <Button>{t("inbox.mark-all")}</Button>
              </Form>
            }
          >
            <NoticeList notices={unread} />
          </Card>
        ) : null}
        {read.length > 0 ? (
          <Card title={t("inbox.read")}>
            <NoticeList notices={read} />
          </Card>
        ) : null}
      </div>
    </>
  );
}
