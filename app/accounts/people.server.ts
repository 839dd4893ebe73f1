import { isUniqueViolation, type Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { recordAudit, type Actor } from "./audit.server";
import { emailKey } from "./email";
import { createOneTimeLink } from "./one-time-links.server";
import { closeSessionsOf } from "./sessions.server";
import type { Role } from "./viewer";

export interface HeldRole {
  id: string;
  role: Role;
  /** Null for the whole workspace. */
  committee: { id: string; nameVi: string; nameEn: string } | null;
}

export interface PersonOnRecord {
  id: string;
  name: string;
  email: string;
  isDisabled: boolean;
  /** False while the invitation was not accepted. */
  hasPassword: boolean;
  roles: HeldRole[];
}

/** Everybody with an account, in no particular order. */
export async function listPeople(db: Database): Promise<PersonOnRecord[]> {
  const users = await db("users").select("id", "name", "email", "disabled_at", "password_hash");
  const roles = await db("user_roles")
    .leftJoin("committees", "committees.id", "user_roles.committee_id")
    .select(
      ...["id", "user_id", "role", "committee_id"].map((column) => `user_roles.${column}`),
      "committees.name_vi",
      "committees.name_en",
    );
  return users.map((user) => ({
    id: user.id,
    name: user.name,
    email: user.email,
    isDisabled: user.disabled_at !== null,
    hasPassword: user.password_hash !== null,
    roles: roles
      .filter((role) => role.user_id === user.id)
      .map((role) => ({
        id: role.id,
        role: role.role,
        committee:
          role.committee_id === null
            ? null
            : { id: role.committee_id, nameVi: role.name_vi ?? "", nameEn: role.name_en ?? "" },
      })),
  }));
}

/** One person with their roles; null when there is none. */
export const findPerson = async (db: Database, id: string): Promise<PersonOnRecord | null> =>
  (await listPeople(db)).find((person) => person.id === id) ?? null;

export interface Invitation {
  email: string;
  name: string;
  role: Role;
  committeeId: string | null;
}

/** Makes an account without a password. Answers the person's id and the path of the one-time link. */
export async function invite(
  db: Database,
  actor: Actor,
  now: Date,
  { email, name, role, committeeId }: Invitation,
): Promise<{ kind: "invited"; userId: string; path: string } | { kind: "email-taken" }> {
  try {
    return await db.transaction(async (transaction) => {
      const id = newId();
      await transaction("users").insert({
        ...{ id, email: email.trim(), email_key: emailKey(email), name },
        created_at: now.toISOString(),
      });
      await insertRole(transaction, id, role, committeeId, now);
      await recordAudit(transaction, actor, now, {
        action: "user-invited",
        subjectKind: "user",
        subjectId: id,
        detail: { role, committeeId },
      });
      const path = await createOneTimeLink(transaction, { userId: id, purpose: "invitation", now });
      return { kind: "invited" as const, userId: id, path };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: "email-taken" };
    throw error;
  }
}

/** A new one-time link for somebody who lost the password or the first link; older links stop working. */
export async function newLink(db: Database, actor: Actor, now: Date, userId: string): Promise<string | null> {
  return db.transaction(async (transaction) => {
    const user = await transaction("users").where({ id: userId }).whereNull("disabled_at").first("id");
    if (!user) return null;
    await recordAudit(transaction, actor, now, {
      action: "one-time-link-made",
      subjectKind: "user",
      subjectId: userId,
    });
    return createOneTimeLink(transaction, { userId, purpose: "reset", now });
  });
}

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
    if (!(await transaction("users").where({ id: userId }).forUpdate().first("id"))) return "gone";
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
    const held = await transaction("user_roles").where({ id: roleId, user_id: userId }).first();
    if (!held) return "gone";
    await transaction("user_roles").where({ id: roleId }).delete();
    if (held.role === "administrator" && !(await hasAdministrator(transaction))) {
      await transaction("user_roles").insert(held);
      return "last-administrator";
    }
    await recordAudit(transaction, actor, now, {
      action: "role-taken",
      subjectKind: "user",
      subjectId: userId,
      detail: { role: held.role, committeeId: held.committee_id },
    });
    return "changed";
  });
}

/** Shuts somebody out at once, or lets them in again. */
export async function setDisabled(
  db: Database,
  actor: Actor,
  now: Date,
  userId: string,
  disabled: boolean,
): Promise<RoleChanged> {
  return db.transaction(async (transaction): Promise<RoleChanged> => {
    const user = await transaction("users").where({ id: userId }).forUpdate().first("disabled_at");
    if (!user) return "gone";
    await transaction("users")
      .where({ id: userId })
      .update({ disabled_at: disabled ? now.toISOString() : null });
    if (disabled && !(await hasAdministrator(transaction))) {
      await transaction("users").where({ id: userId }).update({ disabled_at: null });
      return "last-administrator";
    }
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

async function insertRole(
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

/** Somebody who can still sign in, or be let in by a link, administers the whole workspace. */
const hasAdministrator = async (transaction: Database): Promise<boolean> =>
  (await transaction("user_roles")
    .join("users", "users.id", "user_roles.user_id")
    .where("user_roles.role", "administrator")
    .whereNull("user_roles.committee_id")
    .whereNull("users.disabled_at")
    .first("users.id")) !== undefined;
