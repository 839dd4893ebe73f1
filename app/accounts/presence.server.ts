import type { Company } from "~/platform/board-company";
import type { Database } from "~/platform/database.server";

/** How long a window counts as open after it was last heard of, in milliseconds. */
const patience = 8_000;

/** A board open in somebody's window. */
export interface OpenWindow {
  /** `agenda:…`, `division:…` */
  place: string;
  windowId: string;
  userId: string;
}

/** Says that somebody has the board open in a window. */
export async function renewPresence(
  db: Database,
  { place, windowId, userId }: OpenWindow,
  now: Date,
): Promise<void> {
  await db("board_presence")
    .insert({ place, window_id: windowId, user_id: userId, seen_at: now.toISOString() })
    .onConflict(["place", "window_id"])
    .merge(["seen_at"]);
}

/** Says that a window was closed, and forgets those that were never heard of again. */
export async function endPresence(db: Database, { place, windowId }: OpenWindow, now: Date): Promise<void> {
  await db("board_presence").where({ place, window_id: windowId }).delete();
  const forgotten = new Date(now.getTime() - 60 * patience).toISOString();
  await db("board_presence").where("seen_at", "<", forgotten).delete();
}

/** Who has the board open now besides this window. */
export async function companyOf(
  db: Database,
  { place, windowId, userId }: OpenWindow,
  now: Date,
): Promise<Company> {
  const rows: { id: string; name: string }[] = await db("board_presence")
    .join("users", "users.id", "board_presence.user_id")
    .where("board_presence.place", place)
    .whereNot("board_presence.window_id", windowId)
    .where("board_presence.seen_at", ">", new Date(now.getTime() - patience).toISOString())
    .distinct("users.id", "users.name")
    .orderBy(["users.name", "users.id"]);
  return {
    others: rows.filter(({ id }) => id !== userId).map(({ name }) => name),
    isOpenTwice: rows.some(({ id }) => id === userId),
  };
}
