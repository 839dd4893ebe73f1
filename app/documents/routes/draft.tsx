import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { notFound } from "~/accounts/request.server";
import { DraftChanges } from "~/documents/components/draft-changes";
import { DraftRounds } from "~/documents/components/draft-rounds";
import { readChanges } from "~/documents/draft-changes.server";
import { findVersion } from "~/documents/drafts.server";
import { openDraft } from "~/documents/open-draft.server";
import { paragraphComments } from "~/documents/paragraph-comments.server";
import { listRounds } from "~/documents/rounds.server";
import { wordDraftSource, wordRound } from "~/documents/words.server";
import { wordInstant } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { nameIn } from "~/platform/vietnamese";
import { ButtonLink } from "~/ui/button";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A draft: one version of its text, what changed, its comment rounds. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, draft, title, mayEdit } = await openDraft(args);
  const { db, t, language, today } = visit;
  const search = new URL(args.request.url).searchParams;
  const number = versionIn(search, "version") ?? draft.latest;
  const version = await findVersion(db, draft.id, number);
  if (!version) notFound();
  const against = versionIn(search, "against") ?? number - 1;
  const older = against < number ? await findVersion(db, draft.id, against) : null;
  const comments = mayEdit ? await paragraphComments(db, draft.id) : [];
  return {
    title,
    id: draft.id,
    mayEdit,
    kind: t(`documents:kind.${draft.kind}`),
    source: draft.source === "" ? null : wordDraftSource(draft.source),
    congress: draft.congress && {
      slug: draft.congress.slug,
      title: nameIn(draft.congress.title, language),
    },
    number,
    latest: draft.latest,
    label: t("documents:draft.version", {
      number,
      author: version.author,
      at: wordInstant(version.at, language, workspaceZone),
    }),
    note: version.note,
    paragraphs: version.paragraphs.map((paragraph) => ({
      ...paragraph,
      comments: comments.filter(({ paragraphId }) => paragraphId === paragraph.id).length,
    })),
    changes: older && (await readChanges(visit, draft.id, [older, version], comments)),
    rounds: (await listRounds(db, draft.id)).map((round) => wordRound(round, { t, language, today })),
  };
}

/** The number of a version that the address asks for; null where it asks for none. */
function versionIn(search: URLSearchParams, name: string): number | null {
  const asked = search.get(name);
  if (asked === null) return null;
  if (!/^[1-9]\d{0,5}$/.test(asked)) notFound();
  return Number(asked);
}

export default function DraftPage() {
  const draft = useLoaderData<typeof loader>();
  const { t } = useTranslation("documents");
  const here = `/documents/${draft.id}`;
  return (
    <>
      <PageHead
        title={draft.title}
        trail={[
          { to: "/documents", label: t("list.title") },
          ...(draft.congress
            ? [{ to: `/congresses/${draft.congress.slug}`, label: draft.congress.title }]
            : []),
        ]}
        lead={
          <>
            <p>{draft.label}</p>
            {draft.note ? <p>{draft.note}</p> : null}
            {draft.source ? <p>{t("draft.source", { source: draft.source })}</p> : null}
          </>
        }
        actions={
          draft.mayEdit ? (
            <>
              <ButtonLink to={`${here}/version`}>{t("draft.new-version")}</ButtonLink>
              <ButtonLink to={`${here}/rounds/new`}>{t("draft.new-round")}</ButtonLink>
            </>
          ) : null
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {draft.number < draft.latest ? (
          <Notice tone="warn">
            {t("draft.older")}{" "}
            <Link to={here} className="underline underline-offset-4">
              {t("draft.see-latest")}
            </Link>
          </Notice>
        ) : null}
        <DraftRounds here={here} rounds={draft.rounds} mayEdit={draft.mayEdit} />
        <Card title={t("draft.text")} isLong>
          {draft.paragraphs.length === 0 ? (
            <p className="text-muted">{t("draft.no-text")}</p>
          ) : (
            <ol
              lang="vi"
              className="marker:text-muted max-w-prose list-decimal space-y-3 pl-9 marker:text-xs marker:font-normal"
            >
              {draft.paragraphs.map(({ id, text, comments }) => (
                <li key={id} id={id} className="pl-1 break-words">
                  {text}
                  {comments > 0 ? (
                    <span className="text-warn block text-sm font-medium">
                      {t("draft.comments-answered", { count: comments })}
                    </span>
                  ) : null}
                </li>
              ))}
            </ol>
          )}
        </Card>
        {draft.changes ? <DraftChanges here={here} view={draft.changes} /> : null}
        <div className="no-print">
          <Card title={t("draft.versions")}>
            <ul className="flex flex-wrap gap-x-4">
              {Array.from({ length: draft.latest }, (_, index) => draft.latest - index).map((number) => (
                <li key={number}>
                  <Link
                    to={number === draft.latest ? here : `${here}?version=${number}`}
                    aria-current={number === draft.number ? "page" : undefined}
                    className="text-accent inline-block py-1 underline underline-offset-4 aria-[current]:font-bold"
                  >
                    {t("draft.version-link", { number })}
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </>
  );
}
