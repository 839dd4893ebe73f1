import type { FileChild } from "docx";
import { centred, textParagraph } from "~/platform/paper/paragraphs.server";
import { partySection } from "~/platform/paper/party-document.server";
import type { PaperSection } from "~/platform/paper/sections.server";
import { ruledTable } from "~/platform/paper/tables.server";
import type { StepView } from "../step-view.server";
import type { StepEdition } from "./edition";
import { labelOf, type Listed } from "./papers";

/** The minutes of a count in the layout of Party documents; a draft until the step is concluded. */
export function countMinutes(edition: StepEdition): PaperSection[] {
  const { view, issuer, placeAndDay, minutesNumber, label, t } = edition;
  const parts = [
    ["held", held(edition)],
    ["attendance", attendance(edition)],
    ["rules", view.rules.map((rule) => textParagraph(rule))],
    ["ballots", ballots(edition)],
    ["result", result(edition)],
    ["tie", tie(edition)],
    ["carried", carried(edition)],
    ["corrections", corrections(edition)],
  ] as const;
  return [
    partySection({
      bodies: [issuer, view.body],
      number: minutesNumber && t("survey:papers.minutes.number", { number: minutesNumber }),
      ...(view.state === "concluded" ? {} : { mark: t("survey:papers.minutes.draft") }),
      placeAndDay,
      kind: t("survey:papers.minutes.kind"),
      summary: t("survey:papers.minutes.summary", { step: view.name }),
      content: [
        ...parts
          .filter(([, children]) => children.length > 0)
          .flatMap(([part, children], index) => [
            textParagraph(
              [{ text: `${index + 1}. ${t(`survey:papers.minutes.part.${part}`)}`, bold: true }],
              {
                isHeading: true,
              },
            ),
            ...children,
          ]),
        // Stays with the signatures, so that they never stand on a page of their own.
        textParagraph(t("survey:papers.minutes.closing"), { isHeading: true }),
      ],
      signatures: (["chair", "head"] as const).map((who) => ({
        capacity: [t(`survey:papers.sign.${who}`)],
        name: "",
      })),
      recipients: [],
      footer: label,
    }),
  ];
}

/** When, where, what for, and under which plan. */
function held({ view, plan, day, t }: StepEdition): FileChild[] {
  const facts = [
    [t("survey:papers.minutes.plan"), plan],
    [t("survey:step.when"), day],
    [t("survey:step.place"), view.place],
    [t("survey:step.body"), view.body],
    [t("survey:step.purpose"), view.purpose],
    [t("survey:step.responsible"), view.responsible],
  ] as const;
  return facts.filter(([, text]) => text !== "").map(([name, text]) => textParagraph(`${name}: ${text}`));
}

function attendance({ view, t }: StepEdition): FileChild[] {
  if (view.attendance === null) return [];
  const { convened, present, excused, needed, hasQuorum } = view.attendance;
  return [
    numbersTable([
      [t("survey:step.convened"), convened],
      [t("survey:now.present"), present],
      [t("survey:now.excused"), excused],
    ]),
    afterTable(
      t(hasQuorum ? "survey:now.has-quorum" : "survey:now.no-quorum", { present, convened, needed }),
    ),
  ];
}

function ballots({ view, t }: StepEdition): FileChild[] {
  if (view.result === null) return [];
  const { figures } = view.result;
  return [
    numbersTable(
      (["issued", "collected", "valid", "invalid"] as const).map((name) => [
        t(`survey:papers.tally.${name}`),
        figures[name],
      ]),
    ),
  ];
}

/** Everybody by approvals, with the share of the basis and what it means. */
function result({ view, withNames, t }: StepEdition): FileChild[] {
  if (view.result === null) return [];
  const { lines, hasQuorum, needed } = view.result;
  const outcome = (line: (typeof lines)[number]) =>
    [
      t(line.passes ? "survey:result.passes" : "survey:result.fails"),
      ...(line.outcome === "tied" ? [t("survey:result.tied")] : []),
      ...(line.outcome === "goes-on" ? [t("survey:result.goes-on")] : []),
      ...(line.passes && line.outcome === "stays" ? [t("survey:result.stays")] : []),
    ].join("; ");
  return [
    textParagraph(hasQuorum ? needed : t("survey:result.no-quorum")),
    ruledTable(
      [
        { title: t("survey:result.rank"), share: 9, align: "center" },
        { title: t("survey:papers.column.code"), share: 10, align: "center" },
        ...(withNames ? [{ title: t("survey:papers.column.name"), share: 33 }] : []),
        { title: t("survey:result.approvals"), share: 12, align: "right" },
        { title: t("survey:papers.minutes.share"), share: 12, align: "right" },
        { title: t("survey:result.outcome"), share: withNames ? 24 : 57 },
      ],
      lines.map((line) => [
        ...[String(line.rank), line.code],
        ...(withNames ? [line.name] : []),
        String(line.approvals),
        line.percent && t("survey:result.percent", { percent: line.percent }),
        outcome(line),
      ]),
      26,
    ),
  ];
}

/** Who is tied at the last place, and what people decided. */
function tie({ view, isFull, t }: StepEdition): FileChild[] {
  const found = view.result?.tie;
  if (!view.result || !found) return [];
  return [
    textParagraph(found.text),
    ...namesBelow(found.people),
    ...(view.state === "concluded"
      ? [
          textParagraph(
            t("survey:result.tie-decided", { reason: reasonOf(view.result.tieReason, isFull, t) }),
          ),
        ]
      : []),
  ];
}

function carried({ view, t }: StepEdition): FileChild[] {
  if (view.result === null || view.state !== "concluded") return [];
  const codes = view.result.carried;
  if (codes.length === 0) return [textParagraph(t("survey:result.carried-none"))];
  const people = view.list.filter(({ code }) => codes.includes(code));
  return [
    textParagraph(t("survey:papers.minutes.carried", { count: codes.length, codes: codes.join(", ") })),
    ...namesBelow(people),
  ];
}

/** The corrections that were approved, the earliest first; the figures above hold them already. */
function corrections({ view, approved, isFull, t }: StepEdition): FileChild[] {
  return [...approved].reverse().flatMap(({ id, name, at }) => {
    const correction = view.corrections.find((each) => each.id === id);
    if (!correction) return [];
    const reason =
      correction.reason === null
        ? t("survey:correction.reason-erased")
        : reasonOf(correction.reason, isFull, t);
    return [
      textParagraph(
        isFull ? t("survey:correction.approved", { name, at }) : t("survey:papers.minutes.approved", { at }),
      ),
      textParagraph(`${t("survey:correction.reason")}: ${reason}`),
      ...correction.changes.map((change) => textParagraph(wordChange(change, t))),
    ];
  });
}

type Change = StepView["corrections"][number]["changes"][number];

function wordChange({ field, code, first, second }: Change, t: StepEdition["t"]): string {
  const name =
    field === "convened"
      ? t("survey:step.convened")
      : field === "present" || field === "excused"
        ? t(`survey:now.${field}`)
        : [t(`survey:count.${field}`), code].filter(Boolean).join(" ");
  return t("survey:papers.minutes.change", { name, first, second });
}

/** Free text may name people: it stands only where everything may. */
const reasonOf = (reason: string, isFull: boolean, t: StepEdition["t"]): string =>
  isFull ? reason || t("survey:papers.minutes.erased") : t("survey:papers.minutes.withheld");

/** Codes with their names, a line each; nothing on papers by code, where the codes were just said. */
const namesBelow = (people: readonly Listed[]): FileChild[] =>
  people.filter(({ name }) => name !== "").map((person) => textParagraph(labelOf(person)));

/** A row of numbers under what they count. */
const numbersTable = (numbers: readonly (readonly [string, number])[]): FileChild =>
  ruledTable(
    numbers.map(([title]) => ({ title, share: 1, align: "center" })),
    [numbers.map(([, value]) => String(value))],
  );

/** A line under a table, apart from it. */
const afterTable = (text: string): FileChild => centred([{ text, italics: true }], { before: 80, after: 80 });
