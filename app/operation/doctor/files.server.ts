import { createHash } from "node:crypto";
import { accessSync, constants, existsSync } from "node:fs";
import { dirname } from "node:path";
import { namedHashes } from "~/platform/files/named-files.server";
import { openFiles, readFilesUrl } from "~/platform/files/open-files.server";
import { readContent } from "~/platform/files/uploads.server";
import type { Services } from "~/platform/services";
import { whyFilesUnreadable } from "../unreadable-files.server";
import { fault, good, type Finding } from "./finding";

/** Whether every file that the database names is there and unchanged, and new ones can be kept. */
export async function examineFiles({ db, config }: Services): Promise<Finding[]> {
  const hashes = await namedHashes(db);
  const missing: string[] = [];
  const changed: string[] = [];
  try {
    await reachStore(config.filesUrl);
    for (const hash of hashes) {
      const content = await readContent(config.filesUrl, hash);
      if (!content) missing.push(hash);
      else if (createHash("sha256").update(content).digest("hex") !== hash) changed.push(hash);
    }
  } catch (error) {
    return [fault("files-unreadable", { why: whyFilesUnreadable(config.filesUrl, error) })];
  }
  return [
    missing.length + changed.length === 0
      ? good("files-whole", { count: hashes.length })
      : fault("files-damaged", {
          ...{ total: hashes.length, missing: missing.length, changed: changed.length },
          examples: [...missing, ...changed].slice(0, 3).join(", "),
        }),
    ...folderFindings(config.filesUrl),
  ];
}

/** Also where no file is kept yet: address, bucket and keys of a store are right or not. */
async function reachStore(filesUrl: string): Promise<void> {
  if (readFilesUrl(filesUrl)?.kind === "s3") await openFiles(filesUrl).list()[Symbol.asyncIterator]().next();
}

function folderFindings(filesUrl: string): Finding[] {
  const place = readFilesUrl(filesUrl);
  if (place?.kind !== "folder") return [];
  // It is made with the first upload.
  let folder = place.folder;
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return [];
  } catch {
    return [fault("files-unwritable", { folder: place.folder })];
  }
}
