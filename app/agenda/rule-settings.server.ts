import { recordAudit, type Actor } from "~/accounts/audit.server";
import type { Database } from "~/platform/database.server";
import { readSetting, writeSetting } from "~/platform/settings.server";
import { defaultMinimum } from "./current-facts";
import type { RuleSettings } from "./rule-settings";

const minimumKey = "agenda-minimum";
const severitiesKey = "agenda-severities";

/** How strict the workspace is; the defaults where nothing was chosen. */
export const readRuleSettings = async (db: Database): Promise<RuleSettings> => ({
  minimum: await readSetting(db, minimumKey, defaultMinimum),
  severities: await readSetting(db, severitiesKey, {}),
});

export async function writeRuleSettings(
  db: Database,
  actor: Actor,
  now: Date,
  settings: RuleSettings,
): Promise<void> {
  await db.transaction(async (transaction) => {
    await writeSetting(transaction, minimumKey, settings.minimum);
    await writeSetting(transaction, severitiesKey, settings.severities);
    await recordAudit(transaction, actor, now, {
      action: "agenda-rules-set",
      subjectKind: "workspace",
      subjectId: "agenda-rules",
      detail: { ...settings },
    });
  });
}
