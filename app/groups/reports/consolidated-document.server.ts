import { Paragraph, TextRun, type FileChild } from "docx";
import { textParagraph } from "~/platform/paper/paragraphs.server";
import { writePartyDocument } from "~/platform/paper/party-document.server";
import { ruledTable } from "~/platform/paper/tables.server";
import { printable } from "~/platform/printable";
import type { Translate } from "~/platform/translate";
import { byDocument, groupsOf, type Consolidation, type Point } from "./consolidation";
import { tallyOf, type GroupStanding } from "./standing";

/** A consolidated report as it is printed. */
export interface ConsolidatedEdition {
  bodies: [string, string];
  placeAndDay: string;
  congressTitle: string;
  consolidation: Consolidation;
  documents: { id: string; title: string }[];
  standing: GroupStanding[];
  /** How many spoke for each opinion. */
  speakers: ReadonlyMap<string, number>;
  /** `Lượt 2`, or empty where there is one round. */
  roundName: (round: number) => string;
  wordInstant: (instant: string) => string;
  footer: string;
  t: Translate;
}

/** The report on the discussion of all groups for the plenary, in the layout of Party documents. */
export function writeConsolidated(edition: ConsolidatedEdition): Promise<Buffer> {
  const { t, bodies, placeAndDay, standing } = edition;
  const isComplete = standing.every(({ report }) => report.handedIn !== null);
  return writePartyDocument({
    ...{ bodies, placeAndDay, number: "", footer: edition.footer },
    ...(isComplete ? {} : { mark: t("groups:reports.document.draft-mark") }),
    kind: t("groups:reports.document.kind"),
    summary: t("groups:reports.document.summary", { congress: edition.congressTitle }),
    content: [...discussion(edition), ...opinions(edition)],
    signatures: [
      {
        capacity: [t("groups:reports.document.sign"), t("groups:reports.document.sign-under")],
        name: "",
      },
    ],
    recipients: [
      t("groups:reports.document.recipient-presidium"),
      t("groups:reports.document.recipient-file"),
    ],
  });
}

function discussion({ t, standing, roundName, wordInstant }: ConsolidatedEdition): FileChild[] {
  const nameOf = ({ group, round }: GroupStanding) =>
    [group.name, roundName(round)].filter((part) => part !== "").join(", ");
  const missing = standing.filter(({ report }) => report.handedIn === null).map(nameOf);
  return [
    heading(t("groups:reports.document.general"), 1),
    textParagraph(t("groups:reports.document.general-text", { ...tallyOf(standing) })),
    ...(missing.length > 0
      ? [textParagraph(t("groups:reports.document.missing", { groups: missing.join("; ") }))]
      : []),
    ruledTable(
      [
        { title: t("groups:reports.document.number"), share: 8, align: "center" },
        { title: t("groups:reports.document.group"), share: 34 },
        { title: t("groups:reports.document.present"), share: 16, align: "center" },
        { title: t("groups:reports.document.count"), share: 16, align: "center" },
        { title: t("groups:reports.document.state"), share: 26, align: "center" },
      ],
      standing.map((each, at) => {
        const { report, members } = each;
        return [
          String(at + 1),
          nameOf(each),
          report.attendance === null ? "—" : `${report.attendance}/${members}`,
          String(report.opinions.length),
          report.handedIn ? wordInstant(report.handedIn.at) : t("groups:reports.document.not-yet"),
        ];
      }),
      24,
    ),
  ];
}

function opinions(edition: ConsolidatedEdition): FileChild[] {
  const { t, consolidation, documents } = edition;
  const parts = byDocument(consolidation, documents);
  const last = parts.at(-1)?.kinds.at(-1)?.points.at(-1);
  return [
    heading(t("groups:reports.document.opinions"), 1),
    ...(parts.length === 0 ? [textParagraph(t("groups:reports.document.no-points"))] : []),
    ...parts.flatMap(({ title, kinds }, at) => [
      heading(`${at + 1}. ${title ?? t("groups:reports.document.whole")}`, 2),
      ...kinds.flatMap(({ kind, points }, index) => [
        heading(`${"abc"[index]}) ${t(`groups:reports.document.kind-${kind}`)}`, 3),
        ...points.flatMap((point) => pointParagraphs(point, edition, point === last)),
      ]),
    ]),
  ];
}

/** The lines of a point; where it comes from stands at its end. */
function pointParagraphs(point: Point, { t, speakers }: ConsolidatedEdition, isLast: boolean): FileChild[] {
  const count = point.sources.reduce((sum, { opinion }) => sum + (speakers.get(opinion) ?? 0), 0);
  const origin = [
    groupsOf(point).join(", "),
    ...(count > 0 ? [t("groups:reports.merge.speakers", { count })] : []),
  ].join("; ");
  const lines = point.text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.map((line, at) =>
    textParagraph(
      [
        { text: at === 0 ? "- " : "" },
        ...(at === 0 && point.section ? [{ text: `${point.section}: `, italics: true }] : []),
        { text: line },
        ...(at === lines.length - 1 ? [{ text: ` (${origin})`, italics: true }] : []),
      ],
      { isLast: isLast && at === lines.length - 1 },
    ),
  );
}

const heading = (text: string, level: 1 | 2 | 3): Paragraph =>
  new Paragraph({
    keepNext: true,
    spacing: { before: level === 1 ? 240 : 160, after: 80 },
    indent: { firstLine: level === 1 ? 0 : 567 },
    children: [new TextRun({ text: printable(text), bold: true, italics: level === 3 })],
  });
