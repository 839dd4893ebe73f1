import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { secretsFileOf, type Config, type Secrets } from "~/platform/config.server";
import { systemReason } from "~/platform/system-reason";
import { told, type Told } from "~/platform/told";
import { readKeys, writeKeys } from "./keys.server";

/**
 * Makes the keys of a backup those of the restored installation, where they are kept in a file beside the database.
 * Answers what is left for the operator to do or to know, a line each.
 */
export async function giveKeys(config: Config, keys: Secrets): Promise<Told[]> {
  const { database, sessionSecret, surveyKey } = config;
  const areInUse = (other: Secrets | null) =>
    other?.sessionSecret === sessionSecret && other.surveyKey === surveyKey;
  if (areInUse(keys)) return [];
  const file = database.kind === "sqlite" ? secretsFileOf(database.file) : null;
  const there = file && (await readKeys(file));
  // Otherwise they come from the environment, which only the operator can change.
  if (!file || !there || !areInUse(there)) return [told("operation:keys.set")];
  try {
    const earlier = freeName(`${file}.before-restore`);
    await writeKeys(earlier, there);
    const draft = freeName(`${file}.restored`);
    await writeKeys(draft, keys);
    await rename(draft, file);
    return [told("operation:keys.given", { file, earlier })];
  } catch (error) {
    return [told("operation:keys.unwritable", { file, why: systemReason(error) })];
  }
}

/** Keys that were put aside before are kept: without them nobody reads what was encrypted with them. */
function freeName(path: string): string {
  if (!existsSync(path)) return path;
  let number = 2;
  while (existsSync(`${path}.${number}`)) number += 1;
  return `${path}.${number}`;
}
