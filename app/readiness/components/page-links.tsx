import { useTranslation } from "react-i18next";
import { ButtonLink } from "~/ui/button";

interface PageLinksProps {
  page: number;
  pages: number;
  addressOf: (page: number) => string;
}

/** The way to the next and the previous page; nothing where there is only one. */
export function PageLinks({ page, pages, addressOf }: PageLinksProps) {
  const { t } = useTranslation("readiness");
  if (pages < 2) return null;
  return (
    <nav aria-label={t("matrix.pages")} className="no-print flex flex-wrap items-center gap-3">
      {page > 1 ? (
        <ButtonLink to={addressOf(page - 1)} rel="prev">
          {t("matrix.previous")}
        </ButtonLink>
      ) : null}
      <p>{t("matrix.page", { page, pages })}</p>
      {page < pages ? (
        <ButtonLink to={addressOf(page + 1)} rel="next">
          {t("matrix.next")}
        </ButtonLink>
      ) : null}
    </nav>
  );
}
