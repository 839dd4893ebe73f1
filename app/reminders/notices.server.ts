import { can } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";
import { fromJson, type Database } from "~/platform/database.server";
import type { NoticeContent, ReminderKind } from "./reminder";

export interface Notice {
  id: string;
  kind: ReminderKind;
  content: NoticeContent;
  at: string;
  isRead: boolean;
}

/** How many notices an inbox shows. */
const mostShown = 200;

/** The latest notices of a person, those about committees that are out of sight by now left out. */
export async function listNotices(db: Database, viewer: SignedIn): Promise<Notice[]> {
  const rows = await noticesOf(db, viewer.id)
    .orderBy([
      { column: "at", order: "desc" },
      { column: "notices.id", order: "desc" },
    ])
    .limit(mostShown)
    .select(
      ...["id", "kind", "content", "at", "read_at"].map((column) => `notices.${column}`),
      "committees.path",
    );
  return rows.filter((row: { path: string }) => maySee(viewer, row.path)).map(noticeOf);
}

/** How many of those notices a person has not read. */
export async function countUnread(db: Database, viewer: SignedIn): Promise<number> {
  const rows: { path: string; count: number }[] = await noticesOf(db, viewer.id)
    .whereNull("read_at")
    .groupBy("committees.path")
    .select("committees.path")
    .count({ count: "*" });
  const count = rows
    .filter(({ path }) => maySee(viewer, path))
    .reduce((sum, { count }) => sum + Number(count), 0);
  return Math.min(count, mostShown);
}

const noticesOf = (db: Database, userId: string) =>
  db("notices").join("committees", "committees.id", "notices.committee_id").where({ user_id: userId });

export const maySee = (viewer: SignedIn, committeePath: string): boolean =>
  can(viewer, "readiness:view", { committeePath });

export const noticeOf = (row: {
  id: string;
  kind: ReminderKind;
  content: string;
  at: string;
  read_at: string | null;
}): Notice => ({
  id: row.id,
  kind: row.kind,
  content: fromJson<NoticeContent>(row.content),
  at: row.at,
  isRead: row.read_at !== null,
});

/** Marks a person's own notices as read: one, or all that were there when the page was shown. */
export async function markRead(
  db: Database,
  viewer: SignedIn,
  now: Date,
  which: { id: string } | { until: string },
): Promise<void> {
  const own = db("notices").where({ user_id: viewer.id }).whereNull("read_at");
  await ("id" in which ? own.where({ id: which.id }) : own.where("at", "<=", which.until)).update({
    read_at: now.toISOString(),
  });
}
