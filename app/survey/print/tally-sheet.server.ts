import { centred } from "~/platform/paper/paragraphs.server";
import { ending, partyTitle } from "~/platform/paper/party-document.server";
import type { PaperSection } from "~/platform/paper/sections.server";
import { openTable, ruledTable } from "~/platform/paper/tables.server";
import type { StepEdition } from "./edition";
import { tallyBoxes } from "./papers";

/** Half points. */
const size = { head: 24, title: 32, about: 26, note: 24, rows: 26, boxes: 40 };
/** Boxes of five that stand together: twenty ballots. */
const together = 4;

/** Millimetres. */
const rowHeight = 9;
/** More boxes on a line than these want the sheet across. */
const mostUpright = 12;

/** The sheet on which two people of the counting team mark approvals, five to a box, and sign. */
export function tallySheet(edition: StepEdition): PaperSection[] {
  const { view, ballot, ballots, withNames, plan, day, t } = edition;
  const { boxes, sheets } = tallyBoxes(ballots);
  const totals = ["issued", "collected", "valid", "invalid"] as const;
  return [
    {
      footer: view.name,
      landscape: boxes > mostUpright,
      children: [
        openTable(
          [
            [centred([{ text: view.body.toLocaleUpperCase("vi"), bold: true, size: size.head }])],
            [centred([{ text: partyTitle, bold: true, size: size.head, underline: {} }])],
          ],
          [48, 52],
        ),
        centred([{ text: t("survey:papers.tally.title"), bold: true, size: size.title }], { before: 160 }),
        centred([{ text: view.name, bold: true, size: size.about }]),
        centred([{ text: [plan, day].filter(Boolean).join(" · "), size: size.note }]),
        centred([{ text: t("survey:papers.tally.team"), size: size.note }], { before: 60 }),
        ...(sheets > 1
          ? [
              centred([
                { text: t("survey:papers.tally.bundles", { sheets }), italics: true, size: size.note },
              ]),
            ]
          : []),
        centred([{ text: t("survey:papers.tally.boxes"), italics: true, size: size.note }], { after: 100 }),
        ruledTable(
          totals.map((total) => ({ title: t(`survey:papers.tally.${total}`), share: 25 })),
          [totals.map(() => "\n")],
          size.rows,
        ),
        centred([{ text: t("survey:papers.tally.check"), italics: true, size: size.note }], {
          before: 40,
          after: 120,
        }),
        ruledTable(
          [
            { title: t("survey:papers.column.number"), share: 6, align: "center" },
            { title: t("survey:papers.column.code"), share: 8, align: "center" },
            ...(withNames ? [{ title: t("survey:papers.column.name"), share: 30 }] : []),
            { title: t("survey:papers.tally.marks"), share: withNames ? 45 : 75 },
            { title: t("survey:papers.tally.sum"), share: 11 },
          ],
          view.list.map(({ code, name }, at) => [
            ...[String(at + 1), code],
            ...(withNames ? [name] : []),
            [[{ text: rowOfBoxes(boxes), size: size.boxes }]],
            "",
          ]),
          size.rows,
          true,
          rowHeight,
        ),
        centred(
          [
            {
              text:
                ballot.kind === "at-most"
                  ? t("survey:papers.tally.at-most", { count: ballot.names })
                  : t("survey:papers.tally.each"),
              italics: true,
              size: size.note,
            },
          ],
          { before: 80, after: 120, keepNext: true },
        ),
        ending({
          recipients: [],
          signatures: (["counter", "head"] as const).map((who) => ({
            capacity: [t(`survey:papers.sign.${who}`)],
            name: "",
          })),
        }),
      ],
    },
  ];
}

/** `□ □ □ □   □ □`: broken only between those that stand together. */
function rowOfBoxes(count: number): string {
  const groups = Array.from({ length: Math.ceil(count / together) }, (_, group) =>
    Array.from({ length: Math.min(together, count - group * together) }, () => "□").join("\u00a0"),
  );
  return groups.join("   ");
}
