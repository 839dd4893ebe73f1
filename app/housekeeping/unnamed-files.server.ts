import { program, recordAudit } from "~/accounts/audit.server";
import { isFileKey } from "~/platform/files/file-store";
import { namedHashes } from "~/platform/files/named-files.server";
import { openFiles } from "~/platform/files/open-files.server";
import { uploadFolder, uploadKey } from "~/platform/files/uploads.server";
import type { Services } from "~/platform/services";

const day = 24 * 60 * 60_000;
/** So long a file stays that nobody names: a backup or a form under way may still want it, in milliseconds. */
const patience = 30 * day;

/**
 * Notes which kept files no record names, forgets those that are named again, and takes away what nobody has named for
 * thirty days. What else stands under FILES_URL is not touched.
 * @param beat answers false when another runner has taken over
 * @returns the keys of what was taken away
 */
export async function removeUnnamedFiles(
  { db, config, clock }: Pick<Services, "db" | "config" | "clock">,
  beat: () => Promise<boolean>,
): Promise<string[]> {
  const now = clock.now();
  const files = openFiles(config.filesUrl);
  await files.sweep(new Date(now.getTime() - day));
  const named = new Set((await namedHashes(db)).map(uploadKey));
  const known = new Map<string, string>(
    (await db("unnamed_files").select("key", "since")).map(({ key, since }) => [key, since]),
  );
  const over: string[] = [];
  const seen = new Set<string>();
  for await (const { key } of files.list()) {
    if (!key.startsWith(uploadFolder) || !isFileKey(key) || named.has(key)) continue;
    seen.add(key);
    const since = known.get(key);
    if (since === undefined) await db("unnamed_files").insert({ key, since: now.toISOString() });
    else if (Date.parse(since) < now.getTime() - patience) over.push(key);
  }
  for (const key of known.keys()) if (!seen.has(key)) await db("unnamed_files").where({ key }).delete();
  if (over.length === 0 || !(await beat())) return [];
  const stillNamed = new Set((await namedHashes(db)).map(uploadKey));
  const removed = over.filter((key) => !stillNamed.has(key));
  for (const key of removed) await files.remove(key);
  await db.transaction(async (transaction) => {
    await transaction("unnamed_files").whereIn("key", removed).delete();
    await recordAudit(transaction, program, now, {
      action: "unnamed-files-removed",
      subjectKind: "workspace",
      subjectId: "files",
      detail: { files: removed.length },
    });
  });
  return removed;
}
