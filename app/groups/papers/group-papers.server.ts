import { Paragraph } from "docx";
import { centred } from "~/platform/paper/paragraphs.server";
import { ending } from "~/platform/paper/party-document.server";
import type { PaperSection } from "~/platform/paper/sections.server";
import { ruledTable, type Column } from "~/platform/paper/tables.server";
import { discussionsIn, footOf, roundName, type PaperEdition } from "./edition";
import { bold, draftMark, dutyWordsIn, groupHead, heading, item } from "./paper-parts.server";
import { signsOf, type PaperGroup, type SeatedPerson } from "./seating";

/** Half points of the lists: with long names, 60 people take two pages. */
const listSize = 24;

/** The list for each door: who belongs in this room. Each group begins on a page of its own. */
export const doorLists = (edition: PaperEdition): PaperSection[] =>
  forEachGroup(edition, (group, round) => {
    const { t } = edition;
    return [
      ...groupHead(edition, t("groups:papers.door-list-title", { group: group.name }), group, round),
      ruledTable(
        [...nameColumns(edition), { title: t("groups:papers.column.duty"), share: 15 }],
        group.members.map((person, at) => [...nameCells(person, at), dutyWordsIn(edition, group, person.id)]),
        listSize,
      ),
    ];
  });

/** A sign for each door, across the page, to be read from afar. */
export function doorSigns(edition: PaperEdition): PaperSection[] {
  const { seating, t } = edition;
  return signsOf(seating).map(({ group, round }) => ({
    landscape: true,
    isSign: true,
    footer: footOf(edition),
    children: [
      ...(edition.isDraft ? [draftMark(t("groups:papers.draft-mark"), 36)] : []),
      centred([{ text: edition.congressTitle, size: 36 }], { before: 200, after: 200 }),
      centred([{ text: group.name.toLocaleUpperCase("vi"), bold: true, size: signSize(group.name) }]),
      ...(round === null
        ? []
        : [centred([{ text: roundName(edition, round) ?? "", size: 48 }], { after: 120 })]),
      ...(group.room ? [centred([{ text: group.room, bold: true, size: 72 }], { after: 240 })] : []),
      ...(["leader", "secretary"] as const).flatMap((duty) => {
        const text = `${t(`groups:papers.duty.${duty}`)}: ${group[duty]?.name}`;
        return group[duty] ? [centred([{ text, size: 40 }], { after: 60 })] : [];
      }),
      centred([{ text: t("groups:papers.delegates", { count: group.members.length }), size: 40 }]),
    ],
  }));
}

/** The longer the name of a group, the smaller its letters, so that it stays on a line or two. Half points. */
const signSize = (name: string): number => (name.length <= 8 ? 240 : name.length <= 24 ? 128 : 80);

/** What each leader needs in hand: when, where, what about, what to do, and whom. */
export const leaderSheets = (edition: PaperEdition): PaperSection[] =>
  forEachGroup(edition, (group, round) => {
    const { t } = edition;
    const discussions = discussionsIn(edition, round);
    const titles = [...new Set(discussions.flatMap(({ documents }) => documents))];
    const documents = titles.length > 0 ? titles : edition.documents;
    return [
      ...groupHead(edition, t("groups:papers.leader-title", { group: group.name }), group, round),
      heading(t("groups:papers.times"), 0),
      ...(discussions.length > 0
        ? discussions.map(({ when }) => item(`–  ${when}`))
        : [item(t("groups:papers.no-times"))]),
      heading(t("groups:papers.documents")),
      ...(documents.length > 0
        ? documents.map((title, at) => item(`${at + 1}. ${title}`))
        : [item(t("groups:papers.no-documents"))]),
      heading(t("groups:papers.tasks")),
      ...([1, 2, 3, 4, 5] as const).map((number) => item(`${number}. ${t(`groups:papers.task-${number}`)}`)),
      heading(t("groups:papers.members")),
      ruledTable(
        [...nameColumns(edition), { title: t("groups:papers.column.opinions"), share: 26 }],
        group.members.map((person, at) => nameCells(person, at, dutyWordsIn(edition, group, person.id))),
        listSize,
      ),
    ];
  });

/** More than these columns for signing leave no room for names. */
const mostSignings = 3;

/** The sheet that delegates sign, a column for each discussion, and the leader and secretary at its end. */
export const attendanceSheets = (edition: PaperEdition): PaperSection[] =>
  forEachGroup(edition, (group, round) => {
    const { t } = edition;
    const discussions = discussionsIn(edition, round);
    const signings = Math.min(mostSignings, Math.max(1, discussions.length));
    const columns = Array.from({ length: signings }, (_, at) => ({
      title:
        signings === 1
          ? t("groups:papers.column.signature")
          : t("groups:papers.column.signature-number", { number: at + 1 }),
      share: Math.max(15, 30 / signings),
    }));
    return [
      ...groupHead(edition, t("groups:papers.attendance-title", { group: group.name }), group, round),
      ...(signings > 1
        ? discussions.slice(0, mostSignings).map(({ when }, at) => item(`(${at + 1})  ${when}`))
        : []),
      ruledTable(
        [...nameColumns(edition), ...columns],
        group.members.map((person, at) => nameCells(person, at)),
        listSize,
        true,
      ),
      new Paragraph({ keepNext: true, spacing: { before: 160, after: 120 }, children: [] }),
      centred([{ text: t("groups:papers.present-line", { count: group.members.length }), size: 26 }], {
        after: 200,
        keepNext: true,
      }),
      ending({
        recipients: [],
        signatures: (["secretary", "leader"] as const).map((duty) => ({
          capacity: [t(`groups:papers.duty.${duty}`)],
          name: group[duty]?.name ?? "",
        })),
      }),
    ];
  });

function forEachGroup(
  edition: PaperEdition,
  childrenOf: (group: PaperGroup, round: number) => PaperSection["children"],
): PaperSection[] {
  return edition.seating.flatMap((groups, round) =>
    groups.map((group) => ({
      children: childrenOf(group, round),
      footer: footOf(edition, group.name, roundName(edition, round)),
    })),
  );
}

const nameColumns = ({ t }: PaperEdition): Column[] => [
  { title: t("groups:papers.column.number"), share: 8, align: "center" },
  { title: t("groups:papers.column.code"), share: 11, align: "center" },
  { title: t("groups:papers.column.name"), share: 32 },
  { title: t("groups:papers.column.unit"), share: 34 },
];

const nameCells = ({ code, name, unit }: SeatedPerson, at: number, under = "") => [
  String(at + 1),
  code,
  [...bold(name), ...(under ? [[{ text: `(${under})` }]] : [])],
  unit,
];
