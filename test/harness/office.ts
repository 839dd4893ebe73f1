import { inflateRawSync } from "node:zlib";

/** The parts of an office document by their names: a reader of ZIP files that believes the central directory. */
export function unzip(file: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(file);
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0) throw new Error("Not a ZIP file");
  const parts = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const method = bytes.readUInt16LE(at + 10);
    const [size, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    parts.set(name, (method === 0 ? packed : inflateRawSync(packed)).toString("utf8"));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** What is to be read in a word processor, a line a paragraph. */
export const textOf = (documentXml: string): string =>
  [...documentXml.matchAll(/<w:p[ >].*?<\/w:p>/gs)]
    .map(([paragraph]) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""),
    )
    .join("\n")
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? "");

/** The lines of a word processor's file. */
export const linesOfDocument = (file: Uint8Array): string[] =>
  textOf(unzip(file).get("word/document.xml") ?? "").split("\n");

/**
 * What is wrong with a document as XML 1.0: characters that it cannot hold, bare `&` or `<`, tags that do not close.
 * Null when it is well formed.
 */
export function faultOfXml(xml: string): string | null {
  if (!xml.isWellFormed()) return "half of a surrogate pair";
  const refused = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
  if (refused.test(xml)) return "a character that XML cannot hold";
  const open: string[] = [];
  let at = 0;
  const tag = /<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|<\?[^?]*\?>/g;
  for (const match of xml.matchAll(tag)) {
    const between = xml.slice(at, match.index) + (match[3] ?? "");
    if (between.includes("<") || /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(between))
      return `bare sign before ${match.index}`;
    at = match.index + match[0].length;
    const [, closes, name, , empty] = match;
    if (name === undefined || empty) continue;
    if (!closes) open.push(name);
    else if (open.pop() !== name) return `</${name}> closes nothing`;
  }
  return open.length > 0 ? `<${open.at(-1)}> is not closed` : null;
}
