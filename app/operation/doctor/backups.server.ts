import type { Services } from "~/platform/services";
import { readSetting } from "~/platform/settings.server";
import { lastBackup } from "../backup.server";
import { good, warning, type Finding } from "./finding";

const day = 24 * 60 * 60_000;
const oldestGood = 7 * day;

/** Whether the last backup is recent. */
export async function examineBackups({ db, clock }: Services): Promise<Finding[]> {
  const last = await readSetting<string | null>(db, lastBackup, null);
  if (last === null) return [warning("backup-never")];
  const age = clock.now().getTime() - Date.parse(last);
  return [age <= oldestGood ? good("backup-recent", { at: last }) : warning("backup-old", { at: last })];
}
