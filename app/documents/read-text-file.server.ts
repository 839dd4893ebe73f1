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
/** What is longer is read in a thread: marks that nothing closes take long. */
const quickMarkdown = 64 * 1024;
/** Many times what a draft may have: going through more would keep others waiting. */
const most = { paragraphs: 20_000, letters: 2_000_000 };

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
  if (text === null) return { ok: false, reason: "wrong-type" };
  return file.size > quickMarkdown ? readLongMarkdown(text) : textOf(markdownParagraphs(text));
}

async function readLongMarkdown(text: string): Promise<TextFileRead> {
  const read = await askWorker<string[]>("app/documents/markdown.ts", "markdownParagraphs", text, bounds);
  return read.kind === "stopped" ? { ok: false, reason: "too-much" } : textOf(read.answer);
}

async function readWord(bytes: Uint8Array): Promise<TextFileRead> {
  const read = await askWorker<DocxRead>("app/documents/docx-text.server.ts", "readDocx", bytes, bounds);
  if (read.kind === "stopped") return { ok: false, reason: "too-much" };
  return read.answer.ok ? textOf(read.answer.paragraphs) : read.answer;
}

/** Marks that turn the direction of text around: a form would refuse them. */
const turning = /[\u202A-\u202E\u2066-\u2069]/g;

const textOf = (paragraphs: readonly string[]): TextFileRead => {
  const letters = paragraphs.reduce((sum, { length }) => sum + length, 0);
  if (paragraphs.length > most.paragraphs || letters > most.letters) return { ok: false, reason: "too-much" };
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
