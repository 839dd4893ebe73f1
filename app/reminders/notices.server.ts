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
    const at = now.toISOString();
    const waiting = new Map<string, Told>();
    for (const occasion of occasions) {
      const people = concernedBy(occasion, directory);
      // Nobody is there yet: the occasion waits for somebody.
      if (people.length > 0) waiting.set(keyOf(subjectOf(occasion)), { occasion, people });
    }
    const subjects = [...waiting.values()].map(({ occasion }) => ({ ...subjectOf(occasion), at }));
    const notices: object[] = [];
    for (const subject of await noteFirst(transaction, subjects)) {
      const told = waiting.get(keyOf(subject));
      if (!told) continue;
      const { occasion, people } = told;
      const content = JSON.stringify(occasion.content);
      for (const { id: user_id } of people.filter(({ id }) => !isMuted(id, occasion.kind))) {
        notices.push({
          ...{ id: newId(), user_id, ...subject, at, content },
          committee_id: occasion.committee.id,
        });
      }
    }
    await transaction.batchInsert("notices", notices, rowsTogether);
    return notices.length;
  });
}

interface Told {
  occasion: Occasion;
  people: SignedIn[];
}

interface Subject {
  kind: ReminderKind;
  subject_id: string;
  occasion: string;
}

const subjectOf = ({ kind, subjectId, occasion }: Occasion): Subject => ({
  kind,
  subject_id: subjectId,
  occasion,
});
const keyOf = ({ kind, subject_id, occasion }: Subject): string =>
  JSON.stringify([kind, subject_id, occasion]);

/** Databases bound the values of a statement. */
const rowsTogether = 100;

/** Notes occasions. Answers those that nobody had noted before. */
async function noteFirst(
  transaction: Database,
  subjects: readonly (Subject & { at: string })[],
): Promise<Subject[]> {
  const first: Subject[] = [];
  for (let from = 0; from < subjects.length; from += rowsTogether) {
    const noted: Subject[] = await transaction("reminded")
      .insert(subjects.slice(from, from + rowsTogether))
      .onConflict(["kind", "subject_id", "occasion"])
      .ignore()
      .returning(["kind", "subject_id", "occasion"]);
    first.push(...noted);
  }
  return first;
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
