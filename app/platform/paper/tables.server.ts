import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
  type IBorderOptions,
  type IRunOptions,
} from "docx";
import { gridWidth, millimetre } from "./measures";
import { runs } from "./paragraphs.server";

/** 240ths of a line: below this, marks over capital letters touch the line above. */
const lineHeight = 280;

export interface Column {
  title: string;
  /** Share of the width; the shares of all columns are added up. */
  share: number;
  align?: "left" | "center" | "right";
}

/**
 * A ruled table whose head is repeated on every page. A cell is text, or several paragraphs of runs.
 * @param isLast the last row stays with what follows, so that signatures do not stand alone on a page
 * @param rowHeight millimetres that a row has at least, its text in the middle: room to write in
 */
export function ruledTable(
  columns: Column[],
  rows: (string | IRunOptions[][])[][],
  fontSize = 26,
  isLast = false,
  rowHeight?: number,
): Table {
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const cell = (content: string | IRunOptions[][], column: Column, bold: boolean, keepNext: boolean) =>
    new TableCell({
      width: { size: (100 * column.share) / total, type: WidthType.PERCENTAGE },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      verticalAlign: bold || rowHeight !== undefined ? VerticalAlign.CENTER : VerticalAlign.TOP,
      children: (typeof content === "string"
        ? content.split("\n").map((text) => [{ text, bold }])
        : content
      ).map(
        (line) =>
          new Paragraph({
            keepNext,
            alignment: bold ? AlignmentType.CENTER : (column.align ?? "left"),
            spacing: { after: 0, line: lineHeight },
            children: runs(line.map((run) => ({ size: fontSize, ...run }))),
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: columns.map(({ share }) => (gridWidth * share) / total),
    borders: bordersOf({ style: BorderStyle.SINGLE, size: 4, color: "000000" }),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column) => cell(column.title, column, true, true)),
      }),
      ...rows.map(
        (row, at) =>
          new TableRow({
            cantSplit: true,
            ...(rowHeight !== undefined && {
              height: { value: Math.round(rowHeight * millimetre), rule: HeightRule.ATLEAST },
            }),
            children: columns.map((column, index) =>
              cell(row[index] ?? "", column, false, isLast && at === rows.length - 1),
            ),
          }),
      ),
    ],
  });
}

/** A table without rules, to set things side by side. */
export function openTable(cells: Paragraph[][], shares: number[]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  const borders = bordersOf(none);
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: shares.map((share) => (gridWidth * share) / 100),
    borders,
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, index) =>
            new TableCell({
              width: { size: shares[index] ?? 0, type: WidthType.PERCENTAGE },
              borders,
              children: children.length ? children : [new Paragraph("")],
            }),
        ),
      }),
    ],
  });
}

const bordersOf = (border: IBorderOptions) => ({
  top: border,
  bottom: border,
  left: border,
  right: border,
  insideHorizontal: border,
  insideVertical: border,
});
