import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { FeedPreview } from "../preview";

/** What a calendar holds now. */
export function Preview({ preview }: { preview: FeedPreview }) {
  const { t } = useTranslation("calendar");
  const id = useId();
  const { total, cancelled, entries, description } = preview;
  const hidden = total - entries.length;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="font-semibold">
        {t("page.holds")}
        <span className="text-muted font-normal">
          {" · "}
          {t("page.count", { count: total })}
          {cancelled > 0 ? `, ${t("page.cancelled", { count: cancelled })}` : ""}
        </span>
      </h3>
      {entries.length === 0 ? (
        <p className="text-muted mt-1">{t("page.empty")}</p>
      ) : (
        <ol className="divide-line mt-2 divide-y">
          {entries.map(({ uid, title, category, when, location, download }) => (
            <li key={uid} className="flex items-center justify-between gap-3 py-2">
              <div className="min-w-0">
                <p className="font-medium break-words">{title}</p>
                <p className="text-muted text-sm break-words">
                  {[category, when, location].filter((part) => part !== "").join(" · ")}
                </p>
              </div>
              {download === null ? null : (
                <a
                  href={download}
                  download
                  aria-label={t("link.download-one-label", { title })}
                  className="no-print text-accent inline-flex min-h-11 shrink-0 items-center text-sm underline underline-offset-4"
                >
                  {t("link.download-one")}
                </a>
              )}
            </li>
          ))}
        </ol>
      )}
      {hidden > 0 && entries.length > 0 ? (
        <p className="text-muted mt-1 text-sm">{t("page.more", { count: hidden })}</p>
      ) : null}
      <div className="text-muted mt-3 grid gap-1 text-sm">
        {description.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </section>
  );
}
