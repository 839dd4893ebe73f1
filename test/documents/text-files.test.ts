import fc from "fast-check";
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { describe, expect, test } from "vitest";
import { readDocx } from "~/documents/docx-text.server";
import { markdownParagraphs } from "~/documents/markdown";
import { readTextFile } from "~/documents/read-text-file.server";
import { zip } from "../harness/workbook";

const word = (body: string, declared = "") =>
  zip({
    "word/document.xml": `<?xml version="1.0"?>${declared}<w:document xmlns:w="x" xmlns:mc="y"><w:body>${body}</w:body></w:document>`,
  });
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const file = (content: Uint8Array | string, name = "x") =>
  new File([typeof content === "string" ? content : new Uint8Array(content)], name);

describe("a DOCX file", () => {
  test("as an office writes it is read paragraph by paragraph, tables among them", async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph("BÁO CÁO CHÍNH TRỊ"),
            new Paragraph(""),
            new Paragraph("Đảng bộ có 286 đại biểu."),
            new Table({ rows: [new TableRow({ children: [cell("Chỉ tiêu"), cell("12%")] })] }),
          ],
        },
      ],
    });
    expect(await readTextFile(file(await Packer.toBuffer(document), "bao-cao.docx"))).toEqual({
      ok: true,
      text: "BÁO CÁO CHÍNH TRỊ\n\nĐảng bộ có 286 đại biểu.\n\nChỉ tiêu\n\n12%",
    });
  });

  test("leaves out what was deleted and what stands twice for older programs", () => {
    const body =
      `<w:p><w:r><w:t>Giữ</w:t></w:r><w:del><w:r><w:t>bỏ</w:t></w:r></w:del><w:ins><w:r><w:t> thêm</w:t></w:r></w:ins></w:p>` +
      `<mc:AlternateContent><mc:Fallback>${paragraph("hai lần")}</mc:Fallback></mc:AlternateContent>`;
    expect(readDocx(word(body))).toEqual({ ok: true, paragraphs: ["Giữ thêm"] });
  });

  test("that is hostile is refused: bombs, entities, other archives, broken ones", async () => {
    const parts = { "word/document.xml": Buffer.alloc(80 * 1024 * 1024, 0x20) };
    const bomb = zip(parts);
    expect(bomb.byteLength).toBeLessThan(200_000);
    expect(await readTextFile(file(bomb))).toEqual({ ok: false, reason: "too-much" });
    // The directory lies about the size.
    const liar = zip(parts, { "word/document.xml": { unpacked: 10 } });
    expect(await readTextFile(file(liar))).toMatchObject({ ok: false });
    const entities = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(readDocx(word(paragraph("&x;"), entities))).toEqual({ ok: false, reason: "harmful" });
    expect(readDocx(zip({ "other.txt": "x" }))).toEqual({ ok: false, reason: "not-a-document" });
    expect(readDocx(word(paragraph("x")).subarray(0, 40))).toEqual({ ok: false, reason: "broken" });
    expect(await readTextFile(file("# a\n".repeat(30_000)))).toEqual({ ok: false, reason: "too-much" });
    // Long ones are read in a thread, as short ones are.
    const long = Array.from({ length: 3000 }, (_, index) => `**Đoạn** ${index}, _một_ [dòng](x)`);
    expect(await readTextFile(file(long.join("\n\n")))).toEqual({
      ...{ ok: true, text: long.map((_, index) => `Đoạn ${index}, một dòng`).join("\n\n") },
    });
    const flood = `a${"\u0301\u0323".repeat(400_000)}`;
    for (const overladen of [file(flood), file(word(paragraph(flood)))]) {
      expect(await readTextFile(overladen)).toEqual({ ok: false, reason: "harmful" });
    }
    expect(await readTextFile(file(""))).toEqual({ ok: false, reason: "empty" });
    expect(await readTextFile(file(word(paragraph("  "))))).toEqual({ ok: false, reason: "empty" });
    expect(await readTextFile(file(new Uint8Array([0xff, 0x00, 0x80])))).toEqual({
      ok: false,
      reason: "wrong-type",
    });
  });
});

describe("Markdown", () => {
  test("becomes paragraphs without its marks", async () => {
    const text = [
      "# Báo cáo **chính trị** #",
      "",
      "Dòng một",
      "dòng hai của *cùng* đoạn, xem [quy chế](http://x.vn/a_b_c).",
      "",
      "- mục một",
      "- mục hai",
      "1. thứ nhất",
      "---",
      "> trích",
      "| A | B |",
      "|---|:-:|",
      "| 1 | 2 |",
      "\\*không phải nhấn\\* 2*3*4 so_sanh_ten",
    ].join("\n");
    expect(markdownParagraphs(text)).toEqual([
      "Báo cáo chính trị",
      "Dòng một dòng hai của cùng đoạn, xem quy chế.",
      "- mục một",
      "- mục hai",
      "1. thứ nhất",
      "trích",
      "A; B",
      "1; 2",
      "*không phải nhấn* 2*3*4 so_sanh_ten",
    ]);
    expect(await readTextFile(file("\uFEFFMột\r\n\r\nHai", "a.md"))).toEqual({
      ok: true,
      text: "Một\n\nHai",
    });
  });

  test("of any kind ends, and plain words come through as they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        expect(Array.isArray(markdownParagraphs(text))).toBe(true);
      }),
    );
    const plain = fc.array(fc.stringMatching(/^[a-zàđ]{1,8}( [a-zàđ]{1,8}){0,4}$/), { minLength: 1 });
    fc.assert(
      fc.property(plain, (paragraphs) => {
        expect(markdownParagraphs(paragraphs.join("\n\n"))).toEqual(paragraphs);
      }),
    );
  });
});
