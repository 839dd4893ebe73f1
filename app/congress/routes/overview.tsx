import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can, canSomewhere } from "~/accounts/permissions";
import { openVisit } from "~/accounts/request.server";
import { CongressEntry } from "~/congress/components/congress-entry";
import { listCommittees } from "~/congress/committees.server";
import { findCongressById, listCongresses } from "~/congress/congresses.server";
import { missingOf } from "~/congress/missing";
import { inParts } from "~/congress/schedule";
import { wordCongress } from "~/congress/words";
import { ButtonLink } from "~/ui/button";
import { Card, EmptyState, PageHead } from "~/ui/page";

/** How many congresses of each part the overview shows. */
const most = 6;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await openVisit(args);
  const { db, viewer, t, language, today } = visit;
  const known = new Map((await listCommittees(db, viewer)).map((each) => [each.id, each]));
  const parts = inParts(await listCongresses(db, viewer));
  const of = (wanted: "ahead" | "held") => parts.find(({ part }) => part === wanted)?.congresses ?? [];
  const reading = { t, language, today, showsPeople: viewer.kind === "user" };
  const own = of("ahead").filter(({ committee }) =>
    can(viewer, "congress:edit", { committeePath: committee.path }),
  );
  const tasks = await Promise.all(
    own.slice(0, most).map(async ({ id, slug }) => {
      const congress = await findCongressById(db, viewer, id);
      return {
        slug,
        title: congress ? wordCongress(congress, known, reading).title : "",
        missing: (congress ? missingOf(congress, today) : []).map((missing) =>
          t(`congress:missing.${missing.code}`, missing.with),
        ),
      };
    }),
  );
  return {
    title: t("common:product"),
    ahead: of("ahead")
      .slice(0, most)
      .map((congress) => wordCongress(congress, known, reading)),
    held: of("held")
      .slice(0, most)
      .map((congress) => wordCongress(congress, known, reading)),
    tasks: viewer.kind === "user" && canSomewhere(viewer, "congress:edit") ? tasks : null,
    mayAdd: canSomewhere(viewer, "congress:create"),
    mayTry: can(viewer, "workspace:configure"),
  };
}

export default function Overview() {
  const { title, ahead, held, tasks, mayAdd, mayTry } = useLoaderData<typeof loader>();
  const { t } = useTranslation("congress");
  return (
    <>
      <PageHead
        title={title}
        lead={t("overview.lead")}
        actions={
          <>
            <ButtonLink look="primary" to="/congresses">
              {t("overview.see-schedule")}
            </ButtonLink>
            {mayAdd ? <ButtonLink to="/congresses/new">{t("schedule.new")}</ButtonLink> : null}
            {mayTry ? <ButtonLink to="/sample">{t("overview.sample")}</ButtonLink> : null}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {tasks ? <Tasks tasks={tasks} /> : null}
        <Card title={t("overview.next")}>
          {ahead.length === 0 ? (
            <p className="text-muted">{t("overview.none-ahead")}</p>
          ) : (
            <ul>
              {ahead.map((congress) => (
                <CongressEntry key={congress.id} congress={congress} />
              ))}
            </ul>
          )}
        </Card>
        {held.length > 0 ? (
          <Card title={t("overview.recently-held")}>
            <ul>
              {held.map((congress) => (
                <CongressEntry key={congress.id} congress={congress} />
              ))}
            </ul>
          </Card>
        ) : null}
      </div>
    </>
  );
}

const shownTasks = 4;

function Tasks({ tasks }: { tasks: { slug: string; title: string; missing: string[] }[] }) {
  const { t } = useTranslation("congress");
  const open = tasks.filter(({ missing }) => missing.length > 0);
  return (
    <Card title={t("overview.tasks")}>
      {tasks.length === 0 ? (
        <EmptyState title={t("overview.nothing-yet")}>{t("overview.nothing-yet-text")}</EmptyState>
      ) : open.length === 0 ? (
        <p className="text-muted">{t("overview.tasks-none")}</p>
      ) : (
        <ul className="divide-line divide-y">
          {open.map(({ slug, title, missing }) => (
            <li key={slug} className="py-3 first:pt-0 last:pb-0">
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
              <ul className="mt-1 grid gap-0.5 text-sm">
                {missing.slice(0, shownTasks).map((text) => (
                  <li key={text} className="break-words">
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
    </Card>
  );
}
