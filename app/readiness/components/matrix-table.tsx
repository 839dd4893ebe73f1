import { useTranslation } from "react-i18next";
import type { Trend } from "~/readiness/matrix";
import { matrixAddress, type ShownQuery } from "~/readiness/matrix-address";
import type { Share } from "~/readiness/readiness";
import { categories, type Category } from "~/readiness/template";
import { Badge } from "~/ui/page";
import { cellWords, ShareCell, shareCells } from "./share-cell";
import { SortHead } from "./sort-head";
import { useLinksWithin } from "./use-links-within";

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
  const words = cellWords(t);
  const names = Object.fromEntries(categories.map((each) => [each, t(`category.${each}`)]));
  const total = t("matrix.total");
  const followLinks = useLinksWithin();
  return (
    <div
      role="region"
      aria-label={t("matrix.caption")}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard must be able to scroll it
      tabIndex={0}
      className="border-line bg-surface rounded-card relative overflow-x-auto border print:overflow-visible"
    >
      <table
        className={`w-full sm:min-w-[60rem] border-separate border-spacing-0 text-sm print:min-w-0 print:text-xs print:[&_:is(td,th)]:px-1 ${shareCells}`}
      >
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
              {total}
            </SortHead>
            {categories.map((category) => (
              <SortHead key={category} query={query} sort={category}>
                {names[category]}
              </SortHead>
            ))}
            <SortHead query={query} sort="trend">
              {t("matrix.recent")}
            </SortHead>
          </tr>
        </thead>
        {/* Enter on a link is a click as well. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events */}
        <tbody onClick={followLinks}>
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
                  <a
                    href={here}
                    className="text-accent inline-block w-36 py-0.5 font-semibold break-words underline underline-offset-4 sm:w-auto"
                  >
                    {row.committee}
                  </a>
                  <p className="text-muted">
                    {row.together ? t("matrix.together", row.together) : (row.day ?? t("matrix.no-day"))}
                  </p>
                  <p className="flex flex-wrap gap-1">
                    {row.ready ? <Badge tone="good">{t("matrix.ready")}</Badge> : null}
                    {row.isBegun ? null : <Badge>{t("matrix.not-begun")}</Badge>}
                    {row.isSample ? <Badge tone="sample">{t("common:sample")}</Badge> : null}
                  </p>
                </th>
                <ShareCell
                  share={row.isBegun ? row.total : undefined}
                  words={words}
                  link={{ to: here, committee: row.committee, category: total }}
                />
                {categories.map((category) => (
                  <ShareCell
                    key={category}
                    share={row.shares[category]}
                    words={words}
                    link={{
                      ...{ to: inCategory(category), committee: row.committee },
                      category: names[category] ?? "",
                    }}
                  />
                ))}
                <td>
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
            <ShareCell share={sum.total} words={words} />
            {categories.map((category) => (
              <ShareCell key={category} share={sum.shares[category]} words={words} />
            ))}
            <td>
              <TrendOf trend={sum.trend} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
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
