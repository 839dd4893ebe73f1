import { randomBytes, scryptSync } from "node:crypto";
import { openSession, sessionCookie } from "~/accounts/sessions.server";
import type { Grant, Role, SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";

export interface TestPerson {
  viewer: SignedIn;
  /** The value of a `Cookie` header that signs this person in. */
  cookie: string;
}

/** What is stored of a password, made with a fraction of the work that guessing is to cost. */
export function quicklyHashed(password: string): string {
  const salt = randomBytes(16);
  const key = scryptSync(password.normalize("NFKC"), salt, 32, { N: 1024, r: 8, p: 1 });
  return ["scrypt", 1024, 8, 1, salt.toString("base64"), key.toString("base64")].join("$");
}

let made = 0;

/** Makes somebody who holds a role, for the workspace or for the committee of this slug, and signs them in. */
export async function makePerson(
  db: Database,
  role: Role,
  { committee, now = new Date("2020-07-03T02:00:00Z") }: { committee?: string; now?: Date } = {},
): Promise<TestPerson> {
  const id = newId();
  const number = ++made;
  const name = `Người Thử ${number}`;
  const email = `thu-${number}-${id}@example.vn`;
  await db("users").insert({ id, email, email_key: email, name, created_at: now.toISOString() });
  const found = committee ? await db("committees").where({ slug: committee }).first("id", "path") : null;
  if (committee && !found) throw new Error(`No committee ${committee}`);
  await db("user_roles").insert({
    ...{ id: newId(), user_id: id, role, committee_id: found?.id ?? null },
    created_at: now.toISOString(),
  });
  const grants: Grant[] = [{ role, scope: found?.path ?? null }];
  const token = await openSession(db, id, "test", now);
  const cookie = (await sessionCookie(false).serialize(token)).split(";")[0] ?? "";
  return { viewer: { kind: "user", id, name, email, grants }, cookie };
}
