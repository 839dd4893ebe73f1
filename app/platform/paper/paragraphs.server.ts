import { AlignmentType, BorderStyle, LineRuleType, Paragraph, TextRun, type IRunOptions } from "docx";
import { printable } from "../printable";
import { millimetre } from "./measures";

/**
 * A paragraph of running text, its first line indented. A heading stays with what follows it; so does the last paragraph,
 * for signatures never stand alone on a page.
 */
export const textParagraph = (
  text: string | IRunOptions[],
  { isHeading = false, isLast = false } = {},
): Paragraph =>
  new Paragraph({
    keepNext: isHeading || isLast,
    spacing: { before: isHeading ? 160 : 0 },
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: 10 * millimetre },
    children: runs(text),
  });

interface Spacing {
  before?: number;
  after?: number;
  keepNext?: boolean;
  /** A rule under the line, so many millimetres short of the margins on either side. */
  ruled?: number;
}

/** A line in the middle of the page. Sizes are half points. */
export function centred(content: IRunOptions[], spacing: Spacing = {}): Paragraph {
  const { before = 0, after = 0, keepNext = false, ruled } = spacing;
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext,
    // Said outright: some readers take a missing rule for exact points, and large letters are cut off.
    spacing: { before, after, line: 300, lineRule: LineRuleType.AUTO },
    ...(ruled !== undefined && {
      indent: { left: ruled * millimetre, right: ruled * millimetre },
      border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: "000000" } },
    }),
    children: runs(content),
  });
}

/** A word in a frame, as `DỰ THẢO`. */
export const framed = (text: string) => {
  const side = { style: BorderStyle.SINGLE, size: 8, space: 2, color: "000000" };
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 0 },
    indent: { left: 14 * millimetre, right: 14 * millimetre },
    border: { top: side, bottom: side, left: side, right: side },
    children: runs([{ text, bold: true, size: 24 }]),
  });
};

/** What follows begins on a new page. */
export const newPage = () => new Paragraph({ pageBreakBefore: true, spacing: { before: 0, after: 0 } });

/** A line at the left. */
export const plain = (content: IRunOptions[]) =>
  new Paragraph({ spacing: { after: 0 }, children: runs(content) });

/** Two tables that touch would be read as one. */
export const spacer = () => new Paragraph({ keepNext: true, spacing: { after: 120 } });

/** The short rule under a title. */
export const rule = () => centred([{ text: "-----" }], { before: 60 });

/** Text in one look, or in several. What no reader can show is left out. */
export const runs = (content: string | IRunOptions[]) =>
  (typeof content === "string" ? [{ text: content }] : content).map(
    (run) => new TextRun(run.text === undefined ? run : { ...run, text: printable(run.text) }),
  );
