import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import { openFiles } from "~/platform/files/open-files.server";
import { evidenceTypes, largestEvidence, type EvidenceType } from "./evidence-name";

export type ContentRefusal = "empty" | "too-large" | "wrong-type";

/** What the content says that it is: never what its name or the browser says. */
export async function judgeContent(
  content: Uint8Array,
): Promise<{ ok: true; type: EvidenceType } | { ok: false; reason: ContentRefusal }> {
  if (content.byteLength === 0) return { ok: false, reason: "empty" };
  if (content.byteLength > largestEvidence) return { ok: false, reason: "too-large" };
  const found = await recognised(content);
  return found !== undefined && found in evidenceTypes
    ? { ok: true, type: found as EvidenceType }
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

/** Keeps the content under its hash, outside anything that is served by itself. Answers the hash. */
export async function keepContent(filesUrl: string, content: Uint8Array): Promise<string> {
  const hash = createHash("sha256").update(content).digest("hex");
  await openFiles(filesUrl).write(evidenceKey(hash), content);
  return hash;
}

/** The content that was kept; null when the file is gone. */
export const readContent = (filesUrl: string, hash: string): Promise<Buffer<ArrayBuffer> | null> =>
  openFiles(filesUrl).read(evidenceKey(hash));

/** Under which key evidence is kept. */
export function evidenceKey(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error("Not a hash.");
  return `evidence/${hash.slice(0, 2)}/${hash}`;
}
