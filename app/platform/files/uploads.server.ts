import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import { openFiles } from "./open-files.server";
import { judgeFileName, largestUpload, uploadTypes, type NameRefusal, type UploadType } from "./upload-name";

type ContentRefusal = "empty" | "too-large" | "wrong-type";
export type UploadRefusal = ContentRefusal | NameRefusal;

/** A file as it was sent: nothing about it is believed. */
export interface Upload {
  name: string;
  content: Uint8Array;
}

/** The files of a form's field. A browser sends an empty, nameless file where none was chosen. */
export async function uploadsIn(form: FormData, field: string): Promise<Upload[]> {
  const files = form
    .getAll(field)
    .filter((file) => file instanceof File)
    .filter(({ name, size }) => name !== "" || size > 0);
  return Promise.all(
    files.map(async (file) => ({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) })),
  );
}

/** The type by content and the name that fits it; or why the file is not taken. */
export async function judgeUpload({
  name: given,
  content,
}: Upload): Promise<{ ok: true; name: string; type: UploadType } | { ok: false; reason: UploadRefusal }> {
  const judged = await judgeContent(content);
  if (!judged.ok) return judged;
  const name = judgeFileName(given, judged.type);
  return name.ok ? { ok: true, name: name.name, type: judged.type } : name;
}

/** What the content says that it is: never what its name or the browser says. */
async function judgeContent(
  content: Uint8Array,
): Promise<{ ok: true; type: UploadType } | { ok: false; reason: ContentRefusal }> {
  if (content.byteLength === 0) return { ok: false, reason: "empty" };
  if (content.byteLength > largestUpload) return { ok: false, reason: "too-large" };
  const found = await recognised(content);
  return found !== undefined && found in uploadTypes
    ? { ok: true, type: found as UploadType }
    : { ok: false, reason: "wrong-type" };
}

async function recognised(content: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(content))?.mime;
  } catch {
    // A container that breaks off in the middle.
    return undefined;
  }
}

/** By which a file is known, whatever it is called. */
export const hashOfContent = (content: Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

/** Keeps the content under its hash, outside anything that is served by itself. Answers the hash. */
export async function keepContent(filesUrl: string, content: Uint8Array): Promise<string> {
  const hash = hashOfContent(content);
  await openFiles(filesUrl).write(uploadKey(hash), content);
  return hash;
}

/** The content that was kept; null when the file is gone. */
export const readContent = (filesUrl: string, hash: string): Promise<Buffer<ArrayBuffer> | null> =>
  openFiles(filesUrl).read(uploadKey(hash));

/** Where files that people send are kept; it has the name of those that were the first. */
export const uploadFolder = "evidence/";

/** The hash in the key of a file that people sent; null for any other key. */
export const hashInKey = (key: string): string | null =>
  /^evidence\/([0-9a-f]{2})\/(\1[0-9a-f]{62})$/.exec(key)?.[2] ?? null;

/** Under which key a file is kept. */
export function uploadKey(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error("Not a hash.");
  return `${uploadFolder}${hash.slice(0, 2)}/${hash}`;
}

/** Hands over a kept file: always to be saved, never to be shown as a page of this site. */
export const uploadResponse = (
  content: Buffer<ArrayBuffer>,
  { fileName, mediaType }: { fileName: string; mediaType: string },
): Response =>
  new Response(content, {
    headers: {
      "Content-Type": mediaType,
      "Content-Length": String(content.byteLength),
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeName(fileName)}`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "private, no-store",
    },
  });

/** Percent-encoding as RFC 8187 asks for, which also encodes what `encodeURIComponent` leaves. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
