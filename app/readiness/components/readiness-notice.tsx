import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Notice } from "~/ui/page";

interface ReadinessNoticeProps {
  here: string;
  ready: boolean;
  missing: { code: string; title: string; state: string }[];
  total: number;
  settled: number;
  waiting: number;
  overdue: number;
}

/** Whether the congress is ready, and otherwise exactly what is missing. */
export function ReadinessNotice({
  here,
  ready,
  missing,
  total,
  settled,
  waiting,
  overdue,
}: ReadinessNoticeProps) {
  const { t } = useTranslation("readiness");
  const counts = [
    t("checklist.counts", { settled, total }),
    ...(overdue > 0 ? [t("checklist.overdue", { count: overdue })] : []),
    ...(waiting > 0 ? [t("checklist.waiting", { count: waiting })] : []),
  ];
  return (
    <Notice
      tone={ready ? "good" : overdue > 0 ? "block" : "warn"}
      title={ready ? t("checklist.ready") : t("checklist.not-ready", { count: missing.length })}
    >
      <p className="text-ink">{counts.join(" · ")}</p>
      {ready || missing.length === 0 ? null : (
        <details className="text-ink">
          <summary className="min-h-11 py-2 font-semibold">{t("checklist.what-is-missing")}</summary>
          <ul className="grid gap-x-6 sm:grid-cols-2">
            {missing.map(({ code, title, state }) => (
              <li key={code} className="py-1 break-words">
                <Link to={`${here}/items/${code}`} className="text-accent underline underline-offset-4">
                  {title}
                </Link>{" "}
                <span className="text-muted">({state})</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Notice>
  );
}
