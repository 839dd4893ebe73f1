import { isInfected } from "~/platform/files/scan.server";
import { judgeUpload, type Upload, type UploadRefusal } from "~/platform/files/uploads.server";
import { attempts } from "./rate-limits.server";
import type { Visit } from "./request.server";
import type { SignedIn } from "./viewer";

/** Why a file is not taken from whoever sends it. */
export type SentFileRefusal = UploadRefusal | "too-many-today" | "infected";

/**
 * Judges a file by its content and name, by how much its sender has sent today, and by the virus scanner where there is
 * one. Null when it can be kept.
 */
export async function whyNotTaken(
  { db, now, viewer, config, log }: Visit<SignedIn>,
  file: Upload,
): Promise<SentFileRefusal | null> {
  const judged = await judgeUpload(file);
  if (!judged.ok) return judged.reason;
  if ((await attempts(db, now).countFile(viewer.id, file.content.byteLength)) > 0) return "too-many-today";
  if (config.scannerUrl === null || !(await isInfected(config.scannerUrl, file.content))) return null;
  log.warn({ user: viewer.id, size: file.content.byteLength }, "a file with a virus was refused");
  return "infected";
}
