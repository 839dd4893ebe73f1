import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { mayAnswerFor, type Directory } from "./concerned";
import { manyMore, type NoticeContent, type Occasion, type ReminderKind } from "./reminder";

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

/** Whom a run of the job tells. */
export interface Audience {
  directory: Directory;
  /** Whether a person does not want a kind. */
  isMuted: (userId: string, kind: ReminderKind) => boolean;
  /** Of how many occasions of a kind each person was told in this run; empty when it begins. */
  told: Map<string, number>;
}

/** Of so many occasions of one kind a person is told at once; of the others in one line, with the way to them. */
const mostAtOnce = 50;

/**
 * Puts occasions into the inboxes of those concerned, once: whoever notes an occasion first, in the same transaction, is
 * the one who tells of it.
 */
export async function tell(
  db: Database,
  now: Date,
  occasions: readonly Occasion[],
  audience: Audience,
): Promise<void> {
  await db.transaction(async (transaction) => {
    const at = now.toISOString();
    const waiting = new Map<string, Told>();
    for (const occasion of occasions) {
      const people = concernedBy(occasion, audience.directory);
      // Nobody is there yet: the occasion waits for somebody.
      if (people.length > 0) waiting.set(keyOf(subjectOf(occasion)), { occasion, people });
    }
    const subjects = [...waiting.values()].map(({ occasion }) => ({ ...subjectOf(occasion), at }));
    const notices: object[] = [];
    for (const subject of await noteFirst(transaction, subjects)) {
      const told = waiting.get(keyOf(subject));
      if (!told) continue;
      const { occasion, people } = told;
      for (const { id: user_id } of people) {
        const content = contentFor(user_id, occasion, audience);
        if (content === null) continue;
        notices.push({
          ...{ id: newId(), user_id, ...subject, at, content: JSON.stringify(content) },
          committee_id: occasion.committee.id,
        });
      }
    }
    await transaction.batchInsert("notices", notices, rowsTogether);
  });
}

/** What a person is told of an occasion; null where that is nothing. */
function contentFor(
  userId: string,
  { kind, content }: Occasion,
  { isMuted, told }: Audience,
): NoticeContent | null {
  if (isMuted(userId, kind)) return null;
  const key = `${userId} ${kind}`;
  const before = told.get(key) ?? 0;
  told.set(key, before + 1);
  if (before < mostAtOnce) return content;
  return before === mostAtOnce ? manyMore(kind) : null;
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
