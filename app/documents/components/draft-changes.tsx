import { useTranslation } from "react-i18next";
import type { ParagraphChange } from "~/documents/paragraphs";
import { Badge, Card } from "~/ui/page";

/** What changed from one version to the next, side by side, with how many comments there were on it. */
export function DraftChanges({ changes }: { changes: (ParagraphChange & { comments: number })[] }) {
  const { t } = useTranslation("documents");
  return (
    <Card title={t("draft.changes")}>
      {changes.length === 0 ? <p className="text-muted">{t("draft.no-changes")}</p> : null}
      <ul className="divide-line divide-y">
        {changes.map((change) => (
          <li key={change.id} className="grid gap-3 py-3 sm:grid-cols-2">
            <div className="min-w-0 break-words">
              {change.kind === "added" ? (
                <Badge tone="good">{t("draft.added")}</Badge>
              ) : (
                <>
                  <span className="sr-only">{t("draft.before")}: </span>
                  <del lang="vi" className="text-block">
                    {change.before}
                  </del>
                </>
              )}
            </div>
            <div className="min-w-0 break-words">
              {change.kind === "removed" ? (
                <Badge tone="block">{t("draft.removed")}</Badge>
              ) : (
                <>
                  <span className="sr-only">{t("draft.after")}: </span>
                  <ins lang="vi" className="text-good">
                    {change.after}
                  </ins>
                </>
              )}
              {change.comments > 0 ? (
                <p className="text-warn text-sm">
                  {t("draft.comments-answered", { count: change.comments })}
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
