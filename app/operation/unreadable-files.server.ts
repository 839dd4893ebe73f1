import { readFilesUrl } from "~/platform/files/open-files.server";
import { isFileStoreError } from "~/platform/storage-fault";
import { systemReason } from "~/platform/system-reason";
import { told, type Told } from "~/platform/told";

/** Why the store of uploaded files cannot be read. */
export function whyFilesUnreadable(filesUrl: string, error: unknown): Told {
  if (isFileStoreError(error)) return error.told;
  const place = readFilesUrl(filesUrl);
  // Not the whole address of a bucket: it holds a key.
  const folder = place?.kind === "folder" ? place.folder : "FILES_URL";
  return told("storage:files.folder-unreadable", { folder, why: systemReason(error) });
}
