import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { outcomes, type Counts, type Outcome } from "~/groups/import/plan";

interface OutcomeTabsProps {
  address: string;
  counts: Counts;
  show: Outcome | null;
}

/** How many rows become what; each count leads to its rows. */
export function OutcomeTabs({ address, counts, show }: OutcomeTabsProps) {
  const { t } = useTranslation("groups");
  const all = outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
  const tabs = [
    { show: null, label: t("import.all", { count: all }), to: address },
    ...outcomes.map((outcome) => ({
      show: outcome,
      label: `${t(`import.outcome.${outcome}`)}: ${counts[outcome]}`,
      to: `${address}?show=${outcome}`,
    })),
  ];
  return (
    <nav aria-label={t("import.counts")}>
      <ul className="flex flex-wrap gap-2">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link
              to={tab.to}
              aria-current={tab.show === show ? "page" : undefined}
              className="border-line-strong bg-surface text-accent hover:bg-accent-soft aria-[current=page]:bg-accent inline-flex min-h-11 items-center rounded-md border px-3 text-sm font-semibold tabular-nums aria-[current=page]:text-white"
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
