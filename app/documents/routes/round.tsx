import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { commentsOf } from "~/documents/comments.server";
import { CommentFields } from "~/documents/components/comment-fields";
import { CommentList } from "~/documents/components/comment-list";
import { findVersion } from "~/documents/drafts.server";
import { OwnUnit, RoundUnits } from "~/documents/components/round-units";
import { openRoundPage } from "~/documents/open-draft.server";
import { mayChangeFiles, mayChangeRound } from "~/documents/round";
import { listUnits, ownUnit } from "~/documents/round-units.server";
import { answerRoundForm } from "~/documents/round-action.server";
import { wordComment, wordRound } from "~/documents/words.server";
import { newId } from "~/platform/id.server";
import { Button, ButtonLink } from "~/ui/button";
import { Badge, Card, Notice, PageHead } from "~/ui/page";
import { stayWhenUnreachable, UnreachableNotice } from "~/ui/unreachable";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const savedWords = ["added", "changed", "file-added", "file-removed"] as const;

/** A comment round: one's own comments, or the table of all for those who consolidate. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, draft, title, round, mayEdit, mayComment } = await openRoundPage(args);
  const { db, t, language, today, viewer } = visit;
  const paragraphs = (await findVersion(db, draft.id, round.draftVersion))?.paragraphs ?? [];
  const comments = (await commentsOf(db, round.id)).filter(
    ({ authorId }) => mayEdit || authorId === viewer.id,
  );
  const units = await listUnits(db, round.id);
  const own = ownUnit(units, viewer);
  const view = wordRound(round, { t, language, today });
  return {
    title: `${round.name}: ${title}`,
    heading: round.name,
    draft: { id: draft.id, title, version: round.draftVersion },
    round: view,
    mayEdit,
    mayChange: mayEdit && mayChangeRound(round),
    mayAnswer: mayEdit && view.state !== "consolidated",
    takes:
      mayComment && view.state === "open" ? "comment" : mayEdit && view.state === "closed" ? "late" : null,
    places: paragraphs.map(({ id, text }, index) => ({
      value: id,
      label: `${t("documents:round.paragraph", { number: index + 1 })}: ${text.slice(0, 80)}`,
    })),
    comments: comments.map((comment) => wordComment(comment, paragraphs, { t, language })),
    units: mayEdit ? units.map(({ path: _path, ...unit }) => unit) : null,
    unit: own && { name: own.name, answer: own.answer },
    mayChangeFiles: comments
      .filter(({ authorId, lateNote }) =>
        mayChangeFiles(view.state, { isOwn: authorId === viewer.id, isLate: lateNote !== "" }, mayEdit),
      )
      .map(({ id }) => id),
    formKey: newId(),
    saved: savedWords.find((word) => word === new URL(args.request.url).searchParams.get("saved")) ?? null,
  };
}

export const action = (args: ActionFunctionArgs) => answerRoundForm(args);

export const clientAction = stayWhenUnreachable;

export default function RoundPage() {
  const {
    heading,
    draft,
    round,
    mayEdit,
    mayAnswer,
    mayChange,
    takes,
    places,
    comments,
    units,
    unit,
    mayChangeFiles: filesOf,
    saved,
    formKey,
  } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("documents");
  const up = `/documents/${draft.id}`;
  const here = `${up}/rounds/${round.id}`;
  return (
    <>
      <PageHead
        title={heading}
        trail={[
          { to: "/documents", label: t("list.title") },
          { to: `${up}?version=${draft.version}`, label: draft.title },
        ]}
        lead={
          <>
            <p className="hidden print:block">{draft.title}</p>
            <p>
              <Badge tone={round.tone}>{round.stateLabel}</Badge> {round.days}. {round.version}.
            </p>
            {round.source ? <p>{t("draft.source", { source: round.source })}</p> : null}
          </>
        }
        actions={
          <>
            <ButtonLink reloadDocument download to={`/calendar/entries/comment/${round.id}.ics`}>
              {t("round.calendar")}
            </ButtonLink>
            {mayChange ? <ButtonLink to={`${here}/edit`}>{t("form.change-round")}</ButtonLink> : null}
            {mayEdit && comments.length > 0 ? (
              <>
                <ButtonLink reloadDocument to={`${here}/comments.docx`}>
                  {t("round.docx")}
                </ButtonLink>
                <ButtonLink reloadDocument to={`${here}/comments.xlsx`}>
                  {t("round.xlsx")}
                </ButtonLink>
              </>
            ) : null}
          </>
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
            {t(`comment.${saved}`)}
          </Notice>
        ) : null}
        {round.consolidated ? <Notice tone="good">{round.consolidated}</Notice> : null}
        {round.instructions ? (
          <Card title={t("round.instructions")}>
            <p lang="vi" className="max-w-prose whitespace-pre-line">
              {round.instructions}
            </p>
          </Card>
        ) : null}
        {unit ? <OwnUnit here={here} unit={unit} isOpen={takes === "comment"} /> : null}
        {units ? (
          <RoundUnits
            key={units.length}
            here={here}
            units={units}
            reply={answer?.form === "units" ? answer.reply : null}
          />
        ) : null}
        {takes === null ? null : (
          <div className="no-print">
            <CommentFields
              key={comments.length}
              {...{ here, places, formKey }}
              isLate={takes === "late"}
              count={comments.length}
              isSaved={saved === "added"}
              reply={answer?.form === "comment" ? answer.reply : null}
            />
          </div>
        )}
        <Card title={mayEdit ? t("round.all-comments", { count: comments.length }) : t("round.mine")} isLong>
          <CommentList
            here={here}
            comments={comments}
            mayAnswer={mayAnswer}
            mayChangeFiles={filesOf}
            reply={answer?.form === "answer" ? answer.reply : null}
          />
          {mayAnswer ? (
            <Form method="post" action={here} className="no-print mt-4">
              <input type="hidden" name="intent" value="consolidate" />
              <Button look="primary">{t("round.consolidate")}</Button>
            </Form>
          ) : null}
        </Card>
      </div>
    </>
  );
}
