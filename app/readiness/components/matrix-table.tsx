import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Share } from "~/readiness/readiness";
import { categories, type Category } from "~/readiness/template";
import { Badge } from "~/ui/page";

type Shares = Partial<Record<Category, Share>>;

interface MatrixTableProps {
  rows: {
    slug: string;
    committee: string;
    day: string | null;
    isSample: boolean;
    isBegun: boolean;
    ready: boolean;
    shares: Shares;
    total: Share;
    recent: number;
  }[];
  sum: { count: number; shares: Shares; total: Share; recent: number };
}

const cell = "border-line border-b px-2 py-2 align-top";

/** Committees × categories. Every number leads to the items that it counts. */
export function MatrixTable({ rows, sum }: MatrixTableProps) {
  const { t } = useTranslation(["readiness", "common"]);
  return (
    <div
      role="region"
      aria-label={t("matrix.caption")}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard must be able to scroll it
      tabIndex={0}
      className="border-line bg-surface rounded-card overflow-x-auto border print:overflow-visible"
    >
      <table className="w-full min-w-[60rem] border-separate border-spacing-0 text-sm print:min-w-0 print:text-xs">
        <caption className="sr-only">{t("matrix.caption")}</caption>
        <thead>
          <tr className="bg-sunken text-left">
            <th scope="col" className={`${cell} bg-sunken sticky left-0 z-10 min-w-44 print:static`}>
              {t("matrix.committee")}
            </th>
            <th scope="col" className={cell}>
              {t("matrix.total")}
            </th>
            {categories.map((category) => (
              <th key={category} scope="col" className={cell}>
                {t(`category.${category}`)}
              </th>
            ))}
            <th scope="col" className={cell}>
              {t("matrix.recent")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const here = `/congresses/${row.slug}/readiness`;
            return (
              <tr key={row.slug}>
                <th
                  scope="row"
                  className={`${cell} bg-surface sticky left-0 z-10 text-left font-normal print:static`}
                >
                  <Link
                    to={here}
                    className="text-accent inline-block py-0.5 font-semibold underline underline-offset-4"
                  >
                    {row.committee}
                  </Link>
                  <p className="text-muted">{row.day ?? t("matrix.no-day")}</p>
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
                    to={`${here}?category=${category}`}
                    committee={row.committee}
                    category={category}
                  />
                ))}
                <td className={cell}>
                  <Recent count={row.recent} />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr className="bg-sunken font-semibold">
            <th scope="row" className={`${cell} bg-sunken sticky left-0 z-10 text-left print:static`}>
              {t("matrix.sum", { count: sum.count })}
            </th>
            <ShareCell share={sum.total} />
            {categories.map((category) => (
              <ShareCell key={category} share={sum.shares[category]} />
            ))}
            <td className={cell}>
              <Recent count={sum.recent} />
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

function Recent({ count }: { count: number }) {
  const { t } = useTranslation("readiness");
  if (count === 0) return <span className="text-muted">0</span>;
  return (
    <>
      <span aria-hidden="true" className="text-good font-semibold">
        {t("matrix.recent-count", { count })}
      </span>
      <span className="sr-only">{t("matrix.recent-label", { count })}</span>
    </>
  );
}
