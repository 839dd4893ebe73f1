import { BorderStyle, Paragraph, TextRun, type FileChild, type IRunOptions } from "docx";
import { centred } from "~/platform/paper/paragraphs.server";
import { printable } from "~/platform/printable";
import { roundName, type PaperEdition } from "./edition";
import { dutyIn, type Duty, type PaperGroup } from "./seating";

/** A small head that leaves the page to its list: the congress, the paper, what it is about, and the draft's mark. */
export function smallHead(
  { congressTitle, isDraft, t }: PaperEdition,
  title: string,
  lines: string[],
): FileChild[] {
  return [
    centred([{ text: congressTitle, size: 22 }]),
    centred([{ text: title.toLocaleUpperCase("vi"), bold: true, size: 32 }], { before: 120, after: 40 }),
    ...(isDraft ? [draftMark(t("groups:papers.draft-mark"), 24)] : []),
    ...lines.filter((line) => line !== "").map((text) => centred([{ text, size: 26 }])),
    new Paragraph({ spacing: { before: 0, after: 40 } }),
  ];
}

/** The same for one group: its name, round, room, leader, secretary and number. */
export const groupHead = (
  edition: PaperEdition,
  title: string,
  group: PaperGroup,
  round: number,
): FileChild[] =>
  smallHead(edition, title, [
    roundName(edition, round) ?? "",
    edition.t("groups:papers.room-and-count", {
      room: group.room || edition.t("groups:papers.no-room"),
      count: group.members.length,
    }),
    ...peopleLines(edition, group),
  ]);

/** `Tổ trưởng: Lê Văn A (Đảng bộ B)`; dots to write on where nobody is named. */
const peopleLines = ({ t }: PaperEdition, { leader, secretary }: PaperGroup): string[] =>
  [["leader", leader] as const, ["secretary", secretary] as const].map(
    ([duty, person]) =>
      `${t(`groups:papers.duty.${duty}`)}: ${
        person ? (person.unit ? `${person.name} (${person.unit})` : person.name) : "………………………………"
      }`,
  );

/** What stands beside the name of a leader or secretary; nothing beside the others. */
export const dutyWords = ({ t }: PaperEdition, duty: Duty): string =>
  duty === "member" ? "" : t(`groups:papers.duty.${duty}`);

/** As `dutyWords`, for somebody in a group. */
export const dutyWordsIn = (edition: PaperEdition, group: PaperGroup, personId: string): string =>
  dutyWords(edition, dutyIn(group, personId));

/** The mark of a draft, in a frame. Half points. */
export const draftMark = (text: string, size: number): Paragraph =>
  centred(
    [
      {
        ...{ text: ` ${text} `, bold: true, size },
        border: { style: BorderStyle.SINGLE, size: 8, space: 1, color: "000000" },
      },
    ],
    { before: 40, after: 80 },
  );

/** A heading within a paper, kept with what follows it. */
export const heading = (text: string, before = 160): Paragraph =>
  new Paragraph({
    keepNext: true,
    spacing: { before, after: 60 },
    children: [new TextRun({ text: printable(text), bold: true, size: 26 })],
  });

/** A line of a list. */
export const item = (text: string): Paragraph =>
  new Paragraph({
    spacing: { after: 40 },
    indent: { left: 340, hanging: 340 },
    children: [new TextRun({ text: printable(text), size: 26 })],
  });

/** A cell of one line in bold. */
export const bold = (text: string): IRunOptions[][] => [[{ text, bold: true }]];
