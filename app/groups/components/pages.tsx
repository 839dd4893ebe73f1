import { useTranslation } from "react-i18next";
import type { PageTurns } from "~/groups/paging";
import { ButtonLink } from "~/ui/button";

/** The way to the pages before and after; nothing where there is one page only. */
export function Pages({ page, pages, previous, next }: PageTurns) {
  const { t } = useTranslation("groups");
  if (pages === 1) return null;
  return (
    <nav
      aria-label={t("delegates.page", { page, pages })}
      className="no-print flex flex-wrap items-center gap-3"
    >
      {previous ? <ButtonLink to={previous}>{t("delegates.previous")}</ButtonLink> : null}
      <span className="text-sm">{t("delegates.page", { page, pages })}</span>
      {next ? <ButtonLink to={next}>{t("delegates.next")}</ButtonLink> : null}
    </nav>
  );
}
