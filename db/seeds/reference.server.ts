import type { Database } from "~/platform/database.server";

/** Puts the facts of the source documents into a database that does not have them yet. Running it again changes nothing. */
export async function seedReference(db: Database, now: Date): Promise<void> {
  const seeded = await db("workspace_settings").where({ key: "reference-seeded" }).first("key");
  if (seeded) return;
  await db("workspace_settings").insert([
    { key: "reference-seeded", value: JSON.stringify(now.toISOString()) },
    { key: "reference-day", value: JSON.stringify("2020-07-03") },
  ]);
}
