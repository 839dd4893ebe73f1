import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { neutralised, restored } from "~/platform/csv";
import { readBytes } from "~/groups/import/read-bytes.server";
import { readSheet } from "~/groups/import/read-sheet.server";
import { limits } from "~/groups/import/sheet";
import { workbookParts, zip } from "../harness/workbook";

const text = "Mã,Họ và tên,Đơn vị\n001,Nguyễn Thị Ánh,Đảng bộ A\n002,H’Ánh Niê,Đảng bộ B\n";
const cells = [
  ["Mã", "Họ và tên", "Đơn vị"],
  ["001", "Nguyễn Thị Ánh", "Đảng bộ A"],
  ["002", "H’Ánh Niê", "Đảng bộ B"],
];

async function cellsOf(bytes: Uint8Array): Promise<string[][] | string> {
  const read = await readBytes(bytes);
  return read.ok ? read.sheet.rows.map((row) => row.cells) : read.reason;
}
const wide = (content: string, isBig: boolean) => {
  const bytes = Buffer.from(content, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};

/** As Vietnamese Windows programs of old wrote: base letters composed, tone marks behind them. */
function windows1258(content: string): Buffer {
  const decoder = new TextDecoder("windows-1258");
  const codes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const bytes = [...content.normalize("NFC")].flatMap((letter) => {
    if (codes.has(letter)) return [codes.get(letter) ?? 0];
    const parts = letter.normalize("NFD");
    const [base = "", tone = ""] = [parts.replace(tones, "").normalize("NFC"), parts.match(tones)?.[0]];
    return [codes.get(base) ?? 63, codes.get(tone) ?? 63];
  });
  return Buffer.from(bytes);
}

describe("a CSV file is read", () => {
  const withoutApostrophe = text.replace("’", "");
  const plain = cells.map((row) => row.map((cell) => cell.replace("’", "")));

  it.each([
    ["UTF-8", Buffer.from(text), "UTF-8", cells],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`), "UTF-8", cells],
    ["UTF-8 of decomposed letters", Buffer.from(text.normalize("NFD")), "UTF-8", cells],
    ["UTF-16 with its mark", wide(`\ufeff${text}`, false), "UTF-16", cells],
    ["UTF-16 without a mark", wide(text, false), "UTF-16", cells],
    ["UTF-16, big end first", wide(`\ufeff${text}`, true), "UTF-16", cells],
    ["UTF-16, big end first, without a mark", wide(text, true), "UTF-16", cells],
    ["Windows-1258", windows1258(withoutApostrophe), "Windows-1258", plain],
  ])("in %s", async (_, bytes, encoding, expected) => {
    expect(await cellsOf(bytes)).toEqual(expected);
    expect(await readBytes(bytes)).toMatchObject({ sheet: { encoding } });
  });

  it.each([",", ";", "\t", "|"])("with its cells parted by %j", async (sign) => {
    const parted = cells.map((row) => row.join(sign)).join("\r\n");
    expect(await cellsOf(Buffer.from(parted))).toEqual(cells);
    expect(await cellsOf(Buffer.from(`sep=${sign}\r\n${parted}`))).toEqual(cells);
    const quoted = cells.map((row) => row.map((cell) => `"${cell},;\t|"`).join(sign)).join("\r");
    expect((await cellsOf(Buffer.from(quoted)))[1]).toHaveLength(3);
  });

  it("with commas in texts where semicolons part the cells", async () => {
    expect(await cellsOf(Buffer.from("Tên;Nơi ở\nA;xã B, huyện C, tỉnh D\n"))).toEqual([
      ["Tên", "Nơi ở"],
      ["A", "xã B, huyện C, tỉnh D"],
    ]);
  });

  it("telling the line at which each row begins", async () => {
    const read = await readBytes(
      Buffer.from('sep=,\nTên,Ghi\n\n"A\nB","x ""y"""\r\n\r\n,,\nC,=1+1\nD,\'=1\n'),
    );
    expect(read.ok && read.sheet.rows).toEqual([
      { line: 2, cells: ["Tên", "Ghi"], formulas: [] },
      { line: 4, cells: ["A B", 'x "y"'], formulas: [] },
      { line: 8, cells: ["C", ""], formulas: [1] },
      { line: 9, cells: ["D", "=1"], formulas: [] },
    ]);
  });

  it("not when it is cut or no text; the place is told", async () => {
    expect(await readBytes(Buffer.from('a,b\n"c,d\n'))).toMatchObject({ reason: "quotes" });
    expect(await readBytes(Buffer.from("a,b\nc\u0000,d\n"))).toMatchObject({ reason: "not-text", line: 2 });
    expect(await cellsOf(Buffer.from("\n\n , ;\n"))).toEqual([["", ";"]]);
    expect(await cellsOf(Buffer.from("\n\n"))).toBe("no-rows");
    expect(await cellsOf(Buffer.from([0xef, 0xbb, 0xbf, 0xff]))).toBe("wrong-type");
    expect(await cellsOf(Buffer.from("BM,Tên\n1,A\n"))).toEqual([
      ["BM", "Tên"],
      ["1", "A"],
    ]);
    expect(await cellsOf(Buffer.from("<html><table><tr><td>1</td></tr></table>"))).toBe("wrong-type");
  });

  it("never half: what is beyond the limits is refused as a whole", async () => {
    const blank = "\n".repeat(limits.rows * 2);
    const rows = (count: number) => Array.from({ length: count }, (_, index) => `${index},A`).join("\n");
    expect(await cellsOf(Buffer.from(`${blank}${rows(limits.rows)}`))).toHaveLength(limits.rows);
    expect(await cellsOf(Buffer.from(rows(limits.rows + 1)))).toBe("too-many-rows");
    expect(await cellsOf(Buffer.from(`a\n${"x,".repeat(limits.columns)}x`))).toBe("too-many-columns");
    expect(await cellsOf(Buffer.from(`a\n${"x".repeat(limits.cell + 1)}`))).toBe("cell-too-long");
  });
});

describe("a workbook is read", () => {
  const row = (...content: string[]) => `<row>${content.join("")}</row>`;
  const sheetOf = (rows: string, more: Partial<Parameters<typeof workbookParts>[0]> = {}) =>
    zip(workbookParts({ sheets: [rows], ...more }));

  it("with shared, inline and rich texts, and cells left out", async () => {
    const strings = `<si><t>Họ và tên</t></si><si><r><t>Nguyễn </t></r><r><t xml:space="preserve">Thị &amp;&#x1F600;</t></r><rPh><t>x</t></rPh></si>`;
    const rows = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>Đơn vị</t></is></c></row>
      <row r="5"><c r="B5" t="s"><v>1</v></c><c r="C5" t="str"><v>a_x000D__x005F_x0041_</v></c></row>`;
    const read = await readBytes(sheetOf(rows, { strings }));
    expect(read.ok && read.sheet.rows).toEqual([
      { line: 2, cells: ["Họ và tên", "", "Đơn vị"], formulas: [] },
      { line: 5, cells: ["", "Nguyễn Thị &😀", "a _x0041_"], formulas: [] },
    ]);
  });

  it("with numbers as they are seen: no noise, leading zeros, days", async () => {
    const styles = `<numFmts><numFmt numFmtId="164" formatCode="000"/><numFmt numFmtId="165" formatCode="[$-42A]dd\\/mm\\/yyyy;@"/><numFmt numFmtId="166" formatCode="&quot;Ngày&quot; 0"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="166"/></cellXfs>`;
    const number = (value: string, style = 0) => `<c s="${style}"><v>${value}</v></c>`;
    const rows = row(
      ...[
        number("1980.0"),
        number("0.30000000000000004"),
        number("1.2E+10"),
        number("7", 1),
        number("29221", 2),
      ],
      ...[number("29221.5", 3), number("0.25", 3), number("60", 3), number("59", 3), number("1980", 4)],
      ...[number("61", 3), '<c t="b"><v>1</v></c>', '<c t="e"><v>#N/A</v></c>'],
    );
    const seen = ["1980", "0.3", "12000000000", "007", "01/01/1980", "01/01/1980 12:00", "06:00"];
    const read = await readBytes(sheetOf(rows, { styles }));
    expect(read.ok && read.sheet.rows[0]).toEqual({
      line: 1,
      cells: [...seen, "28/02/1900", "28/02/1900", "1980", "01/03/1900", "TRUE", ""],
      formulas: [12],
    });
    const macintosh = sheetOf(row(number("27759", 3)), { styles, properties: '<workbookPr date1904="1"/>' });
    expect(await cellsOf(macintosh)).toEqual([["01/01/1980"]]);
  });

  it("with formulas named: their last result is taken, nothing is calculated", async () => {
    const rows = row("<c><f>1+1</f><v>2</v></c>", "<c><f>A1</f></c>", '<c t="str"><f>"x"</f><v>x</v></c>');
    const read = await readBytes(sheetOf(rows));
    expect(read.ok && read.sheet.rows).toEqual([{ line: 1, cells: ["2", "", "x"], formulas: [0, 1, 2] }]);
  });

  it("from the first sheet with content that is not hidden", async () => {
    const parts = workbookParts({ sheets: [row("<c><v>1</v></c>"), "", row("<c><v>2</v></c>")] });
    parts["xl/workbook.xml"] =
      parts["xl/workbook.xml"]?.replace('name="S0"', 'name="S0" state="hidden"') ?? "";
    expect(await cellsOf(zip(parts))).toEqual([["2"]]);
    expect(await cellsOf(sheetOf(""))).toBe("no-rows");
  });

  it("whatever its name and the order of its parts", async () => {
    const { "[Content_Types].xml": types = "", ...rest } = workbookParts({
      sheets: [row("<c><v>1</v></c>")],
    });
    expect(await cellsOf(zip({ ...rest, "[Content_Types].xml": types }))).toEqual([["1"]]);
  });

  it("not beyond the limits", async () => {
    const far = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>';
    expect(await cellsOf(sheetOf(far))).toBe("too-many-columns");
    expect(await cellsOf(sheetOf(row("<c><v>1</v></c>").repeat(limits.rows + 1)))).toBe("too-many-rows");
    const styled =
      '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576"/></row>';
    expect(await cellsOf(sheetOf(styled))).toEqual([["1"]]);
  });
});

describe("a hostile file is named and refused", () => {
  const good = workbookParts({ sheets: ["<row><c><v>1</v></c></row>"] });
  const sheet = "xl/worksheets/sheet1.xml";
  const bomb = Buffer.alloc(limits.unpacked + 1024, " ");
  const old = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2048)]);
  const encrypted = Buffer.concat([old, Buffer.from("EncryptedPackage", "utf16le"), Buffer.alloc(64)]);
  const entities = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>`;

  it.each<[string, Uint8Array, string]>([
    ["nothing at all", Buffer.alloc(0), "empty"],
    ["a workbook of the old format", old, "old-workbook"],
    ["a workbook under a password", encrypted, "encrypted"],
    ["a PDF file", Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"), "wrong-type"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "wrong-type"],
    ["a document", zip({ "word/document.xml": "<w/>", "[Content_Types].xml": "<Types/>" }), "wrong-type"],
    ["a ZIP file cut in two", zip(good).subarray(0, 400), "broken"],
    ["broken XML", zip({ ...good, [sheet]: "<worksheet><sheetData><row><c>" }), "broken"],
    ["a sheet that is not there", zip({ ...good, [sheet]: "" }), "broken"],
    ["a part under a password", zip(good, { [sheet]: { flags: 1 } }), "broken"],
    ["entities from outside", zip({ ...good, [sheet]: entities }), "entities"],
    ["a bomb that says so", zip({ ...good, [sheet]: bomb }), "unpacks-too-large"],
    ["a bomb that lies", zip({ ...good, [sheet]: bomb }, { [sheet]: { unpacked: 10 } }), "unpacks-too-large"],
    ["a part that claims too much", zip(good, { [sheet]: { unpacked: 2 ** 32 - 1 } }), "unpacks-too-large"],
    ["too many bytes", Buffer.alloc(limits.file + 1, "a"), "too-large"],
  ])("%s", async (_, bytes, reason) => {
    expect(await cellsOf(bytes)).toBe(reason);
  });

  it("without an error of the program, whichever byte is spoilt", async () => {
    const whole = zip(good);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.byteLength - 1),
        fc.nat(255),
        fc.nat(whole.byteLength),
        async (at, byte, end) => {
          const spoilt = Buffer.from(whole);
          spoilt[at] = byte;
          const read = await readBytes(spoilt.subarray(0, Math.max(end, at)));
          expect(typeof read.ok).toBe("boolean");
        },
      ),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(typeof (await readBytes(bytes)).ok).toBe("boolean");
      }),
      { numRuns: 300 },
    );
  });

  it("in a thread of its own, which answers as the reader does", async () => {
    const long = Buffer.from(text.repeat(2000));
    expect(await readSheet(long)).toEqual(await readBytes(long));
    expect(await readSheet(Buffer.from(text))).toEqual(await readBytes(Buffer.from(text)));
    expect(await readSheet(zip(good))).toEqual(await readBytes(zip(good)));
    expect(await readSheet(Buffer.alloc(0))).toEqual({ ok: false, reason: "empty", line: null });
  });
});

describe("what begins like a formula", () => {
  it("gets an apostrophe and loses it again, whatever the text", () => {
    for (const begin of ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'="])
      expect(neutralised(`${begin}1`)).toBe(`'${begin}1`);
    expect(neutralised("'Ánh")).toBe("'Ánh");
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", "=", "-", "a", "\t") }),
        (any) => restored(neutralised(any)) === any,
      ),
    );
    fc.assert(fc.property(fc.string({ unit: "binary" }), (any) => restored(neutralised(any)) === any));
  });
});
