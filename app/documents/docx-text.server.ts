import { DeclaresEntities, parseXml } from "~/platform/parse-xml";
import { openArchive, TooLarge } from "~/platform/unzip.server";
import { levelNumber, readLists, type Lists } from "./docx-lists";
import { inNoList, readStyles, type InList, type Styles } from "./docx-styles";
import { countLists } from "./list-numbers";

export type DocxRead =
  | { ok: true; paragraphs: string[] }
  | { ok: false; reason: "broken" | "too-much" | "harmful" | "not-a-document" };

/** Unpacked, a document of text alone is far smaller; files that unpack to more are made to exhaust memory. */
const mostUnpacked = 64 * 1024 * 1024;

/**
 * The paragraphs of a Word document, cells of tables among them, each with the number that Word shows before it. Runs
 * in a thread of its own.
 */
export function readDocx(file: Uint8Array): DocxRead {
  try {
    const archive = openArchive(file, mostUnpacked);
    const partOf = (name: string) => archive.unpack(`word/${name}.xml`)?.toString("utf8") ?? null;
    const xml = partOf("document");
    if (xml === null) return { ok: false, reason: "not-a-document" };
    const numbering = partOf("numbering");
    if (numbering === null) return { ok: true, paragraphs: paragraphsOf(xml, () => "") };
    const styles = readStyles(partOf("styles") ?? "<styles/>");
    const lists = readLists(numbering, (style) => styles.listOf(style).list);
    return { ok: true, paragraphs: paragraphsOf(xml, numbersOf(lists, styles)) };
  } catch (error) {
    if (error instanceof TooLarge) return { ok: false, reason: "too-much" };
    return { ok: false, reason: error instanceof DeclaresEntities ? "harmful" : "broken" };
  }
}

/** A paragraph while it is read. */
interface Open extends InList {
  text: string;
  style: string | null;
}

/** Answers the number before each paragraph, asked in the order of the document. */
function numbersOf(lists: Lists, styles: Styles): (paragraph: Open) => string {
  const count = countLists(lists);
  return ({ list: ownList, level: ownLevel, style }) => {
    const styled = styles.listOf(style);
    const key = ownList ?? styled.list;
    if (key === null) return "";
    const ofStyle = [...(lists.get(key)?.levels ?? [])].find(
      ([, level]) => level.style === style && style !== null,
    );
    return count(key, ownLevel ?? (ownList === null ? ofStyle?.[0] : undefined) ?? styled.level ?? 0);
  };
}

/** What is not part of the text that is read: what was deleted or moved away or otherwise before, what stands twice. */
const skipped = new Set(["del", "moveFrom", "Fallback", "instrText", "pPrChange"]);

function paragraphsOf(xml: string, numberOf: (paragraph: Open) => string): string[] {
  const paragraphs: string[] = [];
  /** The innermost is the last: a box of text stands within a paragraph. */
  const open: Open[] = [];
  let isText = false;
  let depth = 0;
  parseXml(xml, {
    open: (name, { val = "" }) => {
      if (skipped.has(name)) depth += 1;
      if (depth > 0) return;
      if (name === "p") open.push({ ...inNoList, text: "", style: null });
      const paragraph = open.at(-1);
      if (!paragraph) return;
      if (name === "t") isText = true;
      else if (name === "tab" || name === "br" || name === "cr") paragraph.text += " ";
      else if (name === "noBreakHyphen") paragraph.text += "-";
      else if (name === "pStyle") paragraph.style = val;
      else if (name === "numId") paragraph.list = val;
      else if (name === "ilvl") paragraph.level = levelNumber(val);
    },
    text: (piece) => {
      const paragraph = open.at(-1);
      if (isText && depth === 0 && paragraph) paragraph.text += piece;
    },
    close: (name) => {
      if (skipped.has(name)) depth -= 1;
      if (name === "t") isText = false;
      if (name !== "p" || depth > 0) return;
      const paragraph = open.pop();
      if (!paragraph) return;
      // Empty ones are counted by Word as well.
      const number = numberOf(paragraph);
      const line = paragraph.text.replace(/\s+/g, " ").trim();
      if (line !== "") paragraphs.push(number + line);
    },
  });
  return paragraphs;
}
