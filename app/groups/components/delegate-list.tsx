import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Delegate } from "~/groups/delegate";
import { addressOf, sorts, type DelegateQuery, type Sort } from "~/groups/delegate-filter";

interface DelegateListProps {
  base: string;
  delegates: Delegate[];
  mayEdit: boolean;
  query: DelegateQuery;
}

/** The delegates: a table, on a phone a list of cards. */
export function DelegateList(props: DelegateListProps) {
  return (
    <>
      <DelegateTable {...props} />
      <DelegateCards {...props} />
    </>
  );
}

const columns = ["code", "name", "unit", "status", "sex", "birthYear", "ethnicity", "sector"] as const;
const isSort = (column: string): column is Sort => sorts.some((sort) => sort === column);

function DelegateTable({ base, delegates, mayEdit, query }: DelegateListProps) {
  const { t } = useTranslation("groups");
  return (
    <div className="border-line bg-surface rounded-card hidden border md:block print:block">
      <table className="w-full text-left text-sm">
        <thead className="bg-sunken">
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={query.sort === column ? "ascending" : undefined}
                className="px-3 py-2 font-semibold"
              >
                {isSort(column) && query.sort !== column ? (
                  <Link
                    to={base + addressOf({ ...query, sort: column })}
                    className="text-accent underline underline-offset-4"
                  >
                    {t(`delegate.${label(column)}`)}
                  </Link>
                ) : (
                  t(`delegate.${label(column)}`)
                )}
                {query.sort === column ? <span aria-hidden="true"> ▲</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-line divide-y">
          {delegates.map((delegate) => (
            <tr key={delegate.id} className="align-top">
              <td className="px-3 py-2 tabular-nums">{delegate.code}</td>
              <td className="px-3 py-2 font-medium break-words">
                <Name base={base} delegate={delegate} mayEdit={mayEdit} />
              </td>
              <td className="px-3 py-2 break-words">{delegate.unit}</td>
              <td className="px-3 py-2">{t(`status.${delegate.status}`)}</td>
              <td className="px-3 py-2">{delegate.sex ? t(`sex.${delegate.sex}`) : ""}</td>
              <td className="px-3 py-2 tabular-nums">{delegate.birthYear ?? ""}</td>
              <td className="px-3 py-2 break-words">{delegate.ethnicity}</td>
              <td className="px-3 py-2 break-words">{delegate.sector}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const label = (column: (typeof columns)[number]) => (column === "birthYear" ? "birth-year" : column);

function DelegateCards({ base, delegates, mayEdit }: DelegateListProps) {
  const { t } = useTranslation("groups");
  return (
    <ul className="divide-line border-line bg-surface rounded-card divide-y border md:hidden print:hidden">
      {delegates.map((delegate) => (
        <li key={delegate.id} className="px-3 py-2 text-sm">
          <p className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 py-1 text-base font-medium break-words">
              <Name base={base} delegate={delegate} mayEdit={mayEdit} />
            </span>
            <span className="text-muted shrink-0 tabular-nums">{delegate.code}</span>
          </p>
          <p className="break-words">{delegate.unit}</p>
          <p className="text-muted break-words">
            {[
              t(`status.${delegate.status}`),
              delegate.sex ? t(`sex.${delegate.sex}`) : "",
              String(delegate.birthYear ?? ""),
              delegate.ethnicity,
              delegate.sector,
            ]
              .filter((text) => text !== "")
              .join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Name({ base, delegate, mayEdit }: { base: string; delegate: Delegate; mayEdit: boolean }) {
  if (!mayEdit) return delegate.name;
  return (
    <Link to={`${base}/${delegate.id}`} className="text-accent underline underline-offset-4">
      {delegate.name}
    </Link>
  );
}
