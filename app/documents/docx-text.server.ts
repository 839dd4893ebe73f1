import { DeclaresEntities, parseXml } from "~/platform/parse-xml";
import { openArchive, TooLarge } from "~/platform/unzip.server";

export type DocxRead =
  | { ok: true; paragraphs: string[] }
  | { ok: false; reason: "broken" | "too-much" | "harmful" | "not-a-document" };

/** Unpacked, a document of text alone is far smaller; files that unpack to more are made to exhaust memory. */
const mostUnpacked = 64 * 1024 * 1024;

/** The paragraphs of a Word document, cells of tables among them. Runs in a thread of its own. */
export function readDocx(file: Uint8Array): DocxRead {
  try {
    const xml = openArchive(file, mostUnpacked).unpack("word/document.xml");
    if (xml === null) return { ok: false, reason: "not-a-document" };
    return { ok: true, paragraphs: paragraphsOf(xml.toString("utf8")) };
  } catch (error) {
    if (error instanceof TooLarge) return { ok: false, reason: "too-much" };
    return { ok: false, reason: error instanceof DeclaresEntities ? "harmful" : "broken" };
  }
}

/** What is not part of the text that is read: what was deleted or moved away, what stands twice for older programs. */
const skipped = new Set(["del", "moveFrom", "Fallback", "instrText"]);

function paragraphsOf(xml: string): string[] {
  const paragraphs: string[] = [];
  let text = "";
  let isText = false;
  let depth = 0;
  parseXml(xml, {
    open: (name) => {
      if (skipped.has(name)) depth += 1;
      if (depth > 0) return;
      if (name === "p") text = "";
      if (name === "t") isText = true;
      if (name === "tab" || name === "br" || name === "cr") text += " ";
      if (name === "noBreakHyphen") text += "-";
    },
    text: (piece) => {
      if (isText && depth === 0) text += piece;
    },
    close: (name) => {
      if (skipped.has(name)) depth -= 1;
      if (name === "t") isText = false;
      if (name !== "p" || depth > 0) return;
      const line = text.replace(/\s+/g, " ").trim();
      if (line !== "") paragraphs.push(line);
      text = "";
    },
  });
  return paragraphs;
}
