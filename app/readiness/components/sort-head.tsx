import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Sort } from "~/readiness/matrix";
import { matrixAddress, type ShownQuery } from "~/readiness/matrix-address";

interface SortHeadProps {
  query: ShownQuery;
  sort: Sort;
  className?: string;
  children: ReactNode;
}

/** Columns whose usual order begins with the largest. */
const largestFirst: readonly Sort[] = ["trend", "overdue"];

/** The head of a column by which the rows can be ordered, the other way round when chosen again. */
export function SortHead({ query, sort, className = "", children }: SortHeadProps) {
  const { t } = useTranslation("readiness");
  const isChosen = query.sort === sort;
  const isDescending = largestFirst.includes(sort) !== query.isReversed;
  return (
    <th
      scope="col"
      aria-sort={isChosen ? (isDescending ? "descending" : "ascending") : undefined}
      className={`border-line border-b px-2 py-2 align-top ${className}`}
    >
      <Link
        to={matrixAddress(query, { sort, isReversed: isChosen && !query.isReversed })}
        className="hover:text-accent inline-flex min-h-6 gap-1 underline decoration-dotted underline-offset-4"
        title={t("matrix.sort-by")}
      >
        {children}
        {isChosen ? (
          <svg viewBox="0 0 10 10" aria-hidden="true" className="mt-1.5 size-2.5 shrink-0 fill-current">
            <path d={isDescending ? "M0 1h10L5 9z" : "M0 9h10L5 1z"} />
          </svg>
        ) : null}
      </Link>
    </th>
  );
}
