import { recordAudit } from "~/accounts/audit.server";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { fromFlag, fromJson, type Database } from "~/platform/database.server";
import { isLanguage, type Language } from "~/platform/language";
import { readSetting, writeSetting } from "~/platform/settings.server";
import {
  defaultChoices,
  defaultRules,
  type Choices,
  type ReminderKind,
  type ReminderRules,
} from "./reminder";

export interface KnownChoices extends Choices {
  /** 0 while nothing was chosen. */
  version: number;
  /** In which mails are written. */
  language: Language;
}

interface Row {
  user_id: string;
  language: string;
  by_mail: unknown;
  muted: string | null;
  digest_minute: number;
  quiet_from_minute: number;
  quiet_until_minute: number;
  version: number | null;
}

const rowsOf = (db: Database) =>
  db("users")
    .leftJoin("reminder_choices", "reminder_choices.user_id", "users.id")
    .select(
      "users.id as user_id",
      "users.language",
      ...["by_mail", "muted", "digest_minute", "quiet_from_minute", "quiet_until_minute", "version"].map(
        (column) => `reminder_choices.${column}`,
      ),
    );

const choicesOf = (row: Row): KnownChoices => ({
  language: isLanguage(row.language) ? row.language : "vi",
  ...(row.version === null
    ? { ...defaultChoices, version: 0 }
    : {
        byMail: fromFlag(row.by_mail),
        muted: fromJson<ReminderKind[]>(row.muted ?? "[]"),
        digestMinute: row.digest_minute,
        quietFrom: row.quiet_from_minute,
        quietUntil: row.quiet_until_minute,
        version: row.version,
      }),
});

/** What everybody chose, by account. */
export async function readAllChoices(db: Database): Promise<Map<string, KnownChoices>> {
  const rows: Row[] = await rowsOf(db);
  return new Map(rows.map((row) => [row.user_id, choicesOf(row)]));
}

/** What one person chose. */
export async function readChoices(db: Database, userId: string): Promise<KnownChoices> {
  const row: Row = await rowsOf(db).where("users.id", userId).first();
  return choicesOf(row);
}

/** Saves a person's choices as seen at version `basedOn`; "outdated" when another window was quicker. */
export async function saveChoices(
  db: Database,
  viewer: SignedIn,
  now: Date,
  basedOn: number,
  { language, ...choices }: Choices & { language: Language },
): Promise<"saved" | "outdated"> {
  const columns = {
    by_mail: choices.byMail,
    muted: JSON.stringify(choices.muted),
    digest_minute: choices.digestMinute,
    quiet_from_minute: choices.quietFrom,
    quiet_until_minute: choices.quietUntil,
    version: basedOn + 1,
  };
  return db.transaction(async (transaction) => {
    const written =
      basedOn === 0
        ? (
            await transaction("reminder_choices")
              .insert({ user_id: viewer.id, ...columns })
              .onConflict("user_id")
              .ignore()
              .returning("user_id")
          ).length
        : await transaction("reminder_choices")
            .where({ user_id: viewer.id, version: basedOn })
            .update(columns);
    if (written === 0) return "outdated";
    await transaction("users").where({ id: viewer.id }).update({ language });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "reminder-choices-saved",
      subjectKind: "user",
      subjectId: viewer.id,
      detail: { byMail: choices.byMail, muted: choices.muted },
    });
    return "saved";
  });
}

const rulesKey = "reminder-rules";

/** How soon "soon" is and when the level above is told, for the whole workspace. */
export const readRules = (db: Database): Promise<ReminderRules> => readSetting(db, rulesKey, defaultRules);

/** Sets the rules for the whole workspace. */
export async function saveRules(
  db: Database,
  viewer: SignedIn,
  now: Date,
  rules: ReminderRules,
): Promise<void> {
  await db.transaction(async (transaction) => {
    await writeSetting(transaction, rulesKey, rules);
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "reminder-rules-set",
      subjectKind: "workspace",
      subjectId: rulesKey,
      detail: { ...rules },
    });
  });
}
