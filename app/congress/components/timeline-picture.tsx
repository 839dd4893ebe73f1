import { useTranslation } from "react-i18next";
import type { Timeline } from "~/congress/timeline";
import { clear, RowLabel, RowMark, RowName, rounded, type Shape, type TimelineEntry } from "./timeline-row";

interface Props {
  entries: TimelineEntry[];
  /** The layout for wide screens and paper; on phones its scale has fewer marks. */
  wide: Timeline;
  narrowTicks: Timeline["ticks"];
  tickLabels: Record<string, string>;
  todayLabel: string;
  /** What the picture shows, where it is not the schedule of congresses. */
  description?: string;
}

/** The congresses, or what leads to one, in time, drawn twice: for wide screens and paper, and for phones. */
export function TimelinePicture({ entries, wide, narrowTicks, description, ...others }: Props) {
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
        timeline={{ ...wide, ticks: narrowTicks }}
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
  const at = (fraction: number) => rounded(left + fraction * span);
  const height = head + entries.length * rowHeight + 8;
  const marks = new Map(timeline.rows.map(({ id, mark }) => [id, mark]));
  const rows = entries.map((entry, row) => ({
    ...{ entry, shape, at, top: head + row * rowHeight },
    mark: marks.get(entry.id) ?? ({ kind: "nowhere" } as const),
  }));
  const lines = [
    ...timeline.ticks.map(({ at: fraction }) => `M${at(fraction)} ${head - 6}V${height}`),
    ...rows.map(({ top }) => `M0 ${top}H${width}`),
  ];
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={description}
      className={`w-full ${className}`}
      fontSize={font}
    >
      <path d={lines.join("")} className="stroke-line" />
      <Today x={at(timeline.today)} height={height} label={todayLabel} font={font} width={width} />
      <g {...clear} fontSize={font - 1} className="fill-muted stroke-surface">
        {timeline.ticks.map(({ day, at: fraction }) => (
          <text key={day} x={rounded(at(fraction) + 3)} y={head - 12}>
            {tickLabels[day]}
          </text>
        ))}
      </g>
      {rows.map((row) => (
        <RowMark key={row.entry.id} {...row} />
      ))}
      <g {...clear} className="fill-ink stroke-surface font-semibold">
        {rows.map(({ entry, top }) => (
          <RowName key={entry.id} entry={entry} top={top} shape={shape} />
        ))}
      </g>
      <g {...clear} fontSize={font - 1} className="fill-ink stroke-surface">
        {rows.map((row) => (
          <RowLabel key={row.entry.id} {...row} />
        ))}
      </g>
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
