import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can, canSomewhere } from "~/accounts/permissions";
import { inCommon, type CommonVisit } from "~/accounts/common.server";
import { keepAnswer, openVisit, type Visit } from "~/accounts/request.server";
import { CongressList } from "~/congress/components/congress-entry";
import { committeesOnPaths } from "~/congress/committees.server";
import type { ListedCongress } from "~/congress/congress";
import { listCongressesOf, listWholeCongresses } from "~/congress/congresses.server";
import { missingOf } from "~/congress/missing";
import { startOfSchedule } from "~/congress/schedule-start.server";
import { listedFacts, wordCongress, type CongressView } from "~/congress/words";
import { wordDay } from "~/platform/days";
import { nameIn } from "~/platform/vietnamese";
import { Behind } from "~/readiness/components/behind";
import { countOverdue } from "~/readiness/overdue.server";
import { countReviews, readWaiting, reviewsAmong } from "~/readiness/reviews.server";
import { ButtonLink } from "~/ui/button";
import { ReviewsWaiting } from "~/readiness/components/reviews-waiting";
import { Card, EmptyState, NoticeLink, PageHead } from "~/ui/page";

/** How many congresses of each part the overview shows. */
const most = 6;
/** Among how many congresses the overview looks for those that lack something. */
const mostLooked = 100;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await openVisit(args);
  keepAnswer(args, visit);
  return {
    ...(await inCommon(args, visit, "overview", null, commonOf)),
    reviews: await reviewsOf(args, visit),
  };
}

/** What waits for the confirmation of this viewer, who does not confirm own work. */
async function reviewsOf(args: LoaderFunctionArgs, visit: Visit) {
  const { db, viewer } = visit;
  if (viewer.kind === "visitor" || !canSomewhere(viewer, "readiness:confirm")) return null;
  const read = (common: CommonVisit) => readWaiting(common.db, common.viewer);
  const waiting = await inCommon(args, visit, "waiting for confirmation", null, read);
  return reviewsAmong(waiting, viewer) ?? countReviews(db, viewer);
}

async function commonOf(visit: CommonVisit) {
  const { db, viewer, t, language, today, now } = visit;
  const seen = { which: "seen", count: most } as const;
  const own = canSomewhere(viewer, "congress:edit") ? await ownOnes(visit) : null;
  return {
    title: t("common:product"),
    asOf: t("common:as-of", { day: wordDay(today, language) }),
    ahead: await inWords(await startOfSchedule(db, viewer, { ...seen, part: "ahead" }), visit),
    held: await inWords(await startOfSchedule(db, viewer, { ...seen, part: "held" }), visit),
    tasks: own && (await tasksIn(own, visit)),
    overdue: viewer.kind === "user" ? await countOverdue(db, viewer, { today, now }) : null,
    hasOwn: own !== null && own.length > 0,
    mayAdd: canSomewhere(viewer, "congress:create"),
    mayTry: can(viewer, "workspace:configure"),
  };
}

/** The first congresses that the viewer may edit, what is ahead first; one more than are looked at. */
async function ownOnes({ db, viewer }: CommonVisit): Promise<ListedCongress[]> {
  const own = { which: "own", count: mostLooked + 1 } as const;
  const ahead = await startOfSchedule(db, viewer, { ...own, part: "ahead" });
  if (ahead.length === own.count) return ahead;
  return [...ahead, ...(await startOfSchedule(db, viewer, { ...own, part: "held" }))].slice(0, own.count);
}

async function inWords(
  congresses: readonly ListedCongress[],
  { db, viewer, t, language, today }: CommonVisit,
): Promise<CongressView[]> {
  const ids = congresses.map(({ id }) => id);
  const shown = await listCongressesOf(db, viewer, ids);
  const known = await committeesOnPaths(
    db,
    shown.map(({ committee }) => committee.path),
  );
  const reading = { t, language, today, showsPeople: viewer.kind === "user" };
  return shown.map((congress) => wordCongress(congress, known, reading, listedFacts));
}

interface Tasks {
  congresses: { slug: string; title: string; missing: string[] }[];
  /** True when not all congresses were looked at. */
  isCut: boolean;
}

/** What the congresses lack, in their order, of as many as the overview shows. */
async function tasksIn(
  own: readonly ListedCongress[],
  { db, viewer, t, language, today }: CommonVisit,
): Promise<Tasks> {
  const looked = own.slice(0, mostLooked).map(({ id }) => id);
  const congresses: Tasks["congresses"] = [];
  for (const congress of await listWholeCongresses(db, viewer, looked)) {
    const missing = missingOf(congress, today);
    if (missing.length === 0) continue;
    if (congresses.length === most) return { congresses, isCut: true };
    const texts = missing.map(({ code, with: parameters }) => t(`congress:missing.${code}`, parameters));
    congresses.push({ slug: congress.slug, title: nameIn(congress.title, language), missing: texts });
  }
  return { congresses, isCut: own.length > mostLooked };
}

export default function Overview() {
  const { title, asOf, ahead, held, tasks, reviews, overdue, hasOwn, mayAdd, mayTry } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation(["congress", "readiness"]);
  return (
    <>
      <PageHead
        title={title}
        lead={
          <>
            <p>{t("overview.lead")}</p>
            <p className="hidden print:block">{asOf}</p>
          </>
        }
        actions={
          <>
            <ButtonLink look="primary" to="/congresses">
              {t("overview.see-schedule")}
            </ButtonLink>
            <ButtonLink to="/calendar">{t("schedule.subscribe")}</ButtonLink>
            {mayAdd ? <ButtonLink to="/congresses/new">{t("schedule.new")}</ButtonLink> : null}
            {mayTry ? <ButtonLink to="/sample">{t("overview.sample")}</ButtonLink> : null}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 print:block print:space-y-6 print:[&_section]:break-inside-auto!">
        {overdue ? <Behind count={overdue.behind} /> : null}
        {overdue && overdue.items > 0 ? (
          <NoticeLink
            tone="block"
            to={overdue.slug ? `/congresses/${overdue.slug}/readiness` : "/readiness?show=overdue"}
          >
            {t("readiness:reviews.overdue", { count: overdue.items })}
          </NoticeLink>
        ) : null}
        {reviews ? <ReviewsWaiting {...reviews} /> : null}
        {tasks ? <TasksCard tasks={tasks} hasOwn={hasOwn} /> : null}
        {ahead.length + held.length === 0 ? (
          <EmptyState title={t("schedule.empty")}>{t("schedule.empty-text")}</EmptyState>
        ) : (
          <Card title={t("overview.next")}>
            {ahead.length === 0 ? (
              <p className="text-muted">{t("overview.none-ahead")}</p>
            ) : (
              <CongressList congresses={ahead} />
            )}
          </Card>
        )}
        {held.length > 0 ? (
          <Card title={t("overview.recently-held")}>
            <CongressList congresses={held} />
          </Card>
        ) : null}
      </div>
    </>
  );
}

const shownTasks = 4;

function TasksCard({ tasks: { congresses, isCut }, hasOwn }: { tasks: Tasks; hasOwn: boolean }) {
  const { t } = useTranslation("congress");
  return (
    <Card title={t("overview.tasks")}>
      {!hasOwn ? (
        <EmptyState title={t("overview.nothing-yet")}>{t("overview.nothing-yet-text")}</EmptyState>
      ) : congresses.length === 0 ? (
        <p className="text-muted">{t("overview.tasks-none")}</p>
      ) : (
        <ul className="divide-line divide-y">
          {congresses.map(({ slug, title, missing }) => (
            <li key={slug} className="py-3 first:pt-0 last:pb-0 print:break-inside-avoid">
              <p>
                <Link
                  to={`/congresses/${slug}`}
                  className="text-accent inline-block py-1 font-semibold break-words underline underline-offset-4"
                >
                  {title}
                </Link>{" "}
                <span className="text-muted text-sm">
                  {t("overview.tasks-count", { count: missing.length })}
                </span>
              </p>
              <ul className="mt-1 grid gap-x-6 gap-y-0.5 text-sm md:grid-cols-2">
                {missing.slice(0, shownTasks).map((text, index) => (
                  <li key={index} className="break-words">
                    {text}
                  </li>
                ))}
                {missing.length > shownTasks ? (
                  <li className="text-muted">{t("overview.more", { count: missing.length - shownTasks })}</li>
                ) : null}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {isCut ? <p className="text-muted mt-3 text-sm">{t("overview.tasks-more")}</p> : null}
    </Card>
  );
}
