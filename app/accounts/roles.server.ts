import { lockForWriting } from "~/platform/locks.server";
import { newId } from "~/platform/id.server";
import type { Database } from "~/platform/database.server";
import { recordAudit, type Actor } from "./audit.server";
import { closeSessionsOf } from "./sessions.server";
import type { Role } from "./viewer";

export type RoleChanged = "changed" | "last-administrator" | "gone";

/** Gives a role, for the whole workspace or for a committee and those below it. Giving it twice changes nothing. */
export async function giveRole(
  db: Database,
  actor: Actor,
  now: Date,
  userId: string,
  role: Role,
  committeeId: string | null,
): Promise<RoleChanged> {
  return db.transaction(async (transaction): Promise<RoleChanged> => {
    await lockForWriting(transaction, "user_roles");
    if (!(await transaction("users").where({ id: userId, erased_at: null }).first("id"))) return "gone";
    const held = await transaction("user_roles").where({ user_id: userId, role, committee_id: committeeId });
    if (held.length > 0) return "changed";
    await insertRole(transaction, userId, role, committeeId, now);
    await recordAudit(transaction, actor, now, {
      action: "role-given",
      subjectKind: "user",
      subjectId: userId,
      detail: { role, committeeId },
    });
    return "changed";
  });
}

/** Takes a role away. The last administrator stays one. */
export async function takeRole(
  db: Database,
  actor: Actor,
  now: Date,
  userId: string,
  roleId: string,
): Promise<RoleChanged> {
  return db.transaction(async (transaction): Promise<RoleChanged> => {
    await lockForWriting(transaction, "user_roles");
    const held = await transaction("user_roles").where({ id: roleId, user_id: userId }).first();
    if (!held) return "gone";
    const administers = held.role === "administrator" && held.committee_id === null;
    if (administers && !(await othersAdminister(transaction, userId))) return "last-administrator";
    await transaction("user_roles").where({ id: roleId }).delete();
    await recordAudit(transaction, actor, now, {
      action: "role-taken",
      subjectKind: "user",
      subjectId: userId,
      detail: { role: held.role, committeeId: held.committee_id },
    });
    return "changed";
  });
}

/** Shuts somebody out at once, or lets them in again. Asking twice changes nothing. */
export async function setDisabled(
  db: Database,
  actor: Actor,
  now: Date,
  userId: string,
  disabled: boolean,
): Promise<RoleChanged> {
  return db.transaction(async (transaction): Promise<RoleChanged> => {
    await lockForWriting(transaction, "user_roles");
    const user = await transaction("users").where({ id: userId, erased_at: null }).first("disabled_at");
    if (!user) return "gone";
    if ((user.disabled_at !== null) === disabled) return "changed";
    if (disabled && (await isLastAdministrator(transaction, userId))) return "last-administrator";
    await transaction("users")
      .where({ id: userId })
      .update({ disabled_at: disabled ? now.toISOString() : null });
    if (disabled) {
      await closeSessionsOf(transaction, userId);
      await transaction("one_time_links").where({ user_id: userId }).whereNull("used_at").delete();
    }
    await recordAudit(transaction, actor, now, {
      action: disabled ? "user-disabled" : "user-enabled",
      subjectKind: "user",
      subjectId: userId,
    });
    return "changed";
  });
}

/** Writes a role; the caller holds the transaction and records it. */
export async function insertRole(
  transaction: Database,
  userId: string,
  role: Role,
  committeeId: string | null,
  now: Date,
): Promise<void> {
  await transaction("user_roles").insert({
    ...{ id: newId(), user_id: userId, role, committee_id: committeeId },
    created_at: now.toISOString(),
  });
}

const administrators = (transaction: Database) =>
  transaction("user_roles")
    .join("users", "users.id", "user_roles.user_id")
    .where("user_roles.role", "administrator")
    .whereNull("user_roles.committee_id");

/** Without this person nobody could administer the workspace. The caller holds the lock on `user_roles`. */
export const isLastAdministrator = async (transaction: Database, userId: string): Promise<boolean> =>
  (await administers(transaction, userId)) && !(await othersAdminister(transaction, userId));

const administers = async (transaction: Database, userId: string): Promise<boolean> =>
  (await administrators(transaction).where("users.id", userId).first("users.id")) !== undefined;

/** Somebody else who can sign in administers the workspace; an invitation not yet accepted may expire. */
const othersAdminister = async (transaction: Database, userId: string): Promise<boolean> =>
  (await administrators(transaction)
    .whereNot("users.id", userId)
    .whereNull("users.disabled_at")
    .whereNotNull("users.password_hash")
    .first("users.id")) !== undefined;
