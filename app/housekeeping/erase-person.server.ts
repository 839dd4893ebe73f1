import { recordAudit, type Actor } from "~/accounts/audit.server";
import { isLastAdministrator } from "~/accounts/roles.server";
import type { Database } from "~/platform/database.server";
import { lockForWriting } from "~/platform/locks.server";
import { forgetPages, overwriteDeleted } from "~/platform/overwriting.server";

/**
 * What is kept of a person beside the account itself, of every room: how they sign in, what they were told, what they
 * chose and began. Deeds are not among it: the trail, revisions, comments and counts keep the name they were done under.
 */
const ofThePerson = {
  sessions: "user_id",
  begun_sign_ins: "user_id",
  one_time_links: "user_id",
  external_identities: "user_id",
  second_factors: "user_id",
  recovery_codes: "user_id",
  user_roles: "user_id",
  survey_grants: "user_id",
  calendar_feeds: "owner_id",
  notices: "user_id",
  digests: "user_id",
  reminder_choices: "user_id",
  delegate_uploads: "user_id",
  board_presence: "user_id",
  sent_once: "user_id",
} as const;

/** `active`: not disabled yet; `owns-plans`: a survey plan that is not archived must be handed over first. */
export type ErasedPerson = "erased" | "gone" | "active" | "last-administrator" | "owns-plans";

/**
 * Erases the personal data of a disabled account for good. The account stays as a mark without name and address, so that
 * what was done under it still belongs together; nobody is let in by it again. Asking twice changes nothing.
 */
export async function erasePerson(
  db: Database,
  actor: Actor,
  now: Date,
  userId: string,
): Promise<ErasedPerson> {
  const outcome = await db.transaction(async (transaction): Promise<ErasedPerson> => {
    await overwriteDeleted(transaction);
    await lockForWriting(transaction, "user_roles");
    const user = await transaction("users").where({ id: userId }).first("disabled_at", "erased_at");
    if (!user) return "gone";
    if (user.erased_at !== null) return "erased";
    if (user.disabled_at === null) return "active";
    if (await isLastAdministrator(transaction, userId)) return "last-administrator";
    const plans = await transaction("survey_plans").where({ owner_id: userId }).whereNull("archived_at");
    if (plans.length > 0) return "owns-plans";
    for (const [table, column] of Object.entries(ofThePerson)) {
      await transaction(table)
        .where({ [column]: userId })
        .delete();
    }
    await transaction("users")
      .where({ id: userId })
      .update({
        // No address has this form: nobody can be invited under it, no service can vouch for it.
        ...{ name: `#${userId.slice(0, 6)}`, email: "", email_key: `#${userId}` },
        ...{ password_hash: null, language: "vi", erased_at: now.toISOString() },
      });
    await recordAudit(transaction, actor, now, {
      ...{ action: "user-erased", subjectKind: "user", subjectId: userId },
    });
    return "erased";
  });
  if (outcome === "erased") await forgetPages(db, ["users", ...Object.keys(ofThePerson)]);
  return outcome;
}
