import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Trend } from "~/readiness/matrix";
import { matrixAddress, type ShownQuery } from "~/readiness/matrix-address";
import type { Share } from "~/readiness/readiness";
import { categories, type Category } from "~/readiness/template";
import { Badge } from "~/ui/page";
import { SortHead } from "./sort-head";

type Shares = Partial<Record<Category, Share>>;

interface MatrixTableProps {
  query: ShownQuery;
  rows: {
    slug: string;
    committee: string;
    day: string | null;
    isSample: boolean;
    isBegun: boolean;
    ready: boolean;
    shares: Shares;
    total: Share;
    trend: Trend;
    together: { congresses: number; ready: number } | null;
  }[];
  sum: { congresses: number; shares: Shares; total: Share; trend: Trend };
}

const cell = "border-line border-b px-2 py-2 align-top";

/** Committees × categories. Every number leads to the items that it counts. */
export function MatrixTable({ query, rows, sum }: MatrixTableProps) {
  const { t } = useTranslation(["readiness", "common"]);
  return (
    <div
      role="region"
      aria-label={t("matrix.caption")}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard must be able to scroll it
      tabIndex={0}
      className="border-line bg-surface rounded-card relative overflow-x-auto border print:overflow-visible"
    >
      <table className="w-full sm:min-w-[60rem] border-separate border-spacing-0 text-sm print:min-w-0 print:text-xs print:[&_:is(td,th)]:px-1">
        <caption className="sr-only">{t("matrix.caption")}</caption>
        <thead>
          <tr className="bg-sunken text-left">
            <SortHead
              query={query}
              sort="name"
              className="bg-sunken sticky left-0 z-10 sm:min-w-44 print:static"
            >
              {t("matrix.committee")}
            </SortHead>
            <SortHead query={query} sort="share">
              {t("matrix.total")}
            </SortHead>
            {categories.map((category) => (
              <SortHead key={category} query={query} sort={category}>
                {t(`category.${category}`)}
              </SortHead>
            ))}
            <SortHead query={query} sort="trend">
              {t("matrix.recent")}
            </SortHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const here = row.together
              ? matrixAddress({ ...query, view: "tree" }, { committee: row.slug, name: "" })
              : `/congresses/${row.slug}/readiness`;
            const inCategory = (category: Category) =>
              row.together
                ? matrixAddress({ ...query, view: "list" }, { committee: row.slug, name: "", sort: category })
                : `${here}?category=${category}`;
            return (
              <tr key={row.slug}>
                <th
                  scope="row"
                  className={`${cell} bg-surface sticky left-0 z-10 text-left font-normal print:static`}
                >
                  <Link
                    to={here}
                    className="text-accent inline-block w-36 py-0.5 font-semibold break-words underline underline-offset-4 sm:w-auto"
                  >
                    {row.committee}
                  </Link>
                  <p className="text-muted">
                    {row.together ? t("matrix.together", row.together) : (row.day ?? t("matrix.no-day"))}
                  </p>
                  <p className="flex flex-wrap gap-1">
                    {row.ready ? <Badge tone="good">{t("matrix.ready")}</Badge> : null}
                    {row.isBegun ? null : <Badge>{t("matrix.not-begun")}</Badge>}
                    {row.isSample ? <Badge tone="sample">{t("common:sample")}</Badge> : null}
                  </p>
                </th>
                <ShareCell share={row.isBegun ? row.total : undefined} to={here} committee={row.committee} />
                {categories.map((category) => (
                  <ShareCell
                    key={category}
                    share={row.shares[category]}
                    to={inCategory(category)}
                    committee={row.committee}
                    category={category}
                  />
                ))}
                <td className={cell}>
                  <TrendOf trend={row.trend} />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr className="bg-sunken font-semibold">
            <th scope="row" className={`${cell} bg-sunken sticky left-0 z-10 text-left print:static`}>
              {t("matrix.sum", { count: sum.congresses })}
            </th>
            <ShareCell share={sum.total} />
            {categories.map((category) => (
              <ShareCell key={category} share={sum.shares[category]} />
            ))}
            <td className={cell}>
              <TrendOf trend={sum.trend} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface ShareCellProps {
  share: Share | undefined;
  to?: string;
  committee?: string;
  category?: Category;
}

function ShareCell({ share, to, committee, category }: ShareCellProps) {
  const { t } = useTranslation("readiness");
  if (!share || share.total === 0) {
    return (
      <td className={`${cell} text-muted`}>
        <span aria-hidden="true">–</span>
      </td>
    );
  }
  const label = t("matrix.cell", { ...share });
  return (
    <td className={cell}>
      {to ? (
        <Link
          to={to}
          aria-label={`${label}. ${t("matrix.cell-label", {
            ...share,
            committee,
            category: category ? t(`category.${category}`) : t("matrix.total"),
          })}`}
          className="text-accent inline-block min-w-11 py-0.5 font-semibold tabular-nums underline underline-offset-4"
        >
          {label}
        </Link>
      ) : (
        <span className="tabular-nums">{label}</span>
      )}
      <ShareBar share={share} />
      {share.overdue > 0 ? (
        <p className="text-block font-semibold whitespace-nowrap">
          {t("matrix.overdue-count", { count: share.overdue })}
        </p>
      ) : null}
      {share.waiting > 0 ? (
        <p className="text-warn whitespace-nowrap">{t("matrix.waiting-count", { count: share.waiting })}</p>
      ) : null}
    </td>
  );
}

/** The share as a picture; the numbers beside it say the same. */
function ShareBar({ share }: { share: Share }) {
  const part = (count: number) => (100 * count) / share.total;
  return (
    <svg
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="my-1 h-1.5 w-full max-w-24"
    >
      <rect width="100" height="6" rx="3" className="fill-line" />
      <rect width={part(share.settled + share.waiting)} height="6" rx="3" className="fill-warn/50" />
      <rect width={part(share.settled)} height="6" rx="3" className="fill-good" />
    </svg>
  );
}

function TrendOf({ trend: { gained, lost } }: { trend: Trend }) {
  const { t } = useTranslation("readiness");
  return (
    <>
      <span aria-hidden="true" className="flex flex-wrap gap-x-2 font-semibold tabular-nums">
        <span className={gained > 0 ? "text-good" : "text-muted font-normal"}>+{gained}</span>
        {lost > 0 ? <span className="text-block">−{lost}</span> : null}
      </span>
      <span className="sr-only">
        {t("matrix.gained-label", { count: gained })}
        {lost > 0 ? ` ${t("matrix.lost-label", { count: lost })}` : null}
      </span>
    </>
  );
}
