import { useTranslation } from "react-i18next";
import type { Stage } from "~/congress/stages";
import type { Timeline } from "~/congress/timeline";
import { wrapped } from "~/congress/wrapped";

export interface TimelineEntry {
  id: string;
  title: string;
  stage: Stage;
  /** What stands beside the mark. */
  days: string;
}

interface Props {
  entries: TimelineEntry[];
  /** One layout for wide screens and paper, one with fewer marks for phones. */
  wide: Timeline;
  narrow: Timeline;
  tickLabels: Record<string, string>;
  todayLabel: string;
}

/** The congresses in time, drawn twice: for wide screens and paper, and for phones. */
export function TimelinePicture({ entries, wide, narrow, ...labels }: Props) {
  const { t } = useTranslation("congress");
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
      <figcaption className="sr-only">{t("timeline.description")}</figcaption>
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

interface Shape {
  width: number;
  /** Where the scale begins: names stand left of it, or above the marks where it is 0. */
  left: number;
  rowHeight: number;
  font: number;
  /** Characters in a line of a name. */
  characters: number;
}

const wideShape: Shape = { width: 1120, left: 390, rowHeight: 56, font: 14, characters: 48 };
const narrowShape: Shape = { width: 340, left: 0, rowHeight: 74, font: 13, characters: 44 };
const head = 44;

interface DrawingProps {
  entries: TimelineEntry[];
  timeline: Timeline;
  tickLabels: Record<string, string>;
  todayLabel: string;
  shape: Shape;
  className: string;
}

function Drawing({ entries, timeline, tickLabels, todayLabel, shape, className }: DrawingProps) {
  const { t } = useTranslation("congress");
  const { width, left, rowHeight, font } = shape;
  const span = width - left;
  const at = (fraction: number) => left + fraction * span;
  const height = head + entries.length * rowHeight + 8;
  const marks = new Map(timeline.rows.map(({ id, mark }) => [id, mark]));
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t("timeline.description")}
      className={`w-full ${className}`}
      fontSize={font}
    >
      {timeline.ticks.map(({ day, at: fraction }) => (
        <g key={day}>
          <line x1={at(fraction)} x2={at(fraction)} y1={head - 6} y2={height} className="stroke-line" />
          <text x={at(fraction) + 3} y={head - 12} fontSize={font - 1} className="fill-muted">
            {tickLabels[day]}
          </text>
        </g>
      ))}
      <Today x={at(timeline.today)} height={height} label={todayLabel} font={font} width={width} />
      {entries.map((entry, row) => (
        <Row
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

interface RowProps {
  entry: TimelineEntry;
  mark: Timeline["rows"][number]["mark"];
  top: number;
  shape: Shape;
  at: (fraction: number) => number;
}

function Row({ entry, mark, top, shape, at }: RowProps) {
  const beside = shape.left > 0;
  const lines = wrapped(entry.title, shape.characters, 2);
  const middle = beside ? top + shape.rowHeight / 2 : top + shape.rowHeight - 18;
  const firstLine = beside ? middle - (lines.length - 1) * (shape.font * 0.65) + 5 : top + 16;
  return (
    <g>
      <line x1={0} x2={shape.width} y1={top} y2={top} className="stroke-line" />
      {lines.map((line, index) => (
        <text key={line} x={0} y={firstLine + index * shape.font * 1.3} className="fill-ink font-semibold">
          {line}
        </text>
      ))}
      <MarkShape mark={mark} y={middle} entry={entry} shape={shape} at={at} />
    </g>
  );
}

const fills: Record<Stage, string> = {
  preparing: "fill-accent",
  "under-way": "fill-accent-strong",
  held: "fill-good",
  "held-day-unknown": "fill-good",
  cancelled: "fill-line-strong",
};

interface MarkProps extends Omit<RowProps, "top"> {
  y: number;
}

function MarkShape({ mark, y, entry, shape, at }: MarkProps) {
  const label = (x: number, end: boolean) => (
    <text
      x={x}
      y={y + 5}
      textAnchor={end ? "end" : "start"}
      fontSize={shape.font - 1}
      strokeWidth={4}
      paintOrder="stroke"
      className="fill-ink stroke-surface"
    >
      {entry.days}
    </text>
  );
  const startsLate = (x: number) => x - shape.left > (shape.width - shape.left) * 0.5;
  switch (mark.kind) {
    case "days": {
      const x = at(mark.from);
      const width = Math.max(at(mark.to) - x, 8);
      const late = startsLate(x);
      return (
        <>
          <rect x={x} y={y - 8} width={width} height={16} rx={4} className={fills[entry.stage]} />
          {label(late ? x - 6 : x + width + 6, late)}
        </>
      );
    }
    case "held-by": {
      const x = at(mark.to);
      const late = startsLate(x);
      return (
        <>
          <rect
            x={shape.left + 1}
            y={y - 8}
            width={Math.max(x - shape.left - 1, 1)}
            height={16}
            strokeDasharray="4 3"
            className="fill-good-soft stroke-good"
          />
          <line x1={x} x2={x} y1={y - 10} y2={y + 10} strokeWidth={3} className="stroke-good" />
          {label(late ? x - 8 : x + 8, late)}
        </>
      );
    }
    case "ahead": {
      const x = at(mark.from);
      const right = shape.width - 2;
      return (
        <>
          <line
            x1={x}
            x2={right}
            y1={y}
            y2={y}
            strokeDasharray="5 4"
            strokeWidth={2}
            className="stroke-accent"
          />
          <path
            d={`M${right - 8} ${y - 5} L${right} ${y} L${right - 8} ${y + 5}`}
            fill="none"
            strokeWidth={2}
            className="stroke-accent"
          />
          {label(startsLate(x) ? x - 8 : x + 10, startsLate(x))}
        </>
      );
    }
    case "nowhere":
      return label(shape.left + 4, false);
  }
}
