import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { DivisionPage } from "~/groups/components/division-page";
import { SeatChanges } from "~/groups/components/seat-changes";
import { answerDivision } from "~/groups/desk/answer.server";
import { findDivisionRevision, listDivisionRevisions } from "~/groups/desk/division-revisions.server";
import { openDivision } from "~/groups/desk/open-division.server";
import { restoreDivision } from "~/groups/desk/save-division.server";
import { changeViews } from "~/groups/desk/seat-view";
import { seatChanges } from "~/groups/desk/seats";
import { namesOf, wordDone } from "~/groups/desk/words";
import { wordInstant } from "~/platform/days";
import { revisionNumber } from "~/platform/fields";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button, ButtonLink } from "~/ui/button";
import { Badge, Card } from "~/ui/page";

const Restore = z.object({ basedOn: revisionNumber(), revision: revisionNumber() });
const pageLength = 50;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const desk = await openDivision(args);
  const { visit, congress, division, delegates, names } = desk;
  const search = new URL(args.request.url).searchParams;
  const number = (name: string) => {
    const value = Number(search.get(name));
    return Number.isInteger(value) && value > 0 && value < 2 ** 31 ? value : null;
  };
  const before = number("before");
  const [from, to] = [number("from"), number("to")];
  const revisions = await listDivisionRevisions(visit.db, division.id, {
    limit: pageLength,
    ...(before !== null && { before }),
  });
  const [old, now] = await Promise.all(
    [from, to].map((each) => (each === null ? null : findDivisionRevision(visit.db, division.id, each))),
  );
  return {
    title: visit.t("groups:history.title"),
    slug: congress.slug,
    division: { id: division.id, name: division.name },
    latest: division.revision.number,
    older: revisions.length === pageLength ? (revisions.at(-1)?.number ?? null) : null,
    revisions: revisions.map(({ number: each, summary, authorName, at }) => ({
      ...{ number: each, what: wordDone(summary, names), author: authorName },
      at: wordInstant(at, visit.language, congress.timezone),
    })),
    differences:
      old && now
        ? {
            ...{ from: old.number, to: now.number },
            changes: changeViews(
              seatChanges(old.content, now.content),
              { names: namesOf(visit.t, delegates, now.content), delegates },
              namesOf(visit.t, delegates, old.content),
            ),
          }
        : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const desk = await openDivision(args);
  const { visit, congress, division, where } = desk;
  const submission = judgeForm(await readForm(args.request), Restore, visit.t);
  if (submission.status !== "success") return data({ problem: visit.t("form:unreadable") }, { status: 400 });
  const { basedOn, revision } = submission.value;
  const saved = await restoreDivision(where, division.id, basedOn, revision);
  return answerDivision(desk, saved, `/congresses/${congress.slug}/groups/${division.id}`);
}

export default function DivisionHistory() {
  const { title, slug, division, latest, older, revisions, differences } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("groups");
  const groups = `/congresses/${slug}/groups`;
  const base = `${groups}/${division.id}`;
  return (
    <DivisionPage {...{ slug, division, answer }} title={title} lead={t("history.lead")}>
      {differences ? (
        <Card title={t("history.differences", differences)}>
          {differences.changes.length === 0 ? (
            <p className="text-muted">{t("history.same")}</p>
          ) : (
            <SeatChanges changes={differences.changes} />
          )}
        </Card>
      ) : null}
      <ol className="border-line bg-surface rounded-card divide-line divide-y border">
        {revisions.map((revision) => (
          <li key={revision.number} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <p className="break-words">
                <span className="text-muted tabular-nums">{revision.number}.</span> {revision.what}{" "}
                {revision.number === latest ? <Badge tone="accent">{t("history.current")}</Badge> : null}
              </p>
              <p className="text-muted text-sm break-words">
                {revision.author} · {revision.at}
              </p>
            </div>
            <div className="no-print flex flex-wrap gap-2">
              {revision.number > 1 ? (
                <ButtonLink
                  look="quiet"
                  to={`${base}/history?from=${revision.number - 1}&to=${revision.number}`}
                  aria-label={`${t("history.what-moved")}: ${revision.number}`}
                >
                  {t("history.what-moved")}
                </ButtonLink>
              ) : null}
              {revision.number === latest ? null : (
                <Form method="post" action={`${base}/history`}>
                  <input type="hidden" name="basedOn" value={latest} />
                  <Button
                    name="revision"
                    value={revision.number}
                    aria-label={`${t("history.restore")}: ${revision.number}`}
                  >
                    {t("history.restore")}
                  </Button>
                </Form>
              )}
            </div>
          </li>
        ))}
      </ol>
      {older === null ? null : (
        <p>
          <ButtonLink to={`${base}/history?before=${older}`}>{t("history.older")}</ButtonLink>
        </p>
      )}
    </DivisionPage>
  );
}
