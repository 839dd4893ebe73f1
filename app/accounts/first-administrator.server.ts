import type { Services } from "~/platform/services";
import { newId } from "~/platform/id.server";
import { lockForWriting } from "~/platform/locks.server";
import { program, recordAudit } from "./audit.server";
import { createOneTimeLink } from "./one-time-links.server";

/**
 * On the very first start there is nobody: makes the first administrator, who has no password yet, and answers the
 * path of the one-time link by which they choose e-mail, name and password. Null at every later start.
 */
export async function firstAdministratorLink({
  db,
  clock,
}: Pick<Services, "db" | "clock">): Promise<string | null> {
  const now = clock.now();
  return db.transaction(async (transaction) => {
    // Of two processes that start at once, one finds nobody.
    await lockForWriting(transaction, "users");
    if (await transaction("users").first("id")) return null;
    const id = newId();
    await transaction("users").insert({
      id,
      email: "",
      email_key: `first-administrator-${id}`,
      name: "",
      created_at: now.toISOString(),
    });
    await transaction("user_roles").insert({
      id: newId(),
      user_id: id,
      role: "administrator",
      committee_id: null,
      created_at: now.toISOString(),
    });
    await recordAudit(transaction, program, now, {
      action: "user-invited",
      subjectKind: "user",
      subjectId: id,
    });
    return createOneTimeLink(transaction, { userId: id, purpose: "invitation", now });
  });
}
