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

/** Tenths of a unit are finer than any screen or paper shows. */
export const rounded = (place: number): number => Math.round(place * 10) / 10;

interface RowProps {
  entry: TimelineEntry;
  mark: Timeline["rows"][number]["mark"];
  top: number;
  shape: Shape;
  at: (fraction: number) => number;
}

/** Where the marks stand in a row: beside the name, or below it. */
const middleOf = (top: number, { left, rowHeight }: Shape): number =>
  left > 0 ? top + rowHeight / 2 : top + rowHeight - 18;

/** The name of a congress, in lines. */
export function RowName({ entry, top, shape }: Pick<RowProps, "entry" | "top" | "shape">) {
  const lines = wrapped(entry.title, shape.characters, 2);
  const first =
    shape.left > 0 ? middleOf(top, shape) - (lines.length - 1) * (shape.font * 0.65) + 5 : top + 16;
  return lines.map((line, index) => (
    <text key={index} x={0} y={rounded(first + index * shape.font * 1.3)}>
      {line}
    </text>
  ));
}

/** What stands beside the mark: right of it, or left where there is no room. */
export function RowLabel({ entry, mark, top, shape, at }: RowProps) {
  const { x, endsThere } = labelPlace(mark, shape, at);
  return (
    <text x={rounded(x)} y={middleOf(top, shape) + 5} textAnchor={endsThere ? "end" : undefined}>
      {entry.days}
    </text>
  );
}

function labelPlace(mark: RowProps["mark"], { left, width }: Shape, at: RowProps["at"]) {
  const beside = (from: number, to: number, gap: number, gapBefore: number) => {
    const endsThere = from - left > (width - left) * 0.5;
    return { x: endsThere ? from - gapBefore : to + gap, endsThere };
  };
  switch (mark.kind) {
    case "days":
      return beside(at(mark.from), at(mark.from) + daysWidth(mark, at), 6, 6);
    case "held-by":
      return beside(at(mark.to), at(mark.to), 8, 8);
    case "ahead":
      return beside(at(mark.from), at(mark.from), 10, 8);
    case "nowhere":
      return { x: left + 4, endsThere: false };
  }
}

const daysWidth = ({ from, to }: { from: number; to: number }, at: RowProps["at"]): number =>
  Math.max(rounded(at(to) - at(from)), 8);

const fills: Record<Stage, string> = {
  preparing: "fill-accent",
  "under-way": "fill-accent-strong",
  held: "fill-good",
  "held-day-unknown": "fill-good",
  cancelled: "fill-line-strong",
};

/** The mark of a congress's days. */
export function RowMark({ entry, mark, top, shape, at }: RowProps) {
  const y = middleOf(top, shape);
  switch (mark.kind) {
    case "days":
      return (
        <rect
          x={at(mark.from)}
          y={y - 8}
          width={daysWidth(mark, at)}
          height={16}
          rx={4}
          className={fills[entry.stage]}
        />
      );
    case "held-by": {
      const x = at(mark.to);
      return (
        <>
          <rect
            x={shape.left + 1}
            y={y - 8}
            width={Math.max(rounded(x - shape.left - 1), 1)}
            height={16}
            strokeDasharray="4 3"
            className="fill-good-soft stroke-good"
          />
          <path d={`M${x} ${y - 10}v20`} strokeWidth={3} className="stroke-good" />
        </>
      );
    }
    case "ahead": {
      const right = shape.width - 2;
      return (
        <g fill="none" strokeWidth={2} className="stroke-accent">
          <path d={`M${at(mark.from)} ${y}H${right}`} strokeDasharray="5 4" />
          <path d={`M${right - 8} ${y - 5} L${right} ${y} L${right - 8} ${y + 5}`} />
        </g>
      );
    }
    case "nowhere":
      return null;
  }
}
