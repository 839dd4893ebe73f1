import { AlignmentType, ColumnBreak, Paragraph, TextRun, type FileChild } from "docx";
import { centred } from "~/platform/paper/paragraphs.server";
import { partyTitle } from "~/platform/paper/party-document.server";
import type { PaperSection } from "~/platform/paper/sections.server";
import { openTable, ruledTable } from "~/platform/paper/tables.server";
import { ballotColumns, ballotSizes, layOutBallot, type BallotWords } from "./ballot-layout";
import { ballotWords, type StepEdition } from "./edition";
import type { Listed } from "./papers";

/**
 * The ballot of a step, once: two of them side by side on a sheet where they are short. Every one is like every other;
 * nothing on it tells whose it is, neither a number nor the hour at which it was printed.
 */
export function ballotPaper(edition: StepEdition): PaperSection[] {
  const words = ballotWords(edition);
  const { perSheet, sheets, rowHeight } = layOutBallot(edition.view.list, words, edition.ballot);
  const ballot = (isSecond: boolean) =>
    sheets.flatMap((people, index) => {
      const firstNumber = 1 + sheets.slice(0, index).flat().length;
      return ballotSheet(edition, words, {
        people,
        firstNumber,
        index,
        of: sheets.length,
        isSecond,
        rowHeight,
      });
    });
  const children = perSheet === 2 ? [...ballot(false), ...ballot(true)] : ballot(false);
  return [{ children, footer: "", slips: perSheet }];
}

interface Sheet {
  people: Listed[];
  /** The number of the first of them on the list, from 1. */
  firstNumber: number;
  /** From 0, of so many. */
  index: number;
  of: number;
  /** Millimetres, at least. */
  rowHeight: number;
  /** At the right of a sheet that holds two ballots. */
  isSecond: boolean;
}

function ballotSheet(edition: StepEdition, words: BallotWords, sheet: Sheet): FileChild[] {
  const { t } = edition;
  const { index, of } = sheet;
  const { head, title, about, rules } = ballotSizes;
  const isContinued = index > 0;
  const name = isContinued ? t("survey:papers.ballot.continued", { title: words.title }) : words.title;
  return [
    sheetLine(of > 1 ? t("survey:papers.ballot.sheet", { number: index + 1, of }) : "", sheet),
    openTable(
      [
        [centred([{ text: words.body.toLocaleUpperCase("vi"), bold: true, size: head }])],
        [centred([{ text: partyTitle, bold: true, size: head, underline: {} }])],
      ],
      [46, 54],
    ),
    centred([{ text: name, bold: true, size: title }], { before: 160, after: 40 }),
    ...words.about.filter(Boolean).map((text, at) => centred([{ text, bold: at === 0, size: about }])),
    ...words.rules.map((text, at) =>
      centred([{ text, italics: true, size: rules }], {
        before: at === 0 ? 80 : 0,
        after: at === words.rules.length - 1 ? 120 : 0,
        keepNext: true,
      }),
    ),
    rows(edition, sheet),
    ...(index < of - 1 ? [sheetLine(t("survey:papers.ballot.goes-on", { number: index + 2 }))] : []),
  ];
}

function rows({ ballot, withNames, t }: StepEdition, { people, firstNumber, rowHeight }: Sheet) {
  const columns = ballotColumns(withNames, ballot);
  const cells = ({ code, name }: Listed, at: number) => ({
    ...{ number: String(firstNumber + at), code, name },
    ...{ approve: "", refuse: "" },
  });
  return ruledTable(
    columns.map(({ kind, share }) => ({
      ...{ title: t(`survey:papers.column.${kind}`), share },
      align: kind === "number" || kind === "code" ? "center" : "left",
    })),
    people.map((person, at) => columns.map(({ kind }) => cells(person, at)[kind])),
    ballotSizes.rows,
    false,
    rowHeight,
  );
}

/** A small line at the right: which sheet this is, at the top of a new page or column where one begins. */
function sheetLine(text: string, sheet?: Sheet): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { before: 0, after: 0 },
    pageBreakBefore: sheet !== undefined && sheet.index > 0,
    children: [
      ...(sheet?.isSecond ? [new ColumnBreak()] : []),
      new TextRun({ text, size: ballotSizes.rules }),
    ],
  });
}
