import { useTranslation } from "react-i18next";
import { Card } from "~/ui/page";

/** What happened to the account: its owner sees what was not of their doing. */
export function AccountEvents({ events }: { events: { what: string; at: string; by: string }[] }) {
  const { t } = useTranslation("accounts");
  return (
    <Card title={t("event.title")}>
      <p className="text-muted mb-2 text-sm">{t("event.text")}</p>
      <ul className="divide-line divide-y">
        {events.map(({ what, at, by }, index) => (
          <li key={index} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span className="min-w-0 break-words">
              {what}
              {by ? <span className="text-muted"> ({by})</span> : null}
            </span>
            <span className="text-muted text-sm tabular-nums">{at}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
