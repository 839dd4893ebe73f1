import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { actorOf, notFound } from "~/accounts/request.server";
import { can } from "~/accounts/permissions";
import { RevisionLooked } from "~/groups/components/revision-looked";
import { compareToNow } from "~/groups/reports/consolidation";
import {
  findConsolidationAt,
  listConsolidations,
  saveConsolidation,
} from "~/groups/reports/consolidations.server";
import { openConsolidation } from "~/groups/reports/open-consolidation.server";
import { wordInstant } from "~/platform/days";
import { revisionNumber } from "~/platform/fields";
import { judgeForm, readForm } from "~/platform/forms.server";
import { ButtonLink } from "~/ui/button";
import { Badge, Card, EmptyState, Notice, PageHead } from "~/ui/page";

const Restore = z.object({ basedOn: revisionNumber(), revision: revisionNumber() });
const pageLength = 50;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Every revision of the consolidated report, and one of them beside the report as it is now. */
export async function loader(args: LoaderFunctionArgs) {
  const open = await openConsolidation(args, "report:view");
  const { visit, congress, division, title, revision } = open;
  const { db, t, language, viewer } = visit;
  const search = new URL(args.request.url).searchParams;
  const before = revisionNumber().safeParse(Number(search.get("before")));
  const heads = await listConsolidations(db, division.id, {
    before: before.success ? before.data : revision.number + 1,
    limit: pageLength,
  });
  const look = search.get("look");
  const looked = look === null ? null : revisionNumber().safeParse(Number(look));
  const content = looked?.success ? await findConsolidationAt(db, division.id, looked.data) : null;
  if (looked !== null && content === null) notFound();
  return {
    title: t("groups:reports.history.title"),
    congress: { slug: congress.slug, title },
    divisionId: division.id,
    latest: revision.number,
    mayRestore: can(viewer, "report:edit", { committeePath: congress.committee.path }),
    revisions: heads.map(({ number, author, at, points }) => ({
      number,
      about: t("groups:reports.history.about", {
        ...{ author, count: points },
        at: wordInstant(at, language, congress.timezone),
      }),
    })),
    older: heads.length === pageLength ? (heads.at(-1)?.number ?? null) : null,
    looked:
      content && looked?.success ? { number: looked.data, ...compareToNow(content, revision.content) } : null,
  };
}

/** Restores an earlier revision by saving it as the next. */
export async function action(args: ActionFunctionArgs) {
  const { visit, congress, division } = await openConsolidation(args, "report:edit");
  const { db, viewer, now, t } = visit;
  const submission = judgeForm(await readForm(args.request), Restore, t);
  if (submission.status !== "success") return data({ problem: t("form:unreadable") }, { status: 400 });
  const { basedOn, revision } = submission.value;
  const content = await findConsolidationAt(db, division.id, revision);
  if (!content) return data({ problem: t("groups:reports.history.gone") }, { status: 404 });
  const where = { db, author: actorOf(viewer), now };
  const saved = await saveConsolidation(where, division.id, basedOn, content, `restore-${revision}`);
  return saved === "saved"
    ? redirect(`/congresses/${congress.slug}/groups/${division.id}/reports/consolidated`)
    : data({ problem: t("groups:reports.history.outdated") }, { status: 409 });
}

export default function ConsolidatedHistoryPage() {
  const { title, congress, divisionId, latest, mayRestore, revisions, older, looked } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("groups");
  const up = `/congresses/${congress.slug}`;
  const reports = `${up}/groups/${divisionId}/reports`;
  const here = `${reports}/consolidated/history`;
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { to: up, label: congress.title },
          { to: reports, label: t("reports.overview.title") },
          { to: `${reports}/consolidated`, label: t("reports.merge.title") },
        ]}
        lead={t("reports.history.lead")}
      />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
        {answer ? (
          <Notice tone="block" live>
            {answer.problem}
          </Notice>
        ) : null}
        {looked ? (
          <RevisionLooked {...{ here, latest, looked }} mayRestore={mayRestore && looked.number !== latest} />
        ) : null}
        {revisions.length === 0 ? (
          <EmptyState title={t("reports.history.empty")}>{t("reports.history.empty-text")}</EmptyState>
        ) : (
          <Card isLong>
            <ol className="divide-line divide-y">
              {revisions.map(({ number, about }) => (
                <li key={number} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
                  <div className="min-w-0 flex-1 basis-60">
                    <p className="font-semibold">
                      {t("reports.history.revision", { number })}{" "}
                      {number === latest ? <Badge tone="accent">{t("reports.history.now")}</Badge> : null}
                    </p>
                    <p className="text-muted text-sm break-words">{about}</p>
                  </div>
                  <ButtonLink
                    className="no-print"
                    to={`${here}?look=${number}`}
                    aria-label={t("reports.history.look-label", { number })}
                  >
                    {t("reports.history.look")}
                  </ButtonLink>
                </li>
              ))}
            </ol>
            {older === null ? null : (
              <Link
                to={`${here}?before=${older}`}
                className="text-accent inline-block py-2 font-semibold underline underline-offset-4"
              >
                {t("reports.history.older")}
              </Link>
            )}
          </Card>
        )}
      </div>
    </>
  );
}
