import type { Database } from "../database.server";

/** Every table whose rows name kept files, by the hash in `sha256`. */
export const tablesNamingFiles = ["checklist_evidence", "comment_files"] as const;

/** The hashes of all files that some record names. */
export async function namedHashes(db: Database): Promise<string[]> {
  const hashes = new Set<string>();
  for (const table of tablesNamingFiles) {
    const named: string[] = await db(table).distinct("sha256").pluck("sha256");
    for (const hash of named) hashes.add(hash);
  }
  return [...hashes];
}
