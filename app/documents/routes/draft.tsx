import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { notFound } from "~/accounts/request.server";
import { DraftChanges } from "~/documents/components/draft-changes";
import { DraftRounds } from "~/documents/components/draft-rounds";
import { findVersion } from "~/documents/drafts.server";
import { openDraft } from "~/documents/open-draft.server";
import { compareParagraphs } from "~/documents/paragraphs";
import { commentsByParagraph, type ShortComment } from "~/documents/comments.server";
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
  const asked = new URL(args.request.url).searchParams.get("version");
  if (asked !== null && !/^[1-9]\d{0,5}$/.test(asked)) notFound();
  const number = asked === null ? draft.latest : Number(asked);
  const version = await findVersion(db, draft.id, number);
  if (!version) notFound();
  const previous = number > 1 ? await findVersion(db, draft.id, number - 1) : null;
  const comments = mayEdit ? await commentsByParagraph(db, draft.id) : new Map<string, ShortComment[]>();
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
      comments: comments.get(paragraph.id)?.length ?? 0,
    })),
    changes:
      previous &&
      compareParagraphs(previous.paragraphs, version.paragraphs).map((change) => ({
        ...change,
        comments: (comments.get(change.id) ?? []).map((comment) => ({
          id: comment.id,
          by: [comment.unit, comment.author].filter((part) => part !== "").join(", "),
          text: comment.text,
          answer:
            comment.answer === null
              ? t("documents:round.no-answer")
              : t(`documents:answer.${comment.answer}`),
        })),
      })),
    rounds: (await listRounds(db, draft.id)).map((round) => wordRound(round, { t, language, today })),
  };
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
        <Card title={t("draft.text")}>
          {draft.paragraphs.length === 0 ? (
            <p className="text-muted">{t("draft.no-text")}</p>
          ) : (
            <ol lang="vi" className="grid max-w-prose list-decimal gap-3 pl-8">
              {draft.paragraphs.map(({ id, text, comments }) => (
                <li key={id} id={id} className="break-words">
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
        {draft.changes ? <DraftChanges changes={draft.changes} /> : null}
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
    </>
  );
}
