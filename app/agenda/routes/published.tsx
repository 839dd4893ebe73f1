import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { keepAnswer, notFound } from "~/accounts/request.server";
import { can } from "~/accounts/permissions";
import { ChangeList } from "~/agenda/components/change-list";
import { Programme } from "~/agenda/components/programme";
import { openCongress } from "~/agenda/open-agenda.server";
import { programmeOf } from "~/agenda/programme";
import { findPublication, listPublications } from "~/agenda/publications.server";
import { matching, nowAndNext } from "~/agenda/now-and-next";
import { KeepOffline } from "~/agenda/components/offline";
import { PrintLinks } from "~/agenda/components/print-links";
import { NowAndNextCard } from "~/agenda/components/now-and-next";
import { localDayOf, wordInstant } from "~/platform/days";
import { Button, ButtonLink } from "~/ui/button";
import { Card, EmptyState, Notice, PageHead } from "~/ui/page";
import { SearchField } from "~/ui/search-field";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const kept = new Headers();
  const offline = loaderHeaders.get("X-Offline");
  if (offline) kept.set("X-Offline", offline);
  return kept;
};

/** The published programme: the latest version, or the one that the address names. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, title } = await openCongress(args);
  keepAnswer(args, visit);
  const { t, language, db, viewer } = visit;
  const asked = args.params.version;
  if (asked !== undefined && !/^[1-9]\d{0,8}$/.test(asked)) notFound();
  const shown = await findPublication(db, congress.id, asked === undefined ? undefined : Number(asked));
  if (!shown && asked !== undefined) notFound();
  const versions = shown ? await listPublications(db, congress.id) : [];
  const wordVersion = (one: { version: number; name: string; publishedAt: string }) =>
    t(one.name ? "agenda:programme.version-name" : "agenda:programme.version", {
      version: one.version,
      name: one.name,
      at: wordInstant(one.publishedAt, language, congress.timezone),
    });
  const days = shown ? programmeOf(shown.agenda) : [];
  const words = (new URL(args.request.url).searchParams.get("q") ?? "").slice(0, 200);
  const time = wordInstant(visit.now.toISOString(), language, congress.timezone).slice(-5);
  // What a visitor may read may also be kept by the browser; pages of somebody signed in are not.
  const headers =
    viewer.kind === "visitor" && shown && congress.isPublic ? { "X-Offline": "keep" } : undefined;
  const page = {
    title: t("agenda:programme.page-title", { congress: title }),
    words,
    congress: { slug: congress.slug, title, isPublic: congress.isPublic },
    mayEdit: can(viewer, "agenda:edit", { committeePath: congress.committee.path }),
    shown: shown && {
      version: shown.version,
      revision: shown.revision,
      label: wordVersion(shown),
      days: matching(days, words),
      isLatest: shown.version === versions[0]?.version,
      nowAndNext: nowAndNext(days, localDayOf(visit.now, congress.timezone), time),
      changes: shown.changes,
      waivers: shown.waivers.map((waiver) => ({ ...waiver, rule: t(`agenda:rule.${waiver.code}`) })),
    },
    latest: versions[0]?.version ?? null,
    versions: versions.map((each) => ({ version: each.version, label: wordVersion(each) })),
  };
  return data(page, headers ? { headers } : {});
}

export default function PublishedAgenda() {
  const { title, congress, mayEdit, shown, latest, versions, words } = useLoaderData<typeof loader>();
  const { t } = useTranslation("agenda");
  const base = `/congresses/${congress.slug}`;
  const edit = mayEdit ? (
    <ButtonLink key="edit" to={`${base}/agenda/edit`} look={shown ? "secondary" : "primary"}>
      {t("programme.to-edit")}
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: base, label: congress.title }]}
        lead={shown?.label}
        actions={
          shown ? (
            <>
              {congress.isPublic ? (
                <ButtonLink to={`/calendar?congress=${congress.slug}`} look="primary">
                  {t("programme.subscribe")}
                </ButtonLink>
              ) : null}
              <PrintLinks base={base} version={shown.version} />
              {edit}
            </>
          ) : null
        }
      />
      {shown ? (
        <div className="grid gap-6">
          {latest !== null && shown.version < latest ? (
            <Notice tone="warn">
              {t("programme.older-version", { version: latest })}{" "}
              <Link to={`${base}/agenda`} className="underline underline-offset-4">
                {t("programme.see-latest")}
              </Link>
              {mayEdit ? (
                <>
                  {" · "}
                  <Link
                    to={`${base}/agenda/history?look=${shown.revision}`}
                    className="underline underline-offset-4"
                  >
                    {t("programme.roll-back")}
                  </Link>
                </>
              ) : null}
            </Notice>
          ) : null}
          {shown.isLatest && shown.nowAndNext ? <NowAndNextCard {...shown.nowAndNext} /> : null}
          <Search words={words} found={shown.days.length > 0} />
          <Programme days={shown.days} />
          <KeepOffline />
          <Card title={t("programme.changes")}>
            {shown.version === 1 ? (
              <p className="text-muted text-sm">{t("programme.first-version")}</p>
            ) : shown.changes.length === 0 ? (
              <p className="text-muted text-sm">{t("programme.no-changes")}</p>
            ) : (
              <ChangeList changes={shown.changes} />
            )}
            {shown.waivers.length > 0 ? (
              <>
                <h3 className="mt-4 font-semibold">{t("programme.waivers")}</h3>
                <ul className="mt-1 grid gap-1 text-sm">
                  {shown.waivers.map(({ code, rule, name, reason }) => (
                    <li key={code} className="break-words">
                      {rule}. {t("publishing.waiver-line", { name, reason })}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </Card>
          {versions.length > 1 ? (
            <Card title={t("programme.versions")}>
              <ul className="grid gap-1">
                {versions.map(({ version, label }) => (
                  <li key={version}>
                    <Link
                      to={`${base}/agenda/v/${version}`}
                      aria-current={version === shown.version ? "page" : undefined}
                      className="text-accent inline-block py-1 underline underline-offset-4 aria-[current]:font-semibold aria-[current]:no-underline"
                    >
                      {label}
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
        </div>
      ) : (
        <EmptyState title={t("programme.none")} action={edit}>
          {t("programme.none-text")}
        </EmptyState>
      )}
    </>
  );
}

function Search({ words, found }: { words: string; found: boolean }) {
  const { t } = useTranslation(["agenda", "common"]);
  return (
    <Form method="get" className="no-print flex flex-wrap items-end gap-3" key={words}>
      <SearchField label={t("programme.search")} name="q" value={words} />
      <Button>{t("common:search")}</Button>
      {found ? null : (
        <p role="status" className="text-muted min-h-11 py-2.5">
          {t("programme.not-found")}
        </p>
      )}
    </Form>
  );
}
