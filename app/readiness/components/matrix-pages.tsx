import { useTranslation } from "react-i18next";
import type { Show, Sort } from "~/readiness/matrix";
import { ButtonLink } from "~/ui/button";

interface MatrixPagesProps {
  query: { committee: string; show: Show; sort: Sort };
  page: number;
  pages: number;
}

/** The way to the next and the previous page; nothing where there is only one. */
export function MatrixPages({ query, page, pages }: MatrixPagesProps) {
  const { t } = useTranslation("readiness");
  if (pages < 2) return null;
  const { committee, show, sort } = query;
  const addressOf = (number: number) =>
    `/readiness?${new URLSearchParams({ committee, show, sort, page: String(number) }).toString()}`;
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
