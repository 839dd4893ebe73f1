import { Paragraph, TabStopType, TextRun, type FileChild } from "docx";
import { partySection } from "~/platform/paper/party-document.server";
import type { PaperSection } from "~/platform/paper/sections.server";
import { ruledTable } from "~/platform/paper/tables.server";
import { printable } from "~/platform/printable";
import { footOf, roundName, type PaperEdition } from "./edition";
import { bold, draftMark, dutyWords, heading, smallHead } from "./paper-parts.server";
import { byLetter, byUnit, placedPeople, type Place, type PlacedPerson } from "./seating";

/** Twentieths of a point: the width of one of two columns. */
const columnWidth = 4450;

/** Everybody by the letter of the given name, in two columns: to be hung up where people come in. */
export function finder(edition: PaperEdition): PaperSection[] {
  const { t, seating } = edition;
  const people = placedPeople(seating);
  const footer = footOf(edition, t("groups:papers.finder-title"));
  return [
    {
      children: smallHead(edition, t("groups:papers.finder-title"), [
        t("groups:papers.finder-lead", { count: people.length }),
      ]),
      footer,
    },
    {
      columnsBelow: 2,
      footer,
      children: byLetter(people).flatMap(({ letter, people: those }) => [
        letterHeading(letter),
        ...those.flatMap((person) => finderLines(edition, person)),
      ]),
    },
  ];
}

const letterHeading = (letter: string) =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 160, after: 40 },
    shading: { fill: "E6E6E6" },
    children: [new TextRun({ text: printable(letter), bold: true, size: 28 })],
  });

/** The name with its group at the right; under it, small, the unit and the room, or where to go in each round. */
function finderLines(edition: PaperEdition, { name, unit, places }: PlacedPerson): FileChild[] {
  const [only] = places;
  const isOneRound = edition.seating.length === 1;
  const where = isOneRound
    ? [unit, only?.room ?? ""]
    : [unit, ...places.map((place) => placeWords(edition, place))];
  return [
    new Paragraph({
      keepNext: true,
      keepLines: true,
      spacing: { before: 30, after: 0, line: 250 },
      tabStops: [{ type: TabStopType.RIGHT, position: columnWidth }],
      children: [
        new TextRun({ text: printable(name), bold: true, size: 24 }),
        ...(isOneRound && only
          ? [new TextRun({ text: `\t${printable(only.group)}`, bold: true, size: 24 })]
          : []),
      ],
    }),
    new Paragraph({
      keepLines: true,
      spacing: { before: 0, after: 30, line: 240 },
      children: [new TextRun({ text: printable(where.filter((part) => part !== "").join(" · ")), size: 19 })],
    }),
  ];
}

const placeWords = (edition: PaperEdition, { round, group, room }: Place): string =>
  `${roundName(edition, round) ?? ""}: ${room ? `${group} (${room})` : group}`;

/** Unit by unit: who goes to which group and room. */
export function delegations(edition: PaperEdition): PaperSection[] {
  const { t, seating, isDraft, bodies, placeAndDay } = edition;
  return [
    partySection({
      ...{ bodies, placeAndDay, number: null, signatures: [], recipients: [] },
      kind: t("groups:papers.delegations-title"),
      summary: edition.congressTitle,
      footer: footOf(edition),
      content: [
        ...(isDraft ? [draftMark(t("groups:papers.draft-mark"), 24)] : []),
        ...byUnit(placedPeople(seating)).flatMap(({ unit, people }) => [
          heading(
            t("groups:papers.unit-heading", {
              unit: unit || t("groups:papers.no-unit"),
              count: people.length,
            }),
            240,
          ),
          ruledTable(
            [
              { title: t("groups:papers.column.number"), share: 8, align: "center" },
              { title: t("groups:papers.column.code"), share: 11, align: "center" },
              { title: t("groups:papers.column.name"), share: 36 },
              ...seating.map((_, round) => ({
                title: roundName(edition, round) ?? t("groups:papers.column.place"),
                share: 46 / seating.length,
              })),
            ],
            people.map((person, at) => [
              String(at + 1),
              person.code,
              bold(person.name),
              ...seating.map((_, round) => placeCell(edition, person, round)),
            ]),
            24,
          ),
        ]),
      ],
    }),
  ];
}

function placeCell(edition: PaperEdition, { places }: PlacedPerson, round: number): string {
  const place = places.find((each) => each.round === round);
  if (!place) return "";
  const duty = dutyWords(edition, place.duty);
  return [place.group, place.room, duty].filter((part) => part !== "").join(", ");
}
