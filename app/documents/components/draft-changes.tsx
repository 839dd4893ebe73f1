import { useTranslation } from "react-i18next";
import type { ParagraphChange } from "~/documents/paragraphs";
import { Badge, Card } from "~/ui/page";

interface ChangeComment {
  id: string;
  by: string;
  text: string;
  /** What became of it, in words. */
  answer: string;
}

/** What changed from one version to the next, side by side, with the comments that led to it and their answers. */
export function DraftChanges({ changes }: { changes: (ParagraphChange & { comments: ChangeComment[] })[] }) {
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
            </div>
            {change.comments.length > 0 ? (
              <div className="bg-sunken rounded-card p-3 text-sm sm:col-span-2">
                <p className="font-semibold">
                  {t("draft.comments-answered", { count: change.comments.length })}
                </p>
                <ul className="mt-1 grid gap-1">
                  {change.comments.map(({ id, by, text, answer }) => (
                    <li key={id} className="break-words">
                      {text} <span className="text-muted">({by})</span> <Badge>{answer}</Badge>
                    </li>
                  ))}
                </ul>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
