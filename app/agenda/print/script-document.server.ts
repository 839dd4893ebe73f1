import type { IRunOptions } from "docx";
import { textParagraph } from "~/platform/paper/paragraphs.server";
import { writePartyDocument } from "~/platform/paper/party-document.server";
import { ruledTable, type Column } from "~/platform/paper/tables.server";
import type { Slot } from "../agenda";
import { programmeOf, trayOf, type ProgrammeSlot } from "../programme";
import type { Edition } from "./edition";
import { bodiesOf, placeAndDay, wordPerson, wordSession, wordTimes, type Reading } from "./letterhead";
import { marksOf, type Marks } from "./marks";
import { asterisk, dayHeading, legend, movedLine, sessionHeading, type Lines } from "./parts.server";

/** Half points: a wide table of many words. */
const tableSize = 22;

/**
 * The internal script by which the congress is directed, as DOCX across the page: to the minute who is on stage, with
 * what, who prepares it, the cue and the notes. Never for the public: it holds everything internal.
 */
export async function writeScript(edition: Edition): Promise<Buffer> {
  const { agenda, head, before, label, reading } = edition;
  const { t } = reading;
  const marks = marksOf(before?.agenda ?? null, agenda, { withInternal: true });
  const sources = new Map(
    [...agenda.sessions.flatMap(({ slots }) => slots), ...(agenda.unscheduled ?? [])].map((slot) => [
      slot.id,
      slot,
    ]),
  );
  const table = (slots: ProgrammeSlot[]) =>
    ruledTable(
      columnsOf(reading),
      slots.map((slot) => rowOf(slot, sources.get(slot.id), marks, reading)),
      tableSize,
    );
  const tray = trayOf(agenda);
  return writePartyDocument({
    bodies: bodiesOf(head, reading),
    number: null,
    mark: t("agenda:print.mark-internal"),
    placeAndDay: placeAndDay(head, null, reading),
    kind: t("agenda:print.script-kind"),
    summary: agenda.congress.title,
    content: [
      ...programmeOf(agenda).flatMap(({ date, sessions }) => [
        dayHeading(date, reading),
        ...sessions.flatMap((session) => [
          sessionHeading(wordSession(session, reading)),
          session.slots.length > 0 ? table(session.slots) : textParagraph(t("agenda:programme.no-slots")),
        ]),
      ]),
      ...(agenda.sessions.length === 0 ? [textParagraph(t("agenda:print.no-sessions"))] : []),
      ...(tray.length > 0 ? [sessionHeading(t("agenda:print.tray")), table(tray)] : []),
      ...legend(marks, edition),
    ],
    signatures: [],
    recipients: [],
    footer: `${t("agenda:print.mark-internal")} · ${label}`,
    landscape: true,
  });
}

const columnsOf = ({ t }: Reading): Column[] => [
  { title: t("agenda:print.column.time"), share: 11, align: "center" },
  { title: t("agenda:print.column.content"), share: 22 },
  { title: t("agenda:print.column.on-stage"), share: 13 },
  { title: t("agenda:print.column.documents"), share: 12 },
  { title: t("agenda:print.column.prepares"), share: 11 },
  { title: t("agenda:print.column.cue"), share: 12 },
  { title: t("agenda:print.column.notes"), share: 19 },
];

function rowOf(
  slot: ProgrammeSlot,
  source: Slot | undefined,
  marks: Marks,
  reading: Reading,
): (Lines | string)[] {
  const { t } = reading;
  const people = slot.people.map(wordPerson).join("; ");
  const detail = (text: string, italics = false): IRunOptions[] => [{ text, italics, size: tableSize - 2 }];
  return [
    [
      ...(slot.start ? [[{ text: wordTimes(slot), bold: true }]] : []),
      [{ text: t("agenda:print.minutes", { count: slot.minutes }) }, ...asterisk(marks.slots.has(slot.id))],
    ],
    [
      [{ text: slot.title, bold: true }],
      ...(people ? [detail(`${t("agenda:print.column.people")}: ${people}`)] : []),
      ...(slot.room ? [detail(`${t("agenda:print.column.room")}: ${slot.room}`)] : []),
      ...slot.groups.map(({ name, room }) => detail(room ? `– ${name}: ${room}` : `– ${name}`)),
      ...(slot.fixed ? [detail(t("agenda:print.fixed"), true)] : []),
      ...(slot.parallel ? [detail(t("agenda:print.parallel"), true)] : []),
      ...movedLine(slot.id, marks, reading, tableSize - 2),
    ],
    source?.onStage ?? "",
    slot.documents.join("\n"),
    source?.prepares ?? "",
    source?.cue ?? "",
    slot.notes,
  ];
}
