import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Packer,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
  type IRunOptions,
} from "docx";
import { printable } from "~/platform/printable";
import { programmeOf, type ProgrammeSession, type ProgrammeSlot } from "../programme";
import { publicAgenda } from "../public-agenda";
import type { Edition } from "./edition";
import { wordDate, wordPerson, wordSession, wordTimes } from "./letterhead";
import { marksOf, type Marks } from "./marks";

/** Twentieths of a point to the millimetre. */
const millimetre = 56.7;
const margin = 12 * millimetre;
/** Between the margins of a card. */
const textWidth = (210 - 24) * millimetre;

interface Card {
  slot: ProgrammeSlot;
  session: ProgrammeSession;
  date: string;
  next: ProgrammeSlot | undefined;
}

/**
 * Cards for the chair of the presidium as DOCX: one for each item, of half a page (A5) across, in letters that can be
 * read from the desk, with what comes next. Nothing internal stands on them: they lie on the table in everyone's sight.
 */
export async function writeCards(edition: Edition): Promise<Buffer> {
  const { before, label, reading } = edition;
  const agenda = publicAgenda(edition.agenda);
  const marks = marksOf(before && publicAgenda(before.agenda), agenda);
  const cards = programmeOf(agenda).flatMap(({ date, sessions }) =>
    sessions.flatMap((session) =>
      session.slots.map((slot, index): Card => ({ slot, session, date, next: session.slots[index + 1] })),
    ),
  );
  const pages = cards.flatMap((card, index) => pageOf(card, index, cards.length, marks, edition));
  const file = new Document({
    creator: "",
    title: reading.t("agenda:print.cards-kind"),
    styles: { default: { document: { run: { font: "Times New Roman", size: 32 } } } },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: 148 * millimetre,
              height: 210 * millimetre,
              orientation: PageOrientation.LANDSCAPE,
            },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        footers: {
          default: new Footer({ children: [paragraph([{ text: label, size: 18 }], { centred: true })] }),
        },
        children: pages.length > 0 ? pages : [paragraph([{ text: reading.t("agenda:print.no-sessions") }])],
      },
    ],
  });
  return Packer.toBuffer(file);
}

function pageOf(card: Card, index: number, total: number, marks: Marks, edition: Edition): Paragraph[] {
  const { slot, session, date, next } = card;
  const { before, reading } = edition;
  const { t } = reading;
  const lines = [
    [slot.people.map(wordPerson).join("; "), (names: string) => t("agenda:print.card-people", { names })],
    [slot.room ?? "", (name: string) => t("agenda:print.card-room", { name })],
    [slot.documents.join("; "), (titles: string) => t("agenda:print.card-documents", { titles })],
    [
      slot.groups.map(({ name }) => name).join(", "),
      (names: string) => t("agenda:print.card-groups", { names }),
    ],
  ] as const;
  const size = linesSize(slot.title.length + lines.reduce((sum, [value]) => sum + value.length, 0));
  return [
    new Paragraph({
      pageBreakBefore: index > 0,
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
      border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 4, color: "000000" } },
      children: [
        run({ text: `${wordDate(date, reading)} · ${wordSession(session, reading)}`, size: 24 }),
        new TextRun({ text: "\t" }),
        run({ text: t("agenda:print.card", { number: index + 1, total }), size: 24, bold: true }),
      ],
    }),
    paragraph(
      [
        { text: wordTimes(slot), size: 80, bold: true },
        { text: `   ${t("agenda:print.minutes", { count: slot.minutes })}`, size: 40 },
      ],
      { before: 240, after: 120 },
    ),
    paragraph([{ text: slot.title, size: titleSize(slot.title), bold: true }], { after: 160 }),
    ...lines.flatMap(([value, word]) =>
      value ? [paragraph([{ text: word(value), size }], { after: 80 })] : [],
    ),
    ...(before && marks.slots.has(slot.id)
      ? [paragraph([{ text: t("agenda:print.card-changed", { version: before.version }), size: 24 }], {})]
      : []),
    new Paragraph({
      spacing: { before: 240 },
      border: { top: { style: BorderStyle.SINGLE, size: 6, space: 6, color: "000000" } },
      children: [
        run({
          text: next
            ? t("agenda:print.card-next", { start: next.start, title: next.title })
            : t("agenda:print.card-last"),
          size: 28,
          italics: true,
        }),
      ],
    }),
  ];
}

/** Half points: as large as a title of this length can be on one card. */
function titleSize({ length }: string): number {
  if (length <= 60) return 80;
  if (length <= 100) return 64;
  if (length <= 180) return 48;
  return length <= 320 ? 36 : 28;
}

/** Half points: as large as the lines under the title can be. */
const linesSize = (length: number): number => (length <= 160 ? 40 : length <= 320 ? 32 : 24);

function paragraph(
  content: IRunOptions[],
  { before = 0, after = 0, centred = false }: { before?: number; after?: number; centred?: boolean } = {},
): Paragraph {
  return new Paragraph({
    alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { before, after },
    children: content.map(run),
  });
}

const run = (options: IRunOptions) => new TextRun({ ...options, text: printable(options.text ?? "") });
