import { useTranslation } from "react-i18next";
import type { PageTurns } from "~/platform/paging";
import { ButtonLink } from "./button";

/** The way to the pages before and after, or to everything on one; nothing where there is one page only. */
export function Pages({ page, pages, previous, next, all, inPages }: PageTurns) {
  const { t } = useTranslation("common");
  if (pages === 1 && inPages === null) return null;
  const where = t("pages.page", { page, pages });
  return (
    <>
      <nav aria-label={t("pages.title")} className="no-print flex flex-wrap items-center gap-3">
        {previous ? (
          <ButtonLink to={previous} rel="prev">
            {t("pages.previous")}
          </ButtonLink>
        ) : null}
        {pages > 1 ? <span className="text-sm">{where}</span> : null}
        {next ? (
          <ButtonLink to={next} rel="next">
            {t("pages.next")}
          </ButtonLink>
        ) : null}
        {all ? (
          <ButtonLink to={all} look="quiet">
            {t("pages.all")}
          </ButtonLink>
        ) : null}
        {inPages ? <ButtonLink to={inPages}>{t("pages.in-pages")}</ButtonLink> : null}
      </nav>
      {pages > 1 ? <p className="hidden text-sm print:block">{where}</p> : null}
    </>
  );
}
