import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename, stat, unlink } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { fileTypeFromBuffer } from "file-type";
import { ConfigError } from "~/platform/config.server";
import { newId } from "~/platform/id.server";
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
  const path = pathOf(filesUrl, hash);
  if (await isKept(path, content.byteLength)) return hash;
  await mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
  const draft = `${path}.${newId()}`;
  try {
    const file = await open(draft, "wx", 0o600);
    try {
      await file.writeFile(content);
      // The database must never name a file that a power cut took away.
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  }
  return hash;
}

/** The content that was kept; null when the file is gone from the folder. */
export async function readContent(filesUrl: string, hash: string): Promise<Buffer<ArrayBuffer> | null> {
  try {
    return (await readFile(pathOf(filesUrl, hash))) as Buffer<ArrayBuffer>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function isKept(path: string, size: number): Promise<boolean> {
  try {
    return (await stat(path)).size === size;
  } catch {
    return false;
  }
}

function pathOf(filesUrl: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error("Not a hash.");
  return join(folderOf(filesUrl), "evidence", hash.slice(0, 2), hash);
}

/** The folder that FILES_URL names: a path, or `file:` and a path. */
function folderOf(filesUrl: string): string {
  if (filesUrl.startsWith("file://")) return fileURLToPath(filesUrl);
  const path = filesUrl.replace(/^file:/, "");
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) {
    throw new ConfigError("FILES_URL must be a folder, such as file:/var/lib/planner/files.");
  }
  return isAbsolute(path) ? path : resolve(path);
}
