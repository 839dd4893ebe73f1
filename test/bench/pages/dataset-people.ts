import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { insertMany } from "./insert-many";

/** An editor with an account for each committee. */
export async function insertPeople(
  db: Database,
  committees: readonly { id: string; slug: string; name_vi: string }[],
  at: string,
): Promise<void> {
  const people = committees.map(({ id: committee_id, slug, name_vi }) => ({
    ...{ id: newId(), committee_id, name: `Cán bộ ${name_vi}`, email: `${slug}@example.vn` },
  }));
  await insertMany(
    db,
    "users",
    people.map(({ id, name, email }) => ({ id, email, email_key: email, name, created_at: at })),
  );
  await insertMany(
    db,
    "user_roles",
    people.map(({ id: user_id, committee_id }) => ({
      ...{ id: newId(), user_id, role: "committee-editor", committee_id, created_at: at },
    })),
  );
}
