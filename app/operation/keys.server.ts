import { createHash } from "node:crypto";
import { open, readFile, unlink } from "node:fs/promises";
import type { Config } from "~/platform/config.server";
import { KeptSecrets, type Secrets } from "~/platform/config.server";

/** By which one recognises a key without learning it. The key is random, so that nobody can try all. */
export const markOf = (surveyKey: string): string =>
  createHash("sha256").update(`congress-planner survey key ${surveyKey}`).digest("hex").slice(0, 16);

export const keysOf = ({ sessionSecret, surveyKey }: Config): Secrets => ({ sessionSecret, surveyKey });

/**
 * Writes both keys into a new file that nobody else may read; never into one that somebody has put there. The file is
 * on the disk when this is done, or not there at all.
 */
export async function writeKeys(path: string, keys: Secrets): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(keys, null, 2)}\n`);
    await file.sync();
  } catch (error) {
    await unlink(path).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}

/**
 * Reads what `writeKeys` wrote; null when there is no such file.
 * @throws Error when the file holds something else
 */
export async function readKeys(path: string): Promise<Secrets | null> {
  try {
    return KeptSecrets.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
