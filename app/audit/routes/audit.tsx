import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { checkAuditChain } from "~/accounts/audit.server";
import { authorise, keepAnswer, requireViewer, type Visit } from "~/accounts/request.server";
import { TrailQuestion } from "~/audit/components/trail-question";
import { TrailTable } from "~/audit/components/trail-table";
import { auditQuestionOf } from "~/audit/question.server";
import { auditPageLength, recordedActions, searchAudit } from "~/audit/trail.server";
import { viewTrail } from "~/audit/view.server";
import { wordDeed } from "~/audit/words";
import { wordInstant } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { ButtonLink } from "~/ui/button";
import { EmptyState, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "audit:view");
  const { db, t, language } = visit;
  const search = new URL(args.request.url).searchParams;
  // Whoever asks for a check wants one now.
  if (!search.has("check")) keepAnswer(args, visit);
  const question = auditQuestionOf(search);
  const rows = await searchAudit(db, question, auditPageLength);
  const asked = {
    ...{ person: question.person, action: question.action, subject: question.subject },
    ...{ from: search.get("from") ?? "", until: search.get("until") ?? "" },
  };
  const last = rows.at(-1)?.number;
  const actions = (await recordedActions(db)).map((code) => ({ code, words: wordDeed(code, t) }));
  return {
    title: t("audit:title"),
    asked,
    actions: actions.sort((one, other) => one.words.localeCompare(other.words, language)),
    // Reads the whole trail: only for those who ask.
    checked: search.get("check") === "chain" ? await checkedChain(visit) : null,
    check: `?${new URLSearchParams({ ...asked, check: "chain" })}`,
    older:
      rows.length === auditPageLength ? `?${new URLSearchParams({ ...asked, before: String(last) })}` : null,
    csv: `/administration/audit.csv?${new URLSearchParams(asked)}`,
    rows: await viewTrail(visit, rows),
  };
}

/** What a check of the whole chain found, and when. */
async function checkedChain({ db, language, now }: Visit) {
  const { fitting, broken } = await checkAuditChain(db);
  return { fitting, broken, at: wordInstant(now.toISOString(), language, workspaceZone) };
}

export default function Audit() {
  const { title, asked, actions, checked, check, older, csv, rows } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["audit", "accounts"]);
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: "/administration", label: t("accounts:administration.title") }]}
        actions={
          <>
            <ButtonLink to={check}>{t("check")}</ButtonLink>
            <ButtonLink to={csv} reloadDocument>
              {t("csv")}
            </ButtonLink>
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {checked ? (
          <Notice tone={checked.broken === null ? "good" : "block"}>
            {checked.broken === null
              ? t("intact", { count: checked.fitting, at: checked.at })
              : t("broken", { number: checked.broken, at: checked.at })}
          </Notice>
        ) : null}
        <TrailQuestion asked={asked} actions={actions} />
        {asked.subject ? (
          <p className="text-sm">
            {t("of-subject", { subject: rows[0]?.subject.name ?? asked.subject })}{" "}
            <Link to="?" className="no-print text-accent ml-2 underline underline-offset-4">
              {t("every-subject")}
            </Link>
          </p>
        ) : null}
        {rows.length === 0 ? <EmptyState title={t("empty")} /> : <TrailTable rows={rows} />}
        {older ? (
          <div>
            <ButtonLink to={older}>{t("older")}</ButtonLink>
          </div>
        ) : null}
      </div>
    </>
  );
}
