import { fileTypeFromBuffer } from "file-type";
import { readCsv } from "./read-csv.server";
import { readWorkbook } from "./read-workbook.server";
import { limits, refused, type FileRead } from "./sheet";

/** Reads a file by what it is, whatever its name says: a workbook (XLSX) or text with delimiters (CSV). */
export async function readBytes(bytes: Uint8Array): Promise<FileRead> {
  if (bytes.byteLength === 0) return refused("empty");
  if (bytes.byteLength > limits.file) return refused("too-large");
  const type = hasWideMark(bytes) ? undefined : await recognised(bytes);
  if (type === "application/x-cfb") return refused(isEncrypted(bytes) ? "encrypted" : "old-workbook");
  if (type !== undefined && workbooks.has(type)) return readWorkbook(bytes);
  // Some kinds are told by two letters, with which a list may begin as well: `BM` makes a picture.
  const isOther = type !== undefined && (documents.has(type) || isBinary(bytes));
  return isOther ? refused("wrong-type") : readCsv(bytes);
}

/** Text in UTF-16 says so by its first two bytes, which begin sounds as well. */
const hasWideMark = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/** What the beginning of a workbook may look like: the order of its parts is free. */
const workbooks = new Set([
  "application/zip",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
  "application/vnd.ms-excel.sheet.macroenabled.12",
]);

const documents = new Set(["application/pdf", "application/rtf", "application/xml", "text/html"]);

const isBinary = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, 1024).some((byte) => byte < 9 || (byte > 13 && byte < 32));

async function recognised(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    // A container that breaks off in the middle.
    return bytes[0] === 0x50 && bytes[1] === 0x4b ? "application/zip" : "application/octet-stream";
  }
}

/** A workbook under a password stands in a container of the old format, under this name. */
const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from("EncryptedPackage", "utf16le"),
  );
