import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Category } from "~/readiness/template";

interface CategoryFilterProps {
  here: string;
  counts: { category: Category; count: number }[];
  chosen: Category | null;
}

/** One category or all: links, so that it works everywhere and can be sent to others. */
export function CategoryFilter({ here, counts, chosen }: CategoryFilterProps) {
  const { t } = useTranslation("readiness");
  const link = (to: string, label: string, isChosen: boolean) => (
    <li key={to}>
      <Link
        to={to}
        preventScrollReset
        aria-current={isChosen ? "true" : undefined}
        className={`inline-flex min-h-11 items-center rounded-full border px-3 text-sm font-semibold ${
          isChosen ? "bg-accent border-accent text-white" : "bg-surface border-line-strong text-accent"
        }`}
      >
        {label}
      </Link>
    </li>
  );
  return (
    <nav aria-label={t("checklist.filter")} className="no-print">
      <ul className="flex flex-wrap gap-2">
        {link(here, t("checklist.all"), chosen === null)}
        {counts
          .filter(({ count }) => count > 0)
          .map(({ category, count }) =>
            link(
              `${here}?category=${category}`,
              `${t(`category.${category}`)} (${count})`,
              chosen === category,
            ),
          )}
      </ul>
    </nav>
  );
}
