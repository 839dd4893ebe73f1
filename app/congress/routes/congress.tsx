import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can } from "~/accounts/permissions";
import { authorise, keepAnswer, notFound, openVisit, requireViewer } from "~/accounts/request.server";
import { CongressFacts } from "~/congress/components/congress-facts";
import { StageBadges } from "~/congress/components/stage-badges";
import { committeesOnPaths } from "~/congress/committees.server";
import { congressSubject } from "~/congress/congress";
import { anchorOf } from "~/congress/forms/congress-rows";
import { findCongress } from "~/congress/congresses.server";
import { missingOf } from "~/congress/missing";
import { wordCongress } from "~/congress/words";
import { wordDay } from "~/platform/days";
import { readReadiness } from "~/readiness/ready-view.server";
import { ReadinessNotice } from "~/readiness/components/readiness-notice";
import { ButtonLink } from "~/ui/button";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.congress.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await openVisit(args);
  keepAnswer(args, visit);
  const { db, viewer, t, language, today } = visit;
  const congress = await findCongress(db, viewer, args.params.slug ?? "");
  if (!congress) {
    if (viewer.kind === "visitor") await requireViewer(args);
    notFound();
  }
  authorise(visit, "congress:view", congressSubject(congress));
  const committees = await committeesOnPaths(db, [congress.committee.path]);
  const isMember = viewer.kind === "user";
  const mayFollowReadiness = can(viewer, "readiness:view", { committeePath: congress.committee.path });
  const mayEdit = can(viewer, "congress:edit", { committeePath: congress.committee.path });
  return {
    congress: wordCongress(congress, committees, { t, language, today, showsPeople: isMember }),
    mayEdit,
    maySeeGroups: can(viewer, "group:view", { committeePath: congress.committee.path }),
    maySeeDelegates: can(viewer, "delegate:view", { committeePath: congress.committee.path }),
    mayFollowReadiness,
    readiness: mayFollowReadiness ? await readReadiness(visit, congress.id) : null,
    mayEditAgenda: can(viewer, "agenda:edit", { committeePath: congress.committee.path }),
    documents: congress.documents.map(({ id, kind, title, circulated }) => ({
      ...{ id, kind, title },
      circulated: circulated === null ? null : wordDay(circulated, language),
    })),
    halls: congress.halls,
    missing: missingOf(congress, today).map(({ code, field, with: parameters }) => ({
      key: `${code} ${JSON.stringify(parameters)}`,
      field,
      text: t(`congress:missing.${code}`, parameters),
    })),
  };
}

export default function CongressPage() {
  const {
    congress,
    readiness,
    mayEdit,
    mayFollowReadiness,
    mayEditAgenda,
    maySeeDelegates,
    maySeeGroups,
    documents,
    halls,
    missing,
  } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["congress", "common", "readiness", "groups"]);
  const base = `/congresses/${congress.slug}`;
  return (
    <>
      <PageHead
        title={congress.title}
        trail={[{ to: "/congresses", label: t("schedule.title") }]}
        lead={
          <div className="grid gap-2">
            <p>{[...congress.above, congress.committee].map(({ name }) => name).join(" › ")}</p>
            <p className="flex flex-wrap gap-1.5">
              <StageBadges congress={congress} />
            </p>
          </div>
        }
        actions={
          <>
            <ButtonLink look="primary" to={`${base}/agenda`}>
              {t("congress.see-programme")}
            </ButtonLink>
            {mayEditAgenda ? (
              <ButtonLink to={`${base}/agenda/edit`}>{t("congress.edit-programme")}</ButtonLink>
            ) : null}
            {maySeeDelegates ? (
              <ButtonLink to={`${base}/delegates`}>{t("congress.see-delegates")}</ButtonLink>
            ) : null}
            {maySeeGroups ? <ButtonLink to={`${base}/groups`}>{t("groups:groups.title")}</ButtonLink> : null}
            {mayFollowReadiness ? (
              <ButtonLink to={`${base}/readiness`}>{t("readiness:checklist.title")}</ButtonLink>
            ) : null}
            {mayEdit ? <ButtonLink to={`${base}/edit`}>{t("common:edit")}</ButtonLink> : null}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {congress.isSample ? <Notice tone="sample">{t("congress.sample-notice")}</Notice> : null}
        {congress.isPublic ? null : <Notice tone="warn">{t("congress.internal-notice")}</Notice>}
        {readiness ? <ReadinessNotice here={`${base}/readiness`} {...readiness} /> : null}
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            <Card title={t("congress.facts")}>
              <CongressFacts facts={congress.facts} />
            </Card>
            <Card title={t("congress.documents")}>
              {documents.length === 0 ? (
                <p className="text-muted">{t("congress.no-documents")}</p>
              ) : (
                <ul className="divide-line divide-y">
                  {documents.map(({ id, kind, title, circulated }) => (
                    <li key={id} className="py-2">
                      <p className="font-medium break-words">{title}</p>
                      <p className="text-muted text-sm">
                        {t(`document-kind.${kind}`)}
                        {" · "}
                        {circulated === null
                          ? t("congress.not-circulated")
                          : t("congress.circulated", { day: circulated })}
                      </p>
                    </li>
                  ))}
                </ul>
              )}
            </Card>
          </div>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            <Card title={t("congress.missing")}>
              {missing.length === 0 ? (
                <p className="text-good font-semibold">{t("congress.nothing-missing")}</p>
              ) : (
                <ul className="divide-line divide-y text-sm">
                  {missing.map(({ key, field, text }) => (
                    <li key={key} className="flex items-baseline justify-between gap-3 py-2">
                      <span className="min-w-0 break-words">{text}</span>
                      {mayEdit ? (
                        <Link
                          to={`${base}/edit#${anchorOf(field)}`}
                          aria-label={`${t("congress.mend")}: ${text}`}
                          className="text-accent shrink-0 py-1 font-semibold underline underline-offset-4"
                        >
                          {t("congress.mend")}
                        </Link>
                      ) : null}
                    </li>
                  ))}
                </ul>
              )}
            </Card>
            <Card title={t("congress.halls")}>
              {halls.length === 0 ? (
                <p className="text-muted">{t("congress.no-halls")}</p>
              ) : (
                <ul className="divide-line divide-y text-sm">
                  {halls.map(({ id, name, capacity }) => (
                    <li key={id} className="flex justify-between gap-3 py-2">
                      <span className="min-w-0 font-medium break-words">{name}</span>
                      <span className="text-muted shrink-0 tabular-nums">
                        {capacity === null
                          ? t("congress.seats-unknown")
                          : t("congress.seats", { count: capacity })}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </Card>
            {congress.isPublic ? (
              <Card>
                <Link
                  to={`/calendar?congress=${congress.slug}`}
                  className="text-accent font-semibold underline underline-offset-4"
                >
                  {t("congress.subscribe")}
                </Link>
              </Card>
            ) : null}
          </div>
        </div>
      </div>
    </>
  );
}
