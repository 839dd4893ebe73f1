import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Quality } from "~/groups/division/problem";
import { anchorOf, wordCondition, type Names } from "~/groups/desk/words";

interface QualityPanelProps {
  base: string;
  quality: Quality;
  rounds: number;
  names: Names;
}

/** How good the division is, and every condition that it breaks. */
export function QualityPanel({ base, quality, rounds, names }: QualityPanelProps) {
  const { t } = useTranslation("groups");
  const { imbalance, lowerBound, repeatedPairs, violations } = quality;
  return (
    <div className="mb-4 grid gap-3">
      <dl className="flex flex-wrap gap-3 text-sm">
        <Figure label={t("board.imbalance")} isGood={imbalance === lowerBound}>
          {imbalance}{" "}
          <span className="text-muted font-normal">
            {imbalance === lowerBound ? t("board.at-bound") : t("board.bound", { bound: lowerBound })}
          </span>
        </Figure>
        {rounds > 1 ? <Figure label={t("board.repeated")}>{repeatedPairs}</Figure> : null}
        <Figure label={t("board.violations")} isGood={violations.length === 0}>
          {violations.length}
        </Figure>
      </dl>
      {violations.length > 0 ? (
        <ul className="border-block/40 bg-block-soft text-block rounded-card list-disc border py-2 pr-4 pl-8 text-sm">
          {violations.map(({ condition, round }, index) => (
            <li key={index} className="break-words">
              {wordCondition(condition, names)}
              {rounds > 1 ? ` (${t("division.round", { round: round + 1 })})` : ""}{" "}
              <Link to={`${base}/setup#${anchorOf(condition)}`} className="py-1 underline underline-offset-4">
                {t("run.change")}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Figure({ label, isGood, children }: { label: string; isGood?: boolean; children: React.ReactNode }) {
  return (
    <div className="border-line bg-surface rounded-md border px-3 py-1.5">
      <dt className="text-muted text-xs">{label}</dt>
      <dd
        className={`font-semibold tabular-nums ${isGood === undefined ? "" : isGood ? "text-good" : "text-block"}`}
      >
        {children}
      </dd>
    </div>
  );
}
