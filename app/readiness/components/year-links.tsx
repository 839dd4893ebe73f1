import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** The years to choose from, the one that is shown marked. */
export function YearLinks({ year, years }: { year: string; years: string[] }) {
  const { t } = useTranslation("readiness");
  return (
    <nav aria-label={t("holidays.years")} className="no-print">
      <ul className="flex flex-wrap gap-2">
        {years.map((each) => (
          <li key={each}>
            <Link
              to={`/readiness/holidays?year=${each}`}
              aria-current={each === year ? "page" : undefined}
              className={`flex min-h-11 items-center rounded-md border px-3 text-sm font-semibold tabular-nums ${
                each === year ? "border-accent text-accent" : "border-line-strong text-muted hover:text-ink"
              }`}
            >
              {each}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
