import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  VerticalAlignSection,
  WidthType,
  type FileChild,
  type IBorderOptions,
  type IRunOptions,
} from "docx";
import { printable } from "./printable";

/** What the head and the foot of a Party document say. */
export interface PartyDocument {
  /** Two lines at the top left: the body above, and the body that issues. Either may be empty. */
  bodies: [string, string];
  /**
   * `Số 12-BB/TU`; empty where the number is given later: dots are printed to write on. Null for papers that get none.
   */
  number: string | null;
  /** `DỰ THẢO`, `LƯU HÀNH NỘI BỘ`: in a frame under the number. */
  mark?: string;
  /** `Đắk Lắk, ngày 03 tháng 7 năm 2020`. */
  placeAndDay: string;
  /** `BIÊN BẢN`. */
  kind: string;
  /** What it is about, under the kind. */
  summary: string;
  /** Paragraphs and tables between the head and the signatures. */
  content: FileChild[];
  /** Who signs, from left to right: each a capacity in capitals, lines under it, and a name if known. */
  signatures: { capacity: string[]; name: string }[];
  /** After `Nơi nhận:`, a line each; empty for none. */
  recipients: string[];
  /** After the signatures, on a new page. */
  appendix?: FileChild[];
  /** Small text at the foot of every page: version and its day. */
  footer: string;
  landscape?: boolean;
}

/** The title at the top right of every Party document. */
export const partyTitle = "ĐẢNG CỘNG SẢN VIỆT NAM";

const font = "Times New Roman";
/** Half points: 14 pt text, as guidance 36-HD/VPTW of 3 April 2018 asks for. */
const textSize = 28;
const headSize = 26;
/** 240ths of a line: below this, marks over capital letters touch the line above. */
const lineHeight = 280;
const millimetre = 56.7;
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
/** What the columns of a table share; readers scale it to the width of the table. */
const gridWidth = Math.round(165 * millimetre);

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

/**
 * Writes a document in the layout of Party documents (guidance 36-HD/VPTW): A4, the issuing body at the top left, the
 * Party's title with a rule under it at the top right, number and place and day, kind and summary in the middle,
 * recipients at the left and signatures at the right of the end.
 */
export const writePartyDocument = (document: PartyDocument): Promise<Buffer> =>
  writeSections(document.kind, [partySection(document)]);

/** A Party document as pages of a larger file. */
export function partySection(document: PartyDocument): PaperSection {
  return {
    footer: document.footer,
    landscape: document.landscape === true,
    children: [
      head(document),
      centred([{ text: document.kind, bold: true, size: 32 }], { before: 360, after: 80 }),
      ...(document.summary ? [centred([{ text: document.summary, bold: true }]), rule()] : []),
      ...document.content,
      ...(document.signatures.length > 0 || document.recipients.length > 0
        ? [spacer(), ending(document)]
        : []),
      ...(document.appendix ? [newPage(), ...document.appendix] : []),
    ],
  };
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

/** A paragraph of running text, its first line indented. A heading stays with what follows it. */
export const textParagraph = (text: string | IRunOptions[], { isHeading = false } = {}): Paragraph =>
  new Paragraph({
    keepNext: isHeading,
    spacing: { before: isHeading ? 160 : 0 },
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: 10 * millimetre },
    children: runs(text),
  });

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

function head({ bodies, number, mark, placeAndDay }: PartyDocument): Table {
  const left = [
    ...(bodies[0] ? [centred([{ text: bodies[0].toUpperCase(), size: headSize }])] : []),
    ...(bodies[1] ? [centred([{ text: bodies[1].toUpperCase(), bold: true, size: headSize }])] : []),
    centred([{ text: "*" }]),
    ...(number === null ? [] : [centred([{ text: number || "Số ……-……/……", size: headSize }])]),
    ...(mark ? [framed(mark)] : []),
  ];
  const right = [
    centred([{ text: partyTitle, bold: true }], { ruled: true }),
    centred([{ text: "" }]),
    centred([{ text: placeAndDay, italics: true }]),
  ];
  return openTable([left, right], [48, 52]);
}

/** Recipients at the left and signatures at the right, never torn apart by the end of a page. */
export function ending({ signatures, recipients }: Pick<PartyDocument, "signatures" | "recipients">): Table {
  const left = recipients.length
    ? [
        plain([{ text: "Nơi nhận:", bold: true, italics: true, underline: {}, size: 24 }]),
        ...recipients.map((text) => plain([{ text: `- ${text}`, size: 24 }])),
      ]
    : [];
  const signed = signatures.map(({ capacity, name }) => [
    ...capacity.map((text) => centred([{ text: text.toUpperCase(), bold: true }], { keepNext: true })),
    ...Array.from({ length: 4 }, () => centred([{ text: "" }], { keepNext: true })),
    centred([{ text: name, bold: true }]),
  ]);
  const parts = recipients.length || signed.length === 1 ? [left, ...signed] : signed;
  return openTable(
    parts,
    parts.map(() => 100 / parts.length),
  );
}

/** A table without rules, to set things side by side. */
export function openTable(cells: Paragraph[][], shares: number[]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  const borders = {
    top: none,
    bottom: none,
    left: none,
    right: none,
    insideHorizontal: none,
    insideVertical: none,
  };
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

interface Spacing {
  before?: number;
  after?: number;
  keepNext?: boolean;
  /** A rule under the line. */
  ruled?: boolean;
}

/** A line in the middle of the page. Sizes are half points. */
export function centred(content: IRunOptions[], spacing: Spacing = {}): Paragraph {
  const { before = 0, after = 0, keepNext = false, ruled = false } = spacing;
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext,
    // Said outright: some readers take a missing rule for exact points, and large letters are cut off.
    spacing: { before, after, line: 300, lineRule: LineRuleType.AUTO },
    ...(ruled
      ? { border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: "000000" } } }
      : {}),
    children: runs(content),
  });
}

const framed = (text: string) => {
  const side = { style: BorderStyle.SINGLE, size: 8, space: 2, color: "000000" };
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 0 },
    indent: { left: 14 * millimetre, right: 14 * millimetre },
    border: { top: side, bottom: side, left: side, right: side },
    children: runs([{ text, bold: true, size: 24 }]),
  });
};

const newPage = () => new Paragraph({ pageBreakBefore: true, spacing: { before: 0, after: 0 } });

const plain = (content: IRunOptions[]) => new Paragraph({ spacing: { after: 0 }, children: runs(content) });

/** Two tables that touch would be read as one. */
const spacer = () => new Paragraph({ keepNext: true, spacing: { after: 120 } });

const rule = () => centred([{ text: "-----" }], { before: 60 });

const runs = (content: string | IRunOptions[]) =>
  (typeof content === "string" ? [{ text: content }] : content).map(
    (run) => new TextRun(run.text === undefined ? run : { ...run, text: printable(run.text) }),
  );

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
