import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Leads from round to round, where there are several. */
export function RoundLinks({ to, rounds, round }: { to: string; rounds: number; round: number }) {
  const { t } = useTranslation("groups");
  if (rounds < 2) return null;
  return (
    <nav aria-label={t("division.rounds")} className="no-print flex flex-wrap gap-1">
      {Array.from({ length: rounds }, (_, index) => (
        <Link
          key={index}
          to={`${to}?round=${index + 1}`}
          aria-current={index === round ? "page" : undefined}
          className="border-line-strong text-accent aria-[current]:bg-accent flex min-h-11 items-center rounded-md border px-4 text-sm font-semibold aria-[current]:text-white"
        >
          {t("division.round", { round: index + 1 })}
        </Link>
      ))}
    </nav>
  );
}
