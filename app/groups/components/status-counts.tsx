import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { delegateStatuses, type DelegateStatus } from "~/groups/delegate";
import { addressOf, type DelegateQuery } from "~/groups/delegate-filter";

interface StatusCountsProps {
  base: string;
  counts: Record<DelegateStatus, number>;
  query: DelegateQuery;
}

/** How many delegates have which status; each count leads to them. */
export function StatusCounts({ base, counts, query }: StatusCountsProps) {
  const { t } = useTranslation("groups");
  return (
    <ul className="flex flex-wrap gap-2" aria-label={t("delegates.by-status")}>
      {delegateStatuses
        .filter((status) => counts[status] > 0)
        .map((status) => (
          <li key={status}>
            <Link
              to={base + addressOf({ ...query, status: query.status === status ? null : status })}
              aria-current={query.status === status ? "true" : undefined}
              className="border-line-strong bg-surface hover:bg-accent-soft text-accent aria-[current=true]:bg-accent inline-flex min-h-11 items-center gap-2 rounded-md border px-3 text-sm font-semibold aria-[current=true]:text-white"
            >
              {t(`status.${status}`)} <span className="tabular-nums">{counts[status]}</span>
            </Link>
          </li>
        ))}
    </ul>
  );
}
