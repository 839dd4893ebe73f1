import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { TrailRow } from "../view.server";

/** Rows of the trail, the newest first: when, who, and what was done to what. */
export function TrailTable({ rows }: { rows: TrailRow[] }) {
  const { t } = useTranslation("audit");
  return (
    <table className="border-line bg-surface rounded-card w-full border text-left text-sm">
      <thead className="bg-sunken">
        <tr>
          <th scope="col" className="hidden px-3 py-2 font-semibold sm:table-cell">
            {t("number")}
          </th>
          {(["at", "person", "action"] as const).map((column) => (
            <th key={column} scope="col" className="px-3 py-2 font-semibold">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-line divide-y">
        {rows.map((row) => (
          <tr key={row.number} className="align-top">
            <td className="text-muted hidden px-3 py-2 tabular-nums sm:table-cell">{row.number}</td>
            <td className="px-3 py-2 tabular-nums sm:whitespace-nowrap">{row.at}</td>
            <td className="px-3 py-2 [overflow-wrap:anywhere]">{row.person}</td>
            <td className="px-3 py-2 [overflow-wrap:anywhere]">
              <p className="font-medium">{row.deed}</p>
              <Subject subject={row.subject} />
              <Details lines={row.details} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Subject({ subject: { kind, name, to, id } }: Pick<TrailRow, "subject">) {
  const { t } = useTranslation("audit");
  return (
    <p className="text-muted">
      {kind}:{" "}
      {to ? (
        <Link to={to} className="text-accent underline underline-offset-4">
          {name}
        </Link>
      ) : (
        name
      )}{" "}
      <Link
        to={`?${new URLSearchParams({ subject: id })}`}
        aria-label={t("subject-trail", { subject: name })}
        className="no-print text-accent ml-2 whitespace-nowrap underline underline-offset-4"
      >
        {t("whole-trail")}
      </Link>
    </p>
  );
}

function Details({ lines }: { lines: string[] }) {
  const { t } = useTranslation("audit");
  if (lines.length === 0) return null;
  return (
    <details>
      <summary className="text-muted w-fit cursor-pointer py-0.5">{t("detail")}</summary>
      <ul className="text-muted text-xs">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
