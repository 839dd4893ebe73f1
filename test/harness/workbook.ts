import { crc32, deflateRawSync } from "node:zlib";

/** What a ZIP file says of a part, where that is not the truth; sizes in bytes. */
interface Lie {
  unpacked?: number;
  flags?: number;
}

/** Writes a ZIP file, the parts in their order. */
export function zip(parts: Record<string, string | Buffer>, lies: Record<string, Lie> = {}): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const { unpacked = bytes.byteLength, flags = 0x800 } = lies[name] ?? {};
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.byteLength, 14);
    common.writeUInt32LE(unpacked, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, tail, Buffer.from(name)]),
    );
    pieces.push(local);
    at += local.byteLength;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).byteLength, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relationships = (items: [id: string, type: string, target: string][]) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

interface WorkbookParts {
  /** The XML in `sheetData` of each sheet. */
  sheets: string[];
  /** The XML of the `si` elements. */
  strings?: string;
  /** The XML in `styleSheet`. */
  styles?: string;
  /** The XML before the list of sheets. */
  properties?: string;
}

/** The parts of a workbook as spreadsheet programs write it, to be spoilt and zipped. */
export function workbookParts({ sheets, strings = "", styles = "", properties = "" }: WorkbookParts) {
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    "_rels/.rels": relationships([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${spreadsheet}" xmlns:r="${office}">${properties}<sheets>${sheets
      .map((_, index) => `<sheet name="S${index}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships([
      ...sheets.map((_, index): [string, string, string] => [
        `rId${index + 1}`,
        "worksheet",
        `worksheets/sheet${index + 1}.xml`,
      ]),
      ["rId98", "sharedStrings", "/xl/sharedStrings.xml"],
      ["rId99", "styles", "styles.xml"],
    ]),
    "xl/sharedStrings.xml": `<sst xmlns="${spreadsheet}">${strings}</sst>`,
    "xl/styles.xml": `<styleSheet xmlns="${spreadsheet}">${styles}</styleSheet>`,
  };
  sheets.forEach((rows, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${spreadsheet}"><sheetData>${rows}</sheetData></worksheet>`;
  });
  return parts;
}
