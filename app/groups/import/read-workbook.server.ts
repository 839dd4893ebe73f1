import { DeclaresEntities } from "~/platform/parse-xml";
import { limits, refused, type FileRead } from "./sheet";
import { openArchive, TooLarge, type Archive } from "~/platform/unzip.server";
import {
  readLooks,
  readRelationships,
  readSharedStrings,
  readWorkbookMap,
  type Relationship,
} from "./workbook-parts";
import { readWorksheet } from "./worksheet";

/** Reads the first sheet with content that is not hidden. Formulas are not calculated, links not followed. */
export function readWorkbook(bytes: Uint8Array): FileRead {
  try {
    return readParts(openArchive(bytes, limits.unpacked));
  } catch (error) {
    if (error instanceof TooLarge) return refused("unpacks-too-large");
    if (error instanceof DeclaresEntities) return refused("entities");
    // The libraries below say in many ways that bytes are not what they should be.
    return refused("broken");
  }
}

function readParts(archive: Archive): FileRead {
  const office = relationshipsOf(archive, "");
  const book = [...office.values()].find(({ type }) => type === "officeDocument");
  const path = book && resolve("", book.target);
  if (!path?.endsWith(".xml") || !/(^|\/)(xl|workbook)/.test(path)) return refused("wrong-type");
  const map = readWorkbookMap(textOf(archive, path));
  const related = relationshipsOf(archive, path);
  const partOf = (type: string): string | null => {
    const found = [...related.values()].find((each) => each.type === type);
    return found ? textOf(archive, resolve(path, found.target)) : null;
  };
  const strings = partOf("sharedStrings");
  const styles = partOf("styles");
  const context = {
    strings: strings === null ? [] : readSharedStrings(strings),
    looks: styles === null ? [] : readLooks(styles),
    is1904: map.is1904,
  };
  for (const id of map.sheets) {
    const sheet = related.get(id);
    if (sheet?.type !== "worksheet") continue;
    const read = readWorksheet(textOf(archive, resolve(path, sheet.target)), context);
    if (!Array.isArray(read)) return read;
    if (read.length > 0) return { ok: true, sheet: { rows: read, encoding: "" } };
  }
  return refused("no-rows");
}

/** @throws Error when the part is missing or is not UTF-8 or UTF-16 with its mark */
function textOf(archive: Archive, name: string): string {
  const bytes = archive.unpack(name);
  if (!bytes) throw new Error("A missing part.");
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
  return new TextDecoder(label, { fatal: true }).decode(bytes);
}

function relationshipsOf(archive: Archive, part: string): Map<string, Relationship> {
  const at = part.lastIndexOf("/") + 1;
  const name = `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
  return archive.names.has(name) ? readRelationships(textOf(archive, name)) : new Map();
}

/** The name of a part that another one names: from the root when it begins with `/`, else beside that part. */
function resolve(from: string, target: string): string {
  return new URL(target, `file:///${from}`).pathname.slice(1);
}
