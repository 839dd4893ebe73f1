import { AlignmentType, Paragraph, TextRun, type FileChild, type IRunOptions } from "docx";
import { textParagraph } from "~/platform/paper/paragraphs.server";
import { writePartyDocument } from "~/platform/paper/party-document.server";
import { ruledTable, type Column } from "~/platform/paper/tables.server";
import { sessionsInOrder } from "../agenda";
import { programmeOf, type ProgrammeSlot } from "../programme";
import { publicAgenda } from "../public-agenda";
import type { Edition } from "./edition";
import { bodiesOf, placeAndDay, wordPerson, wordSession, wordTimes, type Reading } from "./letterhead";
import { marksOf, type Marks } from "./marks";
import {
  asterisk,
  dayHeading,
  factLines,
  legend,
  movedLine,
  sessionHeading,
  type Lines,
} from "./parts.server";

/** Half points. */
const tableSize = 24;
const small = 22;

/**
 * The official programme of a congress as DOCX, in the layout of Party documents: days and sessions with a table each,
 * the discussion groups in an appendix, what has changed since the version before marked by asterisks. Nothing internal
 * stands in it, whatever the agenda holds.
 */
export async function writeProgramme(edition: Edition): Promise<Buffer> {
  const agenda = publicAgenda(edition.agenda);
  const { head, before, label, publishedAt, reading } = edition;
  const { t } = reading;
  const marks = marksOf(before && publicAgenda(before.agenda), agenda);
  const lastId = sessionsInOrder(agenda).at(-1)?.id;
  const appendix = groupsAppendix(edition, marks);
  return writePartyDocument({
    bodies: bodiesOf(head, reading),
    number: t("agenda:print.number"),
    ...(publishedAt === null && { mark: t("agenda:print.mark-draft") }),
    placeAndDay: placeAndDay(head, publishedAt, reading),
    kind: t("agenda:print.programme-kind"),
    summary: agenda.congress.title,
    content: [
      ...factLines(edition),
      ...programmeOf(agenda).flatMap(({ date, sessions }) => [
        dayHeading(date, reading),
        ...sessions.flatMap((session) => [
          sessionHeading(wordSession(session, reading)),
          session.slots.length > 0
            ? ruledTable(
                columnsOf(reading),
                session.slots.map((slot) => rowOf(slot, marks, reading)),
                tableSize,
                session.id === lastId,
              )
            : textParagraph(t("agenda:programme.no-slots")),
        ]),
      ]),
      ...(agenda.sessions.length === 0 ? [textParagraph(t("agenda:print.no-sessions"))] : []),
      ...legend(marks, edition),
    ],
    signatures: [{ capacity: [t("agenda:print.presidium")], name: "" }],
    recipients: [t("agenda:print.recipient-delegates"), t("agenda:print.recipient-file")],
    ...(appendix.length > 0 && { appendix }),
    footer: label,
  });
}

const columnsOf = ({ t }: Reading): Column[] => [
  { title: t("agenda:print.column.time"), share: 18, align: "center" },
  { title: t("agenda:print.column.content"), share: 42 },
  { title: t("agenda:print.column.people"), share: 20 },
  { title: t("agenda:print.column.room"), share: 20 },
];

function rowOf(slot: ProgrammeSlot, marks: Marks, reading: Reading): Lines[] {
  const { t } = reading;
  const isMarked = marks.slots.has(slot.id);
  return [
    [[{ text: wordTimes(slot) }], ...(isMarked ? [asterisk(true)] : [])],
    [
      [{ text: slot.title, bold: slot.type !== "break", italics: slot.type === "break" }],
      ...slot.documents.map((title): IRunOptions[] => [{ text: `– ${title}`, size: small }]),
      ...(slot.parallel ? [[{ text: t("agenda:print.parallel"), italics: true, size: small }]] : []),
      ...movedLine(slot.id, marks, reading, small),
    ],
    slot.people.map((person): IRunOptions[] => [{ text: wordPerson(person) }]),
    [[{ text: slot.room ?? (slot.groups.length > 0 ? t("agenda:print.by-appendix") : "") }]],
  ].map((lines) => (lines.length > 0 ? lines : [[{ text: "" }]]));
}

function groupsAppendix({ agenda, reading }: Edition, marks: Marks): FileChild[] {
  if (agenda.groups.length === 0) return [];
  const { t } = reading;
  const rooms = new Map(agenda.rooms.map(({ id, name }) => [id, name]));
  const people = new Map(agenda.people.map(({ id, name, title = "" }) => [id, wordPerson({ name, title })]));
  return [
    centred(t("agenda:print.appendix-kind")),
    centred(t("agenda:print.appendix-summary")),
    new Paragraph({ spacing: { after: 60 } }),
    ruledTable(
      [
        { title: t("agenda:print.column.group"), share: 20 },
        { title: t("agenda:print.column.size"), share: 12, align: "center" },
        { title: t("agenda:print.column.room"), share: 22 },
        { title: t("agenda:print.column.leader"), share: 23 },
        { title: t("agenda:print.column.secretary"), share: 23 },
      ],
      agenda.groups.map(({ id, name, size, room, leader, secretary }) => [
        [[{ text: name, bold: true }, ...asterisk(marks.groups.has(id))]],
        size > 0 ? String(size) : "",
        rooms.get(room ?? "") ?? "",
        people.get(leader ?? "") ?? "",
        people.get(secretary ?? "") ?? "",
      ]),
    ),
  ];
}

const centred = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { after: 40 },
    children: [new TextRun({ text, bold: true })],
  });
