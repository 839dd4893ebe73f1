import { rename } from "node:fs/promises";
import { secretsFileOf, type Config, type Secrets } from "~/platform/config.server";
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
  // Otherwise they come from the environment, which only the operator can change.
  if (file === null || !areInUse(await readKeys(file))) {
    return [told("operation:keys.set")];
  }
  const earlier = `${file}.before-restore`;
  await rename(file, earlier);
  await writeKeys(file, keys);
  return [told("operation:keys.given", { file, earlier })];
}
