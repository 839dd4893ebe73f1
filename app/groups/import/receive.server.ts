import type { Translate } from "~/platform/translate";
import type { Database } from "~/platform/database.server";
import { readForm } from "~/platform/forms.server";
import { printable } from "~/platform/printable";
import { attributeNames } from "../delegate-table";
import { listDelegates } from "../delegates.server";
import { suggestMapping } from "./columns";
import { readSheet } from "./read-sheet.server";
import { limits, refused, type FileRefused } from "./sheet";
import { keepUpload, type Owner } from "./uploads.server";

/** For what stands around the file in the form. */
const envelope = 64 * 1024;

/** The posted form; null when it is larger than any file may be, which is noticed while it arrives. */
export async function readUploadForm(request: Request): Promise<FormData | null> {
  try {
    return await readForm(request, limits.file + envelope);
  } catch (error) {
    if (error instanceof Response && error.status === 413) return null;
    throw error;
  }
}

/** Reads a file and keeps it, with the likely meaning of its columns. */
export async function receiveFile(
  db: Database,
  owner: Owner,
  now: Date,
  file: File,
): Promise<{ ok: true; id: string } | FileRefused> {
  if (file.size > limits.file) return refused("too-large");
  const read = await readSheet(new Uint8Array(await file.arrayBuffer()));
  if (!read.ok) return read;
  const known = attributeNames(await listDelegates(db, owner.congressId));
  const mapping = suggestMapping(read.sheet.rows, known);
  const fileName = nameOf(file);
  return { ok: true, id: await keepUpload(db, owner, now, { fileName, sheet: read.sheet, mapping }) };
}

const longestName = 100;
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The file's name, fit to be shown. */
const nameOf = ({ name }: File): string =>
  [...printable(name).replace(turning, "")].slice(0, longestName).join("").trim() || "?";

export function wordFault({ reason, line }: FileRefused, t: Translate): string {
  const problem = t(`groups:import.fault.${reason}`);
  return line === null ? problem : t("groups:import.at-line", { line, problem });
}
