import writeExcelFile from "write-excel-file/node";
import { textParagraph } from "~/platform/paper/paragraphs.server";
import { writePartyDocument } from "~/platform/paper/party-document.server";
import { ruledTable } from "~/platform/paper/tables.server";
import type { Translate } from "~/platform/translate";
import { sheetText } from "~/platform/table-file.server";
import type { CommentView } from "./words.server";

/** What the table of comments is about, in words. */
export interface TableHead {
  /** The committee that issues the draft. */
  committee: string;
  /** `Đắk Lắk, ngày 03 tháng 7 năm 2020`. */
  placeAndDay: string;
  /** The draft and the round. */
  title: string;
  /** When comments were taken, on which version. */
  about: string;
  /** Who finished the consolidation; null before that: the table is a draft. */
  by: string | null;
  footer: string;
}

interface Line {
  number: string;
  place: string;
  unit: string;
  text: string;
  answer: string;
  reason: string;
}

const lines = (comments: readonly CommentView[], t: Translate): Line[] =>
  comments.map((comment, index) => ({
    number: String(index + 1),
    place: comment.place,
    unit: [comment.unit, comment.author].filter((part) => part !== "").join(", "),
    text: [
      comment.text,
      comment.lateNote && `(${t("documents:round.late-label")}: ${comment.lateNote})`,
      comment.files.length > 0 &&
        t("documents:files.listed", { names: comment.files.map(({ name }) => name).join("; ") }),
    ]
      .filter((part) => part)
      .join("\n"),
    answer: comment.answerLabel ?? t("documents:round.no-answer"),
    reason: comment.reason,
  }));

const columns = [
  { key: "number", share: 6, align: "center" },
  { key: "place", share: 12, align: "left" },
  { key: "unit", share: 18, align: "left" },
  { key: "text", share: 34, align: "left" },
  { key: "answer", share: 12, align: "left" },
  { key: "reason", share: 24, align: "left" },
] as const;

/** The table of comments as an office sends it round. */
export async function commentsDocx(
  { committee, placeAndDay, title, about, by, footer }: TableHead,
  comments: readonly CommentView[],
  t: Translate,
): Promise<Buffer> {
  return writePartyDocument({
    bodies: ["", committee],
    number: "",
    ...(by === null && { mark: t("documents:table.draft-mark") }),
    placeAndDay,
    kind: t("documents:table.kind"),
    summary: title,
    content: [
      textParagraph(about),
      ruledTable(
        columns.map(({ key, share, align }) => ({ title: t(`documents:table.${key}`), share, align })),
        lines(comments, t).map((line) => columns.map(({ key }) => line[key])),
        24,
      ),
    ],
    signatures: [{ capacity: [t("documents:table.sign")], name: by ?? "" }],
    recipients: [],
    footer,
    landscape: true,
  });
}

const frame = { borderStyle: "thin", alignVertical: "top", wrap: true, type: String } as const;
/** Characters to a share: the columns together are as wide as a sheet of A4 paper lying. */
const characters = 0.94;
/** Points. Not every reader finds out by itself how high a row with wrapped text is. */
const [lineHeight, tallestRow] = [16, 400];

const rowHeight = (line: Line): number => {
  const counts = columns.map(({ key, share }) =>
    line[key]
      .split("\n")
      .reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / (share * characters))), 0),
  );
  return Math.min(tallestRow, Math.max(...counts) * lineHeight);
};

/** The same table as a sheet. Every cell is text: what begins like a formula stays what was typed. */
export async function commentsXlsx(comments: readonly CommentView[], t: Translate): Promise<Buffer> {
  const head = columns.map(({ key }) => ({
    ...frame,
    value: t(`documents:table.${key}`),
    ...({ fontWeight: "bold", align: "center", backgroundColor: "#f2f0ec" } as const),
  }));
  const body = lines(comments, t).map((line) =>
    columns.map(({ key, align }) => ({
      ...frame,
      ...{ align, value: sheetText(line[key]), height: rowHeight(line) },
    })),
  );
  const file = writeExcelFile([head, ...body], {
    sheet: t("documents:table.sheet"),
    columns: columns.map(({ share }) => ({ width: share * characters })),
    ...({ orientation: "landscape", fontFamily: "Times New Roman", fontSize: 12 } as const),
    stickyRowsCount: 1,
  });
  return file.toBuffer();
}
