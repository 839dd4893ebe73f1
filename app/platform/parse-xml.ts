import { Parser } from "saxen";

/** What a reader of XML is told, in the order of the document. Names are without their prefix. */
export interface XmlReader {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  /** `text` may come in several pieces. */
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** A document that declares types or entities of its own: no workbook needs them, and they can be used for attacks. */
export class DeclaresEntities extends Error {}

/**
 * Reads XML piece by piece. Nothing outside the document is ever opened.
 * @throws DeclaresEntities, or Error when the XML is broken
 */
export function parseXml(xml: string, { open, text, close }: XmlReader): void {
  const parser = new Parser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("attention", () => {
    throw new DeclaresEntities();
  });
  if (open) {
    parser.on("openTag", (name, attributesOf) => {
      const raw = attributesOf();
      const attributes: Record<string, string> = Object.create(null);
      for (const key in raw) attributes[bare(key)] = decodeEntities(String(raw[key]));
      open(bare(name), attributes);
    });
  }
  if (close) parser.on("closeTag", (name) => close(bare(name)));
  if (text) {
    parser.on("text", (value) => text(decodeEntities(value)));
    parser.on("cdata", (value) => text(value));
  }
  parser.parse(xml);
}

const bare = (name: string): string => name.slice(name.indexOf(":") + 1);

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const largestCodePoint = 0x10ffff;

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (all, hex, decimal, name) => {
      if (name !== undefined) return named[String(name).toLowerCase()] ?? all;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= largestCodePoint ? String.fromCodePoint(code) : all;
    },
  );
}
