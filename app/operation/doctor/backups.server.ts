import type { Services } from "~/platform/services";
import { readSetting } from "~/platform/settings.server";
import { lastBackup } from "../backup.server";
import { good, warning, type Finding } from "./finding";

const day = 24 * 60 * 60_000;
const oldestGood = 7 * day;

/** Whether the last backup is recent. */
export async function examineBackups({ db, clock }: Services): Promise<Finding[]> {
  const last = await readSetting<string | null>(db, lastBackup, null);
  const remedy =
    "Let `planner backup FILE` run every night and take FILE to another machine (docs/operating.md).";
  if (last === null) return [warning("There was never a backup by `planner backup`.", remedy)];
  const age = clock.now().getTime() - Date.parse(last);
  const text = `The last backup was made on ${last.slice(0, 10)}.`;
  return [age <= oldestGood ? good(text) : warning(text, remedy)];
}
