import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { keepAnswer, notFound, openVisit, requireViewer, type Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { ChooseFeed } from "~/calendar/components/choose-feed";
import { FeedLinks } from "~/calendar/components/feed-links";
import { FindScope } from "~/calendar/components/find-scope";
import { HowTo } from "~/calendar/components/how-to";
import { NewFeed } from "~/calendar/components/new-feed";
import { OwnFeed } from "~/calendar/components/own-feed";
import { Preview } from "~/calendar/components/preview";
import { changeOwnFeeds, viewOwnFeeds } from "~/calendar/own-feeds.server";
import { viewPublicFeeds } from "~/calendar/subscribe.server";
import { findCongress } from "~/congress/congresses.server";
import { readForm } from "~/platform/forms.server";
import { ButtonLink } from "~/ui/button";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await openVisit(args);
  keepAnswer(args, visit);
  const search = new URL(args.request.url).searchParams;
  const slug = search.get("congress");
  const feeds = await viewPublicFeeds(visit, search);
  if (!feeds) {
    // A congress without a published agenda is on the schedule.
    if (slug !== null && (await findCongress(visit.db, visit.viewer, slug))) throw redirect("/calendar");
    notFound();
  }
  const own = visit.viewer.kind === "user" ? await viewOwnFeeds(visit as Visit<SignedIn>, search) : null;
  return { title: visit.t("calendar:page.title"), ...feeds, own };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await requireViewer(args);
  return changeOwnFeeds(visit, await readForm(args.request));
}

export default function Subscribe() {
  const { title, choices, chosen, own } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("calendar");
  return (
    <>
      <PageHead title={title} lead={t("page.lead")} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <div className="grid min-w-0 gap-6">
          {answer?.address ? (
            <Card title={t("secret.made", { name: answer.address.name })}>
              <div className="grid gap-4">
                <Notice tone="warn" live>
                  {t("secret.once")}
                </Notice>
                <FeedLinks {...answer.address} scan={t("link.qr-secret")} />
              </div>
            </Card>
          ) : null}
          {answer?.done ? (
            <Notice tone="good" live>
              {t(`secret.${answer.done}`)}
            </Notice>
          ) : null}
          <ChooseFeed {...choices} chosen={chosen.slug} />
          <Card title={chosen.name}>
            <div className="grid gap-6">
              <FeedLinks {...chosen} scan={t("link.qr-page")} />
              <Preview preview={chosen.preview} />
              {chosen.toAll ? (
                <Link
                  to={chosen.toAll}
                  className="no-print text-accent inline-flex min-h-11 items-center text-sm font-semibold"
                >
                  {t("page.all")}
                </Link>
              ) : null}
              {chosen.toSchedule ? (
                <p className="text-muted text-sm">
                  {t("page.apps")}{" "}
                  <a href={chosen.toSchedule} className="text-accent py-1 underline underline-offset-4">
                    schedule.json
                  </a>
                  {", "}
                  <a
                    href={chosen.toSchedule.replace(/json$/, "xml")}
                    className="text-accent py-1 underline underline-offset-4"
                  >
                    schedule.xml
                  </a>
                </p>
              ) : null}
            </div>
          </Card>
        </div>
        <div className="grid min-w-0 gap-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <HowTo />
        </div>
        <div className="min-w-0 lg:col-start-1">
          <Card id="own" title={t("secret.title")}>
            {own ? (
              <div className="grid gap-5">
                <p className="text-muted">{t("secret.lead")}</p>
                {own.feeds.length === 0 ? (
                  <p>{t("secret.none")}</p>
                ) : (
                  <ul>
                    {own.feeds.map((feed) => (
                      <OwnFeed
                        key={feed.id}
                        feed={feed}
                        preview={own.preview?.id === feed.id ? own.preview : null}
                        reply={answer?.which === feed.id ? answer.reply : null}
                      />
                    ))}
                  </ul>
                )}
                <section aria-labelledby="new-feed-title" className="no-print border-line border-t pt-4">
                  <h3 id="new-feed-title" className="mb-3 font-semibold">
                    {t("secret.new")}
                  </h3>
                  {own.scopes.isCut ? <FindScope sought={own.sought} /> : null}
                  <NewFeed
                    scopes={own.scopes.options}
                    kinds={own.kinds}
                    reply={answer?.which === "new" ? answer.reply : null}
                  />
                </section>
              </div>
            ) : (
              <div className="grid justify-items-start gap-3">
                <p>{t("secret.sign-in")}</p>
                <ButtonLink to="/sign-in?to=/calendar">{t("secret.to-sign-in")}</ButtonLink>
              </div>
            )}
          </Card>
        </div>
      </div>
    </>
  );
}
