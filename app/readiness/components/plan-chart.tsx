import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { daysBetween } from "~/platform/days";
import type { PlanLine } from "~/readiness/back-plan";
import { Badge, type Tone } from "~/ui/page";

type Line = PlanLine & {
  title: string;
  dayWords: string;
  responsible: string;
  afterTitles: string[];
  stateWords: string;
};

interface PlanChartProps {
  here: string;
  today: string;
  span: { first: string; last: string } | null;
  spanWords: { first: string | null; last: string | null } | null;
  congressDays: { first: string; last: string } | null;
  lines: Line[];
}

const tones: Record<PlanLine["state"], Tone> = { "handed-in": "good", late: "block", ahead: "neutral" };
const cell = "border-line border-b px-2 py-2 align-top";

/** The plan as a table whose last column draws it: each item's day, the way from what it hangs on, the congress. */
export function PlanChart({ here, today, span, spanWords, congressDays, lines }: PlanChartProps) {
  const { t } = useTranslation("readiness");
  const titles = new Map(lines.map(({ code, title }) => [code, title]));
  return (
    <div
      role="region"
      aria-label={t("plan.caption")}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard must be able to scroll it
      tabIndex={0}
      className="border-line bg-surface rounded-card relative overflow-x-auto border print:overflow-visible"
    >
      <table className="w-full sm:min-w-[56rem] border-separate border-spacing-0 text-sm print:min-w-0 print:text-xs">
        <caption className="sr-only">{t("plan.caption")}</caption>
        <thead>
          <tr className="bg-sunken text-left">
            {(["what", "who", "when"] as const).map((key) => (
              <th key={key} scope="col" className={cell}>
                {t(`plan.${key}`)}
              </th>
            ))}
            <th scope="col" className={`${cell} w-2/5`}>
              <span className="flex justify-between gap-2">
                <span className="sr-only">{t("plan.picture")}</span>
                <span aria-hidden="true">{spanWords?.first}</span>
                <span aria-hidden="true">{spanWords?.last}</span>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code}>
              <th scope="row" className={`${cell} min-w-44 text-left font-normal sm:min-w-56`}>
                <Link
                  to={`${here}/items/${line.code}`}
                  className="text-accent inline-block py-0.5 font-semibold break-words underline underline-offset-4"
                >
                  {line.title}
                </Link>
                <p className="flex flex-wrap gap-1">
                  <Badge tone={tones[line.state]}>{line.stateWords}</Badge>
                  {line.isCritical ? <Badge tone="accent">{t("plan.is-critical")}</Badge> : null}
                </p>
                {line.afterTitles.length === 0 ? null : (
                  <p className="text-muted break-words">
                    {t("plan.after", { items: line.afterTitles.join("; ") })}
                  </p>
                )}
                {line.holdsUp.length === 0 ? null : (
                  <p className="text-block break-words">
                    {t("plan.holds-up", {
                      items: line.holdsUp.map((code) => titles.get(code) ?? code).join("; "),
                    })}
                  </p>
                )}
              </th>
              <td className={`${cell} break-words`}>{line.responsible || "–"}</td>
              <td className={`${cell} whitespace-nowrap`}>{line.dayWords}</td>
              <td className={`${cell} min-w-64`}>
                {span === null ? null : (
                  <Bar line={line} span={span} today={today} congressDays={congressDays} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface BarProps extends Pick<PlanChartProps, "today" | "congressDays"> {
  line: Line;
  span: { first: string; last: string };
}

/** Words stand beside it: hidden from those who listen. */
function Bar({ line, span, today, congressDays }: BarProps) {
  const days = Math.max(1, daysBetween(span.first, span.last));
  const x = (day: string) => 6 + (388 * daysBetween(span.first, day)) / days;
  const colour =
    line.state === "late" ? "fill-block" : line.state === "handed-in" ? "fill-good" : "fill-accent";
  return (
    <svg viewBox="0 0 400 24" aria-hidden="true" className="block h-6 w-full" preserveAspectRatio="none">
      <line x1="0" x2="400" y1="12" y2="12" className="stroke-line" />
      {congressDays ? (
        <rect
          x={x(congressDays.first)}
          y="0"
          width={Math.max(3, x(congressDays.last) - x(congressDays.first))}
          height="24"
          className="fill-accent-soft stroke-accent/40"
        />
      ) : null}
      <line x1={x(today)} x2={x(today)} y1="0" y2="24" className="stroke-accent" strokeDasharray="2 3" />
      {line.after.map(({ code, day }) =>
        day && line.day ? (
          <line
            key={code}
            x1={x(day)}
            x2={x(line.day)}
            y1="12"
            y2="12"
            className={line.isCritical ? "stroke-accent" : "stroke-line-strong"}
            strokeWidth={line.isCritical ? 5 : 2}
          />
        ) : null,
      )}
      {line.day ? <rect x={x(line.day) - 5} y="6" width="10" height="12" rx="2" className={colour} /> : null}
    </svg>
  );
}
