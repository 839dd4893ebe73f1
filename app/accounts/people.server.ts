import { isUniqueViolation, readByIds, type Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { recordAudit, type Actor } from "./audit.server";
import { emailKey } from "./email";
import { createOneTimeLink } from "./one-time-links.server";
import { insertRole } from "./roles.server";
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
  /** Name and address are gone; `name` is then a mark by which one tells such accounts apart. */
  isErased: boolean;
  /** False while the invitation was not accepted. */
  hasPassword: boolean;
  roles: HeldRole[];
}

/** One person with their roles; null when there is none. */
export const findPerson = async (db: Database, id: string): Promise<PersonOnRecord | null> =>
  (await readPeople(db, [id]))[0] ?? null;

/** The people of the identifiers, with their roles, in the order of these. */
export async function readPeople(db: Database, ids: readonly string[]): Promise<PersonOnRecord[]> {
  const users: UserRow[] = await readByIds(ids, (some) =>
    db("users")
      .whereIn("id", [...some])
      .select("id", "name", "email", "disabled_at", "erased_at", "password_hash"),
  );
  const roles: RoleRow[] = await readByIds(ids, (some) =>
    db("user_roles")
      .leftJoin("committees", "committees.id", "user_roles.committee_id")
      .whereIn("user_id", [...some])
      .orderBy(["user_roles.role", "committees.name_vi"])
      .select(
        ...["id", "user_id", "role", "committee_id"].map((column) => `user_roles.${column}`),
        "committees.name_vi",
        "committees.name_en",
      ),
  );
  const rolesOf = new Map<string, HeldRole[]>();
  for (const role of roles) rolesOf.set(role.user_id, [...(rolesOf.get(role.user_id) ?? []), heldRole(role)]);
  const known = new Map(users.map((user) => [user.id, user]));
  return ids.flatMap((id) => {
    const user = known.get(id);
    if (!user) return [];
    return {
      ...{ id, name: user.name, email: user.email },
      isDisabled: user.disabled_at !== null,
      isErased: user.erased_at !== null,
      hasPassword: user.password_hash !== null,
      roles: rolesOf.get(id) ?? [],
    };
  });
}

interface UserRow {
  id: string;
  name: string;
  email: string;
  disabled_at: string | null;
  erased_at: string | null;
  password_hash: string | null;
}

interface RoleRow {
  id: string;
  user_id: string;
  role: Role;
  committee_id: string | null;
  name_vi: string | null;
  name_en: string | null;
}

const heldRole = ({ id, role, committee_id, name_vi, name_en }: RoleRow): HeldRole => ({
  ...{ id, role },
  committee:
    committee_id === null ? null : { id: committee_id, nameVi: name_vi ?? "", nameEn: name_en ?? "" },
});

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
