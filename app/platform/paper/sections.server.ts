import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  VerticalAlignSection,
  type FileChild,
} from "docx";
import { printable } from "../printable";
import { millimetre } from "./measures";

const font = "Times New Roman";
/** Half points: 14 pt text, as guidance 36-HD/VPTW of 3 April 2018 asks for. */
const textSize = 28;
const margins = {
  top: 20 * millimetre,
  bottom: 20 * millimetre,
  left: 30 * millimetre,
  right: 15 * millimetre,
  footer: 10 * millimetre,
};
const signMargins = {
  ...{ top: 15 * millimetre, bottom: 15 * millimetre, left: 15 * millimetre, right: 15 * millimetre },
  footer: 8 * millimetre,
};
const slipMargins = {
  ...{ top: 12 * millimetre, bottom: 12 * millimetre, left: 12 * millimetre, right: 12 * millimetre },
  ...{ header: 0, footer: 0 },
};

/** Pages of a file that belong together: they begin on a new page, are counted from 1 and have a foot of their own. */
export interface PaperSection {
  children: FileChild[];
  footer: string;
  landscape?: boolean;
  /** Words that fill the page, for a door: set in the middle of it, with equal margins and without page numbers. */
  isSign?: boolean;
  /** Goes on below the section before, on the same page, in so many columns. */
  columnsBelow?: number;
  /**
   * Papers to be handed out, so many side by side on a sheet with a line to cut along: equal margins, no page numbers.
   * A column break parts those of one sheet.
   */
  slips?: 1 | 2;
}

/** Writes a file of one or more sections on A4 paper. */
export async function writeSections(title: string, sections: PaperSection[]): Promise<Buffer> {
  const file = new Document({
    creator: "",
    title,
    styles: {
      default: {
        document: { run: { font, size: textSize }, paragraph: { spacing: { after: 120, line: 288 } } },
      },
    },
    sections: sections.map(
      ({ children, footer, landscape = false, isSign = false, columnsBelow, slips }) => ({
        properties: {
          // Cut in the middle, each has the margins of its sheet on all sides.
          ...(slips === 2 && { column: { count: 2, space: 24 * millimetre, separate: true } }),
          ...(columnsBelow !== undefined && {
            type: SectionType.CONTINUOUS,
            column: { count: columnsBelow, space: 8 * millimetre },
          }),
          page: {
            // Turned by the library: width and height are those of the paper upright.
            size: {
              ...((landscape || slips === 2) && { orientation: PageOrientation.LANDSCAPE }),
              width: 210 * millimetre,
              height: 297 * millimetre,
            },
            margin: slips ? slipMargins : isSign ? signMargins : margins,
            ...(sections.length > 1 && columnsBelow === undefined && { pageNumbers: { start: 1 } }),
          },
          ...(isSign && { verticalAlign: VerticalAlignSection.CENTER }),
        },
        ...(slips
          ? {}
          : {
              footers: {
                default: foot(footer, isSign ? "none" : sections.length > 1 ? "page" : "page-of-all"),
              },
            }),
        children,
      }),
    ),
  });
  return Packer.toBuffer(file);
}

function foot(text: string, numbering: "page-of-all" | "page" | "none"): Footer {
  const words = printable(text);
  const numbers = {
    "page-of-all": [PageNumber.CURRENT, "/", PageNumber.TOTAL_PAGES],
    page: [PageNumber.CURRENT],
    none: [],
  }[numbering];
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: 0 },
        children: [
          new TextRun({
            size: 20,
            children: [words && numbers.length > 0 ? `${words} · ` : words, ...numbers],
          }),
        ],
      }),
    ],
  });
}
