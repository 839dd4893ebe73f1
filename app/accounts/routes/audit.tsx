import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { auditPageLength, recordedActions, searchAudit } from "~/accounts/audit-page.server";
import { auditQuestionOf } from "~/accounts/audit-question.server";
import { checkAuditChain } from "~/accounts/audit.server";
import { authorise, keepAnswer, requireViewer, type Visit } from "~/accounts/request.server";
import { wordInstant } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "audit:view");
  const { db, t, language } = visit;
  const search = new URL(args.request.url).searchParams;
  // Whoever asks for a check wants one now.
  if (!search.has("check")) keepAnswer(args, visit);
  const rows = await searchAudit(db, auditQuestionOf(search), auditPageLength);
  const asked = Object.fromEntries(
    ["person", "action", "from", "until"].map((name) => [name, search.get(name) ?? ""]),
  ) as Record<"person" | "action" | "from" | "until", string>;
  const last = rows.at(-1)?.number;
  return {
    title: t("accounts:audit.title"),
    asked,
    actions: await recordedActions(db),
    // Reads the whole trail: only for those who ask.
    checked: search.get("check") === "chain" ? await checkedChain(visit) : null,
    check: `?${new URLSearchParams({ ...asked, check: "chain" })}`,
    older:
      rows.length === auditPageLength ? `?${new URLSearchParams({ ...asked, before: String(last) })}` : null,
    csv: `/administration/audit.csv?${new URLSearchParams(asked)}`,
    rows: rows.map((row) => ({
      number: row.number,
      at: wordInstant(row.at, language, workspaceZone),
      person: row.actor_name,
      action: row.action,
      subject: `${row.subject_kind} ${row.subject_id}`,
      detail: row.detail === "{}" ? "" : row.detail,
    })),
  };
}

/** What a check of the whole chain found, and when. */
async function checkedChain({ db, language, now }: Visit) {
  const { fitting, broken } = await checkAuditChain(db);
  return { fitting, broken, at: wordInstant(now.toISOString(), language, workspaceZone) };
}

const box = "border-line-strong bg-surface min-h-11 rounded-md border px-3 py-2 font-normal text-base";

export default function Audit() {
  const { title, asked, actions, checked, check, older, csv, rows } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["accounts", "common"]);
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: "/administration", label: t("administration.title") }]}
        actions={
          <>
            <ButtonLink to={check}>{t("audit.check")}</ButtonLink>
            <ButtonLink to={csv} reloadDocument>
              {t("audit.csv")}
            </ButtonLink>
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {checked ? (
          <Notice tone={checked.broken === null ? "good" : "block"}>
            {checked.broken === null
              ? t("audit.intact", { count: checked.fitting, at: checked.at })
              : t("audit.broken", { number: checked.broken, at: checked.at })}
          </Notice>
        ) : null}
        <form method="get" className="flex flex-wrap items-end gap-3">
          <label className="grid gap-1 text-sm font-semibold">
            {t("audit.person")}
            <input name="person" defaultValue={asked.person} maxLength={200} className={box} />
          </label>
          <label className="grid gap-1 text-sm font-semibold">
            {t("audit.action")}
            <select name="action" defaultValue={asked.action} className={box}>
              <option value="">{t("audit.all-actions")}</option>
              {actions.map((action) => (
                <option key={action}>{action}</option>
              ))}
            </select>
          </label>
          <label className="grid gap-1 text-sm font-semibold">
            {t("audit.from")}
            <input type="date" name="from" defaultValue={asked.from} className={box} />
          </label>
          <label className="grid gap-1 text-sm font-semibold">
            {t("audit.until")}
            <input type="date" name="until" defaultValue={asked.until} className={box} />
          </label>
          <Button>{t("common:search")}</Button>
        </form>
        {rows.length === 0 ? (
          <EmptyState title={t("audit.empty")} />
        ) : (
          <div
            className="border-line bg-surface rounded-card overflow-x-auto border"
            // A wide table must be scrollable by keyboard.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            role="region"
            aria-label={title}
          >
            <table className="w-full min-w-[44rem] text-left text-sm">
              <thead className="bg-sunken">
                <tr>
                  {(["number", "at", "person", "action", "subject", "detail"] as const).map((column) => (
                    <th key={column} scope="col" className="px-3 py-2 font-semibold">
                      {t(`audit.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody className="divide-line divide-y">
                {rows.map((row) => (
                  <tr key={row.number} className="align-top">
                    <td className="px-3 py-2 tabular-nums">{row.number}</td>
                    <td className="px-3 py-2 whitespace-nowrap tabular-nums">{row.at}</td>
                    <td className="px-3 py-2 break-words">{row.person}</td>
                    <td className="px-3 py-2">{row.action}</td>
                    <td className="px-3 py-2 break-all">{row.subject}</td>
                    <td className="max-w-sm px-3 py-2 break-all">{row.detail}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {older ? (
          <div>
            <ButtonLink to={older}>{t("audit.older")}</ButtonLink>
          </div>
        ) : null}
      </div>
    </>
  );
}
