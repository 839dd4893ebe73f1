import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { BurnUp, BurnUpPoint } from "~/readiness/burn-up";
import { daysBetween } from "~/platform/days";

interface BurnUpChartProps {
  chart: BurnUp;
  /** What the picture shows, in one sentence. */
  summary: string;
  /** Days written under the axis, each at its place. */
  labels: { day: string; words: string }[];
  todayWords: string;
}

const width = 560;
const height = 300;
const left = 36;
const right = 12;
const top = 16;
const bottom = 34;

/** Planned, handed in and confirmed over time. The table beside it says the same in numbers. */
export function BurnUpChart({ chart, summary, labels, todayWords }: BurnUpChartProps) {
  const { t } = useTranslation("readiness");
  const id = useId();
  const first = chart.points[0]?.day ?? chart.today;
  const span = Math.max(1, daysBetween(first, chart.points.at(-1)?.day ?? first));
  const x = (day: string) => left + ((width - left - right) * daysBetween(first, day)) / span;
  const y = (count: number) => height - bottom - ((height - top - bottom) * count) / Math.max(1, chart.total);
  const known = chart.points.filter(({ day }) => day <= chart.today);
  const path = (points: readonly BurnUpPoint[], of: (point: BurnUpPoint) => number) =>
    points
      .map((point, at) => `${at === 0 ? "M" : "L"}${x(point.day).toFixed(1)} ${y(of(point)).toFixed(1)}`)
      .join("");
  const marks = [0, Math.round(chart.total / 2), chart.total];
  return (
    <figure>
      <div
        role="region"
        aria-label={t("progress.chart")}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard must be able to scroll it
        tabIndex={0}
        className="overflow-x-auto print:overflow-visible"
      >
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-labelledby={`${id}-title ${id}-text`}
          className="block h-auto w-full max-w-2xl min-w-[30rem] print:min-w-0"
        >
          <title id={`${id}-title`}>{t("progress.chart")}</title>
          <desc id={`${id}-text`}>{summary}</desc>
          {marks.map((count) => (
            <g key={count}>
              <line x1={left} x2={width - right} y1={y(count)} y2={y(count)} className="stroke-line" />
              <text x={left - 6} y={y(count) + 4} textAnchor="end" className="fill-muted text-[14px]">
                {count}
              </text>
            </g>
          ))}
          {labels.map(({ day, words }, at) => (
            <text
              key={day}
              x={x(day)}
              y={height - 10}
              textAnchor={at === 0 ? "start" : at === labels.length - 1 ? "end" : "middle"}
              className="fill-muted text-[14px]"
            >
              {words}
            </text>
          ))}
          <line
            x1={x(chart.today)}
            x2={x(chart.today)}
            y1={top}
            y2={height - bottom}
            className="stroke-accent"
            strokeDasharray="2 3"
          />
          <text
            x={x(chart.today) + (x(chart.today) > width - 150 ? -5 : 5)}
            y={top + 8}
            textAnchor={x(chart.today) > width - 150 ? "end" : "start"}
            className="fill-accent text-[14px] font-semibold"
          >
            {todayWords}
          </text>
          <path
            d={path(chart.points, ({ planned }) => planned)}
            className="stroke-muted fill-none"
            strokeWidth="2"
            strokeDasharray="6 4"
          />
          <path
            d={path(known, ({ handedIn }) => handedIn)}
            className="stroke-warn fill-none"
            strokeWidth="2.5"
          />
          <path
            d={path(known, ({ settled }) => settled)}
            className="stroke-good fill-none"
            strokeWidth="3.5"
          />
        </svg>
      </div>
      <figcaption className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        <Key className="stroke-muted" width={2} dash="6 4" words={t("progress.planned")} />
        <Key className="stroke-warn" width={2.5} words={t("progress.handed-in")} />
        <Key className="stroke-good" width={3.5} words={t("progress.settled")} />
      </figcaption>
    </figure>
  );
}

function Key({
  className,
  width: line,
  dash,
  words,
}: {
  className: string;
  width: number;
  dash?: string;
  words: string;
}) {
  return (
    <span className="flex items-center gap-2">
      <svg viewBox="0 0 28 8" aria-hidden="true" className="h-2 w-7">
        <line x1="0" x2="28" y1="4" y2="4" className={className} strokeWidth={line} strokeDasharray={dash} />
      </svg>
      {words}
    </span>
  );
}
