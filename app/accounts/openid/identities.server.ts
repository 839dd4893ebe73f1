import { isUniqueViolation, type Database } from "~/platform/database.server";
import { recordAudit } from "../audit.server";
import { emailKey } from "../email";
import type { Vouched } from "./provider.server";

interface Person {
  id: string;
  name: string;
}

/**
 * The account of somebody for whom the service vouches; null when there is none. Accounts are made by invitation only:
 * the first time, the verified e-mail address finds the account, and the two are bound for good.
 */
export async function personOf(
  db: Database,
  { issuer, subject, email }: Vouched,
  now: Date,
): Promise<(Person & { isBoundNow: boolean }) | null> {
  const bound = await db("external_identities")
    .join("users", "users.id", "external_identities.user_id")
    .where({ issuer, subject })
    .first("users.id", "users.name", "users.disabled_at");
  if (bound) return bound.disabled_at === null ? { id: bound.id, name: bound.name, isBoundNow: false } : null;
  if (email === null) return null;
  try {
    const person = await db.transaction((transaction) => bind(transaction, { issuer, subject, email }, now));
    return person && { ...person, isBoundNow: true };
  } catch (error) {
    // The account is bound to somebody else of the service.
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

async function bind(
  transaction: Database,
  { issuer, subject, email }: { issuer: string; subject: string; email: string },
  now: Date,
): Promise<Person | null> {
  const person: Person | undefined = await transaction("users")
    .where({ email_key: emailKey(email) })
    .whereNull("disabled_at")
    .first("id", "name");
  if (!person) return null;
  await transaction("external_identities").insert({
    issuer,
    subject,
    user_id: person.id,
    since: now.toISOString(),
  });
  await recordAudit(transaction, person, now, {
    ...{ action: "external-identity-bound", subjectKind: "user", subjectId: person.id },
    detail: { issuer },
  });
  return person;
}
