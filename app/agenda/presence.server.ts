import type { Database } from "~/platform/database.server";

/** How long a window counts as open after it was last heard of, in milliseconds. */
const patience = 8_000;

/** Says that somebody has the agenda open in a window. */
export async function renewPresence(
  db: Database,
  { congressId, windowId, userId }: { congressId: string; windowId: string; userId: string },
  now: Date,
): Promise<void> {
  await db("agenda_presence")
    .insert({ congress_id: congressId, window_id: windowId, user_id: userId, seen_at: now.toISOString() })
    .onConflict(["congress_id", "window_id"])
    .merge(["seen_at"]);
}

/** Says that a window was closed, and forgets those that were never heard of again. */
export async function endPresence(
  db: Database,
  congressId: string,
  windowId: string,
  now: Date,
): Promise<void> {
  await db("agenda_presence").where({ congress_id: congressId, window_id: windowId }).delete();
  const forgotten = new Date(now.getTime() - 60 * patience).toISOString();
  await db("agenda_presence").where("seen_at", "<", forgotten).delete();
}

/** The names of the others who have the agenda open now, each once. */
export async function othersPresent(
  db: Database,
  congressId: string,
  windowId: string,
  now: Date,
): Promise<string[]> {
  const rows: { name: string }[] = await db("agenda_presence")
    .join("users", "users.id", "agenda_presence.user_id")
    .where("agenda_presence.congress_id", congressId)
    .whereNot("agenda_presence.window_id", windowId)
    .where("agenda_presence.seen_at", ">", new Date(now.getTime() - patience).toISOString())
    .distinct("users.name")
    .orderBy("users.name");
  return rows.map(({ name }) => name);
}

/** The number of the latest revision; 0 while there is none. */
export async function latestNumber(db: Database, congressId: string): Promise<number> {
  const row = await db("agenda_revisions")
    .join("agendas", "agendas.id", "agenda_revisions.agenda_id")
    .where("agendas.congress_id", congressId)
    .max({ number: "agenda_revisions.number" })
    .first();
  return Number(row?.number ?? 0);
}
