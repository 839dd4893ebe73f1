import { parseWithZod } from "@conform-to/zod/v4";
import type { Translate } from "./translate";
import type { z } from "zod";

const megabyte = 1024 * 1024;
const mostFields = 5000;

/**
 * Reads a posted form of at most `limit` bytes.
 * @throws Response 413 when it is larger, 415 when it is not sent as a form, 400 when it cannot be read as one.
 */
export async function readForm(request: Request, limit = megabyte): Promise<FormData> {
  const type = formType(request);
  return parseForm(await readBytes(request, limit), type);
}

/**
 * As `readForm`; of a form that is larger because of its files, what was typed before the first of them, so that it can
 * be shown again.
 * @throws Response 413 when it is larger without files, 415 and 400 as there.
 */
export async function readFormOrFields(
  request: Request,
  limit: number,
): Promise<{ form: FormData; isWhole: boolean }> {
  const type = formType(request);
  const { bytes, isWhole } = await collect(request, limit);
  if (isWhole) return { form: await parseForm(bytes, type), isWhole };
  const boundary = boundaryOf(type);
  const file = bytes.indexOf(" filename=");
  const end = file < 0 ? -1 : bytes.lastIndexOf(boundary, file);
  if (boundary === "--" || end < 0) throw new Response(null, { status: 413 });
  const typed = Buffer.concat([bytes.subarray(0, end), Buffer.from(`${boundary}--\r\n`)]);
  return { form: await parseForm(typed, type), isWhole };
}

/** @throws Response 415 */
function formType(request: Request): string {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) {
    throw new Response(null, { status: 415 });
  }
  return type;
}

/** What stands before each part of a form with files. */
function boundaryOf(type: string): string {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type) ?? [];
  return `--${quoted ?? bare ?? ""}`;
}

/** @throws Response 413 when there are more fields than any page has, 400 when it cannot be read as a form. */
async function parseForm(body: Buffer<ArrayBuffer>, type: string): Promise<FormData> {
  // To read a field costs much more than to find where it begins.
  const isMany = stands(body, /^multipart/i.test(type) ? boundaryOf(type) : "&", mostFields + 2);
  if (isMany) throw new Response(null, { status: 413 });
  try {
    return await new Response(body, { headers: { "Content-Type": type } }).formData();
  } catch {
    throw new Response(null, { status: 400 });
  }
}

/**
 * Reads a body of at most `limit` bytes, counting as it arrives.
 * @throws Response 413
 */
export async function readBytes(request: Request, limit: number): Promise<Buffer<ArrayBuffer>> {
  const { bytes, isWhole } = await collect(request, limit);
  if (!isWhole) throw new Response(null, { status: 413 });
  return bytes;
}

async function collect(
  request: Request,
  limit: number,
): Promise<{ bytes: Buffer<ArrayBuffer>; isWhole: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const next = await reader.read();
    if (next.done) break;
    size += next.value.byteLength;
    if (size > limit) {
      await discard(reader);
      return { bytes: Buffer.concat(chunks), isWhole: false };
    }
    chunks.push(next.value);
  }
  return { bytes: Buffer.concat(chunks), isWhole: true };
}

/** True where a text stands so many times in the bytes. */
function stands(bytes: Buffer, text: string, times: number): boolean {
  let at = -text.length;
  for (let count = 0; count < times; count += 1) {
    at = bytes.indexOf(text, at + text.length);
    if (at < 0) return false;
  }
  return true;
}

const mostDiscarded = 32 * megabyte;

/** Reads on and forgets: a browser shows the answer only when it could send all. What is far too large is cut off. */
async function discard(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  for (let left = mostDiscarded; left > 0;) {
    const next = await reader.read();
    if (next.done) return;
    left -= next.value.byteLength;
  }
  await reader.cancel();
}

/**
 * Judges a form by a schema; messages are in the user's language.
 * A rule of our own names its wording by `params: { key: "congress:days-in-order" }`.
 */
export function judgeForm<Schema extends z.ZodType>(form: FormData, schema: Schema, t: Translate) {
  return parseWithZod(withinReason(form), {
    schema,
    error: (issue) => wordIssue(issue as unknown as Issue, t),
  });
}

const longestName = 100;
const highestIndex = 999;

/**
 * The form without fields that no page of ours sends and whose reading would cost much or fail: very long names,
 * indexes that make lists of millions, Conform's own control fields. Reading a list takes time in the square of it.
 * @throws Response 413 when there are more fields than any page has.
 */
function withinReason(form: FormData): FormData {
  const kept = new FormData();
  let count = 0;
  for (const [name, value] of form) {
    count += 1;
    if (count > mostFields) throw new Response(null, { status: 413 });
    const indexes = [...name.slice(0, longestName).matchAll(/\[(\d+)\]/g)].map(([, index]) => Number(index));
    const isOurs = name.length <= longestName && !name.startsWith("__");
    if (isOurs && indexes.every((index) => index <= highestIndex)) kept.append(name, value);
  }
  return kept;
}

/** The fields by which zod describes a fault; which of them are there depends on the code. */
interface Issue {
  code: string;
  expected?: string;
  origin?: string;
  minimum?: number;
  maximum?: number;
  format?: string;
  input?: unknown;
  params?: { key?: string } & Record<string, unknown>;
}

function wordIssue(issue: Issue, t: Translate): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined || issue.input === null || issue.input === "") return t("form:required");
      return t(issue.expected === "number" || issue.expected === "int" ? "form:number" : "form:unreadable");
    case "too_small":
      if (issue.origin === "string") {
        return issue.minimum === 1 ? t("form:required") : t("form:too-short", { count: issue.minimum });
      }
      if (issue.origin === "array") return t("form:too-few", { count: issue.minimum });
      return t("form:at-least", { minimum: issue.minimum });
    case "too_big":
      if (issue.origin === "string") return t("form:too-long", { count: issue.maximum });
      if (issue.origin === "array") return t("form:too-many", { count: issue.maximum });
      return t("form:at-most", { maximum: issue.maximum });
    case "invalid_value":
      return t("form:not-a-choice");
    case "invalid_format":
      return issue.format === "email" ? t("form:email") : t("form:unreadable");
    case "custom":
      // Keys of the rooms' own rules are known to their wording, not here.
      return issue.params?.key
        ? t(issue.params.key as "form:unreadable", issue.params)
        : t("form:unreadable");
    default:
      return t("form:unreadable");
  }
}
