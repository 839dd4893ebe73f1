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

export interface Shape {
  width: number;
  /** Where the scale begins: names stand left of it, or above the marks where it is 0. */
  left: number;
  rowHeight: number;
  font: number;
  /** Characters in a line of a name. */
  characters: number;
}

/** Keeps words readable where lines run behind them. */
export const clear = { strokeWidth: 6, strokeLinejoin: "round", paintOrder: "stroke" } as const;

interface RowProps {
  entry: TimelineEntry;
  mark: Timeline["rows"][number]["mark"];
  top: number;
  shape: Shape;
  at: (fraction: number) => number;
}

/** A congress in the picture: its name and the mark of its days. */
export function TimelineRow({ entry, mark, top, shape, at }: RowProps) {
  const beside = shape.left > 0;
  const lines = wrapped(entry.title, shape.characters, 2);
  const middle = beside ? top + shape.rowHeight / 2 : top + shape.rowHeight - 18;
  const firstLine = beside ? middle - (lines.length - 1) * (shape.font * 0.65) + 5 : top + 16;
  return (
    <g>
      <line x1={0} x2={shape.width} y1={top} y2={top} className="stroke-line" />
      {lines.map((line, index) => (
        <text
          key={index}
          x={0}
          y={firstLine + index * shape.font * 1.3}
          {...clear}
          className="fill-ink stroke-surface font-semibold"
        >
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
      {...clear}
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
