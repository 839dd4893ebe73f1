import { useTranslation } from "react-i18next";
import type { Outcome } from "~/groups/import/plan";
import type { WordedRow } from "~/groups/import/words";
import { Badge, EmptyState, type Tone } from "~/ui/page";

const tones: Record<Outcome, Tone> = {
  ...{ added: "good", changed: "accent", unchanged: "neutral", skipped: "warn", refused: "block" },
};

/** What becomes of each row of the file, and why. */
export function PreviewRows({ rows }: { rows: WordedRow[] }) {
  const { t } = useTranslation("groups");
  if (rows.length === 0) return <EmptyState title={t("import.none-here")} />;
  return (
    <ul className="divide-line border-line bg-surface rounded-card divide-y border text-sm">
      {rows.map(({ line, outcome, name, changes, remarks }) => (
        <li
          key={line}
          className="grid gap-x-4 gap-y-1 px-3 py-2 sm:grid-cols-[6rem_minmax(0,1fr)_minmax(0,2fr)]"
        >
          <p className="flex items-start justify-between gap-2 sm:block">
            <span className="text-muted tabular-nums">
              {t("import.line")} {line}
            </span>
            <span className="sm:mt-1 sm:block">
              <Badge tone={tones[outcome]}>{t(`import.outcome.${outcome}`)}</Badge>
            </span>
          </p>
          <p className="min-w-0 font-medium break-words">{name}</p>
          <div className="min-w-0 break-words">
            {changes.length > 0 ? (
              <ul className={outcome === "added" ? "flex flex-wrap gap-x-3" : ""}>
                {changes.map(({ field, from, to }) => (
                  <li key={field}>
                    <span className="text-muted">{field}: </span>
                    {outcome === "added"
                      ? to
                      : t("import.from-to", {
                          from: from || t("import.nothing"),
                          to: to || t("import.nothing"),
                        })}
                  </li>
                ))}
              </ul>
            ) : null}
            {remarks.map((text) => (
              <p key={text} className={outcome === "refused" ? "text-block font-medium" : "text-warn"}>
                {text}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
