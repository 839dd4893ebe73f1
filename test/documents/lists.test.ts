import { Document, LevelFormat, Packer, Paragraph } from "docx";
import { describe, expect, test } from "vitest";
import { readDocx } from "~/documents/docx-text.server";
import { zip } from "../harness/workbook";

const root = (name: string, content: string) =>
  `<?xml version="1.0"?><w:${name} xmlns:w="x">${content}</w:${name}>`;
/** A document as Word keeps it: text, lists and styles in parts of their own. */
const word = (body: string, numbering: string, styles = "") =>
  zip({
    "word/document.xml": root("document", `<w:body>${body}</w:body>`),
    "word/numbering.xml": root("numbering", numbering),
    "word/styles.xml": root("styles", styles),
  });
const level = (at: number, format: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const definition = (id: number, content: string) =>
  `<w:abstractNum w:abstractNumId="${id}">${content}</w:abstractNum>`;
const list = (id: number, of: number, more = "") =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const listed = (text: string, id: number, at: number) =>
  styled(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);
const styled = (text: string, properties: string) =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const read = (file: Buffer) => {
  const answer = readDocx(file);
  return answer.ok ? answer.paragraphs : answer.reason;
};

describe("paragraphs that Word numbers", () => {
  test("carry the number that Word shows: Roman, Arabic, letters, bullets, level by level", async () => {
    const item = (text: string, at: number) =>
      new Paragraph({ text, numbering: { reference: "outline", level: at } });
    const document = new Document({
      numbering: {
        config: [
          {
            reference: "outline",
            levels: [
              { level: 0, format: LevelFormat.UPPER_ROMAN, text: "%1-" },
              { level: 1, format: LevelFormat.DECIMAL, text: "%2." },
              { level: 2, format: LevelFormat.DECIMAL, text: "%2.%3." },
              { level: 3, format: LevelFormat.LOWER_LETTER, text: "%4)" },
              { level: 4, format: LevelFormat.BULLET, text: "\uf0b7" },
            ],
          },
        ],
      },
      sections: [
        {
          children: [
            new Paragraph("BÁO CÁO"),
            item("Tình hình", 0),
            item("Kinh tế", 1),
            item("Thu ngân sách", 2),
            item("Chi ngân sách", 2),
            // Word counts empty ones too.
            item("", 1),
            item("Văn hóa", 1),
            item("Trường học", 3),
            item("Trạm y tế", 3),
            item("Đủ thuốc", 4),
            item("Nhiệm vụ", 0),
            item("Đảng viên", 1),
          ],
        },
      ],
    });
    expect(read(await Packer.toBuffer(document))).toEqual([
      "BÁO CÁO",
      "I- Tình hình",
      "1. Kinh tế",
      "1.1. Thu ngân sách",
      "1.2. Chi ngân sách",
      "3. Văn hóa",
      "a) Trường học",
      "b) Trạm y tế",
      "• Đủ thuốc",
      "II- Nhiệm vụ",
      "1. Đảng viên",
    ]);
  });

  test("count on in another list of the same definition, unless that list begins anew", () => {
    const numbering =
      definition(0, level(0, "decimal", "%1.")) +
      list(1, 0) +
      list(2, 0) +
      list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>');
    const body = [1, 1, 2, 3, 3, 1].map((id) => listed("x", id, 0)).join("");
    expect(read(word(body, numbering))).toEqual(["1. x", "2. x", "3. x", "5. x", "6. x", "7. x"]);
  });

  test("keep to what a level says: no restart, Arabic digits throughout, nothing between, an own level", () => {
    const numbering =
      definition(
        0,
        level(0, "upperRoman", "Điều %1") +
          level(1, "decimalZero", "%1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/><w:suff w:val="nothing"/>'),
      ) +
      list(1, 0) +
      list(2, 0, `<w:lvlOverride w:ilvl="0">${level(0, "lowerRoman", "(%1)")}</w:lvlOverride>`);
    const body = [
      listed("a", 1, 0),
      listed("b", 1, 1),
      listed("c", 1, 0),
      listed("d", 1, 1),
      listed("e", 2, 0),
    ];
    expect(read(word(body.join(""), numbering))).toEqual([
      "Điều I a",
      "1.1b",
      "Điều II c",
      "2.2d",
      "(iii) e",
    ]);
  });

  test("are numbered by their styles as well, and by none where a paragraph says so", () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>';
    const numbering =
      definition(
        0,
        level(0, "decimal", "%1.", '<w:pStyle w:val="Muc"/>') +
          level(1, "lowerLetter", "%2)", '<w:pStyle w:val="MucCon"/>'),
      ) + list(1, 0);
    const style = (name: string) => `<w:pStyle w:val="${name}"/>`;
    const body = [
      styled("một", style("Muc")),
      styled("con", style("MucCon")),
      styled("không", `${style("Muc")}<w:numPr><w:numId w:val="0"/></w:numPr>`),
      // What the paragraph was before a change that is tracked does not count.
      styled("thường", "<w:pPrChange><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange>"),
      styled("vòng tròn", style("A")),
      styled("hai", style("Muc")),
    ];
    expect(read(word(body.join(""), numbering, styles))).toEqual([
      "1. một",
      "a) con",
      "không",
      "thường",
      "vòng tròn",
      "2. hai",
    ]);
  });

  test("find the levels of a numbering style", () => {
    const styles = `<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    const numbering =
      definition(0, level(0, "upperLetter", "%1.")) +
      definition(1, '<w:numStyleLink w:val="L"/>') +
      definition(2, '<w:numStyleLink w:val="none"/>') +
      list(1, 0) +
      list(2, 1) +
      list(3, 2);
    const body = [listed("a", 2, 0), listed("b", 2, 0), listed("c", 3, 0)].join("");
    expect(read(word(body, numbering, styles))).toEqual(["A. a", "B. b", "c"]);
  });

  test("of hostile files stay within bounds", () => {
    const huge = `<w:lvl w:ilvl="0"><w:start w:val="999999999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="${"%1".repeat(5_000_000)}"/></w:lvl>`;
    const [line] = read(word(listed("x", 1, 0).repeat(3), definition(0, huge) + list(1, 0)));
    expect(line?.length).toBeLessThan(1000);
    const strange = level(99, "decimal", "%1.") + level(0, "chưa biết", "%9%1.");
    const body = [
      listed("a", 1, 99),
      listed("b", 7, 0),
      styled("c", '<w:numPr><w:ilvl w:val="-1"/></w:numPr>'),
    ];
    expect(read(word(body.join(""), definition(0, strange) + list(1, 0)))).toEqual(["1. a", "b", "c"]);
    const parts = { "word/document.xml": root("document", listed("x", 1, 0)) };
    expect(read(zip({ ...parts, "word/numbering.xml": Buffer.alloc(70 * 1024 * 1024, 0x20) }))).toBe(
      "too-much",
    );
    expect(read(zip({ ...parts, "word/numbering.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>" }))).toBe(
      "harmful",
    );
    expect(read(zip({ ...parts, "word/numbering.xml": "<w:numbering" }))).toBe("broken");
  });
});
