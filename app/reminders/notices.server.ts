import { can } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";
import { fromJson, type Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { mayAnswerFor, type Directory } from "./concerned";
import type { NoticeContent, Occasion, ReminderKind } from "./reminder";

/** Who must be told of an occasion. */
export function concernedBy(occasion: Occasion, directory: Directory): SignedIn[] {
  const { kind, committee, accounts } = occasion;
  if (kind === "escalated" || kind === "duty-escalated") return directory.aboveOf(committee.path);
  const answering = accounts
    .map((id) => directory.person(id))
    .filter((person): person is SignedIn => mayAnswerFor(person, committee.path));
  // What is late is everybody's business; otherwise the one who answers for it is enough.
  if (answering.length > 0 && kind !== "overdue") return [...new Set(answering)];
  return [...new Set([...answering, ...directory.workersOf(committee.path)])];
}

/**
 * Puts an occasion into the inboxes of those concerned, once: whoever notes the occasion first, in the same
 * transaction, is the one who tells of it.
 * @param isMuted whether a person does not want this kind
 */
export async function tell(
  db: Database,
  now: Date,
  occasions: readonly Occasion[],
  directory: Directory,
  isMuted: (userId: string, kind: ReminderKind) => boolean,
): Promise<number> {
  return db.transaction(async (transaction) => {
    let told = 0;
    for (const occasion of occasions) {
      const people = concernedBy(occasion, directory);
      // Nobody is there yet: the occasion waits for somebody.
      if (people.length === 0) continue;
      const at = now.toISOString();
      const subject = {
        kind: occasion.kind,
        subject_id: occasion.subjectId,
        occasion: occasion.occasion,
      };
      const first = await transaction("reminded")
        .insert({ ...subject, at })
        .onConflict(["kind", "subject_id", "occasion"])
        .ignore()
        .returning("kind");
      if (first.length === 0) continue;
      const wanting = people.filter(({ id }) => !isMuted(id, occasion.kind));
      for (const { id: user_id } of wanting) {
        await transaction("notices").insert({
          ...{ id: newId(), user_id, ...subject, at },
          committee_id: occasion.committee.id,
          content: JSON.stringify(occasion.content),
        });
      }
      told += wanting.length;
    }
    return told;
  });
}

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
  const rows = await noticesOf(db, viewer.id).orderBy([
    { column: "at", order: "desc" },
    { column: "notices.id", order: "desc" },
  ]);
  return rows.filter((row: { path: string }) => maySee(viewer, row.path)).map(noticeOf);
}

/** How many notices a person has not read. */
export async function countUnread(db: Database, viewer: SignedIn): Promise<number> {
  const rows: { path: string }[] = await noticesOf(db, viewer.id).whereNull("read_at");
  return rows.filter(({ path }) => maySee(viewer, path)).length;
}

const noticesOf = (db: Database, userId: string) =>
  db("notices")
    .join("committees", "committees.id", "notices.committee_id")
    .where({ user_id: userId })
    .limit(mostShown)
    .select(
      ...["id", "kind", "content", "at", "read_at"].map((column) => `notices.${column}`),
      "committees.path",
    );

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
