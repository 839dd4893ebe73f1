import type { FileChild, Table } from "docx";
import { centred, framed, newPage, plain, rule, spacer } from "./paragraphs.server";
import { writeSections, type PaperSection } from "./sections.server";
import { openTable } from "./tables.server";

/** What the head and the foot of a Party document say. */
export interface PartyDocument {
  /** Two lines at the top left: the body above, and the body that issues. Either may be empty. */
  bodies: [string, string];
  /**
   * `Số 12-BB/TU`; empty where the number is given later: dots are printed to write on. Null for papers that get none.
   */
  number: string | null;
  /** `DỰ THẢO`, `LƯU HÀNH NỘI BỘ`: in a frame under the number. */
  mark?: string;
  /** `Đắk Lắk, ngày 03 tháng 7 năm 2020`. */
  placeAndDay: string;
  /** `BIÊN BẢN`. */
  kind: string;
  /** What it is about, under the kind. */
  summary: string;
  /** Paragraphs and tables between the head and the signatures. */
  content: FileChild[];
  /** Who signs, from left to right: each a capacity in capitals, lines under it, and a name if known. */
  signatures: { capacity: string[]; name: string }[];
  /** After `Nơi nhận:`, a line each; empty for none. */
  recipients: string[];
  /** After the signatures, on a new page. */
  appendix?: FileChild[];
  /** Small text at the foot of every page: version and its day. */
  footer: string;
  landscape?: boolean;
}

/** The title at the top right of every Party document. */
export const partyTitle = "ĐẢNG CỘNG SẢN VIỆT NAM";

/** Half points. */
const headSize = 26;

/**
 * Writes a document in the layout of Party documents (guidance 36-HD/VPTW): A4, the issuing body at the top left, the
 * Party's title with a rule under it at the top right, number and place and day, kind and summary in the middle,
 * recipients at the left and signatures at the right of the end.
 */
export const writePartyDocument = (document: PartyDocument): Promise<Buffer> =>
  writeSections(document.kind, [partySection(document)]);

/** A Party document as pages of a larger file. */
export function partySection(document: PartyDocument): PaperSection {
  return {
    footer: document.footer,
    landscape: document.landscape === true,
    children: [
      head(document),
      centred([{ text: document.kind, bold: true, size: 32 }], { before: 360, after: 80 }),
      ...(document.summary ? [centred([{ text: document.summary, bold: true }]), rule()] : []),
      ...document.content,
      ...(document.signatures.length > 0 || document.recipients.length > 0
        ? [spacer(), ending(document)]
        : []),
      ...(document.appendix ? [newPage(), ...document.appendix] : []),
    ],
  };
}

/** Millimetres beside the rule under the title, which is as long as the title. */
const besideRule = { upright: 5, lying: 29 };

function head({ bodies, number, mark, placeAndDay, landscape = false }: PartyDocument): Table {
  const left = [
    ...(bodies[0] ? [centred([{ text: bodies[0].toUpperCase(), size: headSize }])] : []),
    ...(bodies[1] ? [centred([{ text: bodies[1].toUpperCase(), bold: true, size: headSize }])] : []),
    centred([{ text: "*" }]),
    ...(number === null ? [] : [centred([{ text: number || "Số ……-……/……", size: headSize }])]),
    ...(mark ? [framed(mark)] : []),
  ];
  const right = [
    centred([{ text: partyTitle, bold: true }], { ruled: landscape ? besideRule.lying : besideRule.upright }),
    centred([{ text: "" }]),
    centred([{ text: placeAndDay, italics: true }]),
  ];
  return openTable([left, right], [48, 52]);
}

/** Recipients at the left and signatures at the right, never torn apart by the end of a page. */
export function ending({ signatures, recipients }: Pick<PartyDocument, "signatures" | "recipients">): Table {
  const left = recipients.length
    ? [
        plain([{ text: "Nơi nhận:", bold: true, italics: true, underline: {}, size: 24 }]),
        ...recipients.map((text) => plain([{ text: `- ${text}`, size: 24 }])),
      ]
    : [];
  const signed = signatures.map(({ capacity, name }) => [
    ...capacity.map((text) => centred([{ text: text.toUpperCase(), bold: true }], { keepNext: true })),
    ...Array.from({ length: 4 }, () => centred([{ text: "" }], { keepNext: true })),
    centred([{ text: name, bold: true }]),
  ]);
  const parts = recipients.length || signed.length === 1 ? [left, ...signed] : signed;
  return openTable(
    parts,
    parts.map(() => 100 / parts.length),
  );
}
