import { AlignmentType, Paragraph, TextRun, type FileChild, type IRunOptions } from "docx";
import { isDay, wordDay, wordDays } from "~/platform/days";
import { printable } from "~/platform/printable";
import type { Edition } from "./edition";
import { wordDate, type Reading } from "./letterhead";
import type { Marks } from "./marks";

/** A cell of several paragraphs. */
export type Lines = IRunOptions[][];

/** A heading over a day's sessions, in the middle of the page. */
export const dayHeading = (date: string, reading: Reading): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 280, after: 60 },
    children: [new TextRun({ text: printable(wordDate(date, reading)).toUpperCase(), bold: true })],
  });

/** A heading over a session's table. */
export const sessionHeading = (text: string): Paragraph =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 120, after: 80 },
    children: [new TextRun({ text: printable(text), bold: true, italics: true })],
  });

/** Where and when a congress is, under the title of its paper. */
export function factLines({ agenda, head, reading }: Edition): Paragraph[] {
  const { t, language } = reading;
  const { firstDay, lastDay, delegates } = agenda.congress;
  const days = isDay(firstDay) && isDay(lastDay) ? wordDays(firstDay, lastDay, language) : "";
  return [
    ...(days ? [t("agenda:print.when", { days })] : []),
    ...(head.place ? [t("agenda:print.where", { place: head.place })] : []),
    ...(delegates > 0 ? [t("agenda:print.delegates", { count: delegates })] : []),
  ].map((text) => line([{ text }]));
}

/** What the asterisks mean, and what was taken out. */
export function legend(marks: Marks, { before, reading }: Edition): FileChild[] {
  if (!before) return [];
  const { t, language } = reading;
  const { version } = before;
  const isChanged = marks.slots.size > 0 || marks.groups.size > 0;
  if (!isChanged && marks.removed.length === 0)
    return [small([{ text: t("agenda:print.unchanged", { version }), italics: true }])];
  return [
    ...(isChanged ? [small([{ text: t("agenda:print.legend", { version }), italics: true }])] : []),
    ...(marks.removed.length > 0
      ? [small([{ text: t("agenda:print.removed", { version }), bold: true }])]
      : []),
    ...marks.removed.map(({ title, date, start }) =>
      small([{ text: `– ${t("agenda:print.removed-line", { title, start, day: dayOf(date, language) })}` }]),
    ),
  ];
}

/** The sign of a changed line, after its time. */
export const asterisk = (isMarked: boolean): IRunOptions[] =>
  isMarked ? [{ text: " (*)", bold: true }] : [];

/** Where a moved slot was before. */
export const movedLine = (slotId: string, marks: Marks, { t, language }: Reading, size: number): Lines => {
  const from = marks.slots.get(slotId)?.movedFrom;
  if (!from) return [];
  const text = t("agenda:print.moved-from", { start: from.start, day: dayOf(from.date, language) });
  return [[{ text, italics: true, size }]];
};

const dayOf = (date: string, language: Reading["language"]) => (isDay(date) ? wordDay(date, language) : date);

const line = (content: IRunOptions[]) => new Paragraph({ spacing: { after: 40 }, children: runs(content) });

/** Kept with what follows: the signatures should not stand alone on a page. */
const small = (content: IRunOptions[]) =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 80, after: 0 },
    children: runs(content.map((run) => ({ size: 24, ...run }))),
  });

const runs = (content: IRunOptions[]) =>
  content.map((run) => new TextRun({ ...run, text: printable(run.text ?? "") }));
