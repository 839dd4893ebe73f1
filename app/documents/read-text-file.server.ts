import { askWorker } from "~/platform/in-worker.server";
import { printable } from "~/platform/printable";
import { isOverladen, tidy } from "~/platform/tidy";
import type { DocxRead } from "./docx-text.server";
import { markdownParagraphs } from "./markdown";

export type TextFileRefusal =
  "empty" | "too-large" | "wrong-type" | "broken" | "too-much" | "harmful" | "not-a-document";

export type TextFileRead = { ok: true; text: string } | { ok: false; reason: TextFileRefusal };

/** Bytes. */
export const largestTextFile = 20 * 1024 * 1024;
const largestMarkdown = 4 * 1024 * 1024;

const bounds = { patience: 20_000, memory: 400 };

/**
 * The text of a DOCX or Markdown file, recognised by its content, a paragraph a line. The file itself is not kept.
 * DOCX is read in a thread with bounds of time and memory.
 */
export async function readTextFile(file: File): Promise<TextFileRead> {
  if (file.size === 0) return { ok: false, reason: "empty" };
  if (file.size > largestTextFile) return { ok: false, reason: "too-large" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readWord(bytes);
  if (file.size > largestMarkdown) return { ok: false, reason: "wrong-type" };
  const text = decoded(bytes);
  return text === null ? { ok: false, reason: "wrong-type" } : textOf(markdownParagraphs(text));
}

async function readWord(bytes: Uint8Array): Promise<TextFileRead> {
  const read = await askWorker<DocxRead>("app/documents/docx-text.server.ts", "readDocx", bytes, bounds);
  if (read.kind === "stopped") return { ok: false, reason: "too-much" };
  return read.answer.ok ? textOf(read.answer.paragraphs) : read.answer;
}

/** Marks that turn the direction of text around: a form would refuse them. */
const turning = /[\u202A-\u202E\u2066-\u2069]/g;

const textOf = (paragraphs: readonly string[]): TextFileRead => {
  if (paragraphs.some(isOverladen)) return { ok: false, reason: "harmful" };
  const clean = paragraphs.map((each) => tidy(printable(each).replace(turning, "")));
  const text = clean.filter((each) => each !== "").join("\n\n");
  return text === "" ? { ok: false, reason: "empty" } : { ok: true, text };
};

/** UTF-8, or UTF-16 as Windows writes it; null for what is no text. */
function decoded(bytes: Uint8Array): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}
