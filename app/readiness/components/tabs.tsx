import { NavLink } from "@remix-run/react";
import { useTranslation } from "react-i18next";

interface TabsProps {
  label: "tabs.picture" | "tabs.checklist";
  tabs: {
    to: string;
    key:
      | "tabs.matrix"
      | "tabs.reviews"
      | "tabs.moved"
      | "tabs.clashes"
      | "tabs.list"
      | "tabs.plan"
      | "tabs.progress";
  }[];
}

/** Several pages about one thing, side by side. */
export function Tabs({ label, tabs }: TabsProps) {
  const { t } = useTranslation("readiness");
  return (
    <nav aria-label={t(label)} className="no-print border-line border-b">
      <ul className="-mb-px flex flex-wrap gap-1">
        {tabs.map(({ to, key }) => (
          <li key={to}>
            <NavLink
              end
              to={to}
              className={({ isActive }) =>
                `flex min-h-11 items-center border-b-3 px-3 text-sm font-semibold ${
                  isActive ? "border-accent text-accent" : "text-muted hover:text-ink border-transparent"
                }`
              }
            >
              {t(key)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
