import { useTranslation } from "react-i18next";
import type { Timeline } from "~/congress/timeline";
import { clear, TimelineRow, type Shape, type TimelineEntry } from "./timeline-row";

interface Props {
  entries: TimelineEntry[];
  /** One layout for wide screens and paper, one with fewer marks for phones. */
  wide: Timeline;
  narrow: Timeline;
  tickLabels: Record<string, string>;
  todayLabel: string;
  /** What the picture shows, where it is not the schedule of congresses. */
  description?: string;
}

/** The congresses, or what leads to one, in time, drawn twice: for wide screens and paper, and for phones. */
export function TimelinePicture({ entries, wide, narrow, description, ...others }: Props) {
  const { t } = useTranslation("congress");
  const labels = { ...others, description: description ?? t("timeline.description") };
  return (
    <figure className="m-0">
      <Drawing
        {...labels}
        entries={entries}
        timeline={wide}
        shape={wideShape}
        className="hidden sm:block print:block"
      />
      <Drawing
        {...labels}
        entries={entries}
        timeline={narrow}
        shape={narrowShape}
        className="sm:hidden print:hidden"
      />
      <figcaption className="sr-only">{labels.description}</figcaption>
      <details className="no-print mt-2 text-sm">
        <summary className="text-accent min-h-11 py-2.5 font-semibold sm:min-h-0 sm:py-1">
          {t("timeline.in-words")}
        </summary>
        <ul className="mt-1 grid gap-1">
          {entries.map(({ id, title, days }) => (
            <li key={id}>
              {title}: {days}
            </li>
          ))}
        </ul>
      </details>
    </figure>
  );
}

const wideShape: Shape = { width: 1120, left: 390, rowHeight: 56, font: 14, characters: 48 };
const narrowShape: Shape = { width: 340, left: 0, rowHeight: 74, font: 13, characters: 44 };
const head = 44;

interface DrawingProps {
  entries: TimelineEntry[];
  timeline: Timeline;
  tickLabels: Record<string, string>;
  todayLabel: string;
  description: string;
  shape: Shape;
  className: string;
}

function Drawing({ entries, timeline, tickLabels, todayLabel, description, shape, className }: DrawingProps) {
  const { width, left, rowHeight, font } = shape;
  const span = width - left;
  const at = (fraction: number) => left + fraction * span;
  const height = head + entries.length * rowHeight + 8;
  const marks = new Map(timeline.rows.map(({ id, mark }) => [id, mark]));
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={description}
      className={`w-full ${className}`}
      fontSize={font}
    >
      {timeline.ticks.map(({ day, at: fraction }) => (
        <line
          key={day}
          x1={at(fraction)}
          x2={at(fraction)}
          y1={head - 6}
          y2={height}
          className="stroke-line"
        />
      ))}
      <Today x={at(timeline.today)} height={height} label={todayLabel} font={font} width={width} />
      {timeline.ticks.map(({ day, at: fraction }) => (
        <text
          key={day}
          x={at(fraction) + 3}
          y={head - 12}
          fontSize={font - 1}
          {...clear}
          className="fill-muted stroke-surface"
        >
          {tickLabels[day]}
        </text>
      ))}
      {entries.map((entry, row) => (
        <TimelineRow
          key={entry.id}
          entry={entry}
          mark={marks.get(entry.id) ?? { kind: "nowhere" }}
          top={head + row * rowHeight}
          shape={shape}
          at={at}
        />
      ))}
    </svg>
  );
}

function Today({
  x,
  height,
  label,
  font,
  width,
}: {
  x: number;
  height: number;
  label: string;
  font: number;
  width: number;
}) {
  const nearEnd = x > width * 0.7;
  return (
    <g>
      <line x1={x} x2={x} y1={16} y2={height} className="stroke-block" strokeWidth={1.5} />
      <text
        x={nearEnd ? x - 4 : x + 4}
        y={13}
        textAnchor={nearEnd ? "end" : "start"}
        fontSize={font - 1}
        className="fill-block font-semibold"
      >
        {label}
      </text>
    </g>
  );
}
