import { recordAudit, type Actor } from "~/accounts/audit.server";
import { fromJson, isUniqueViolation, type Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { Agenda } from "./agenda";
import type { Summary } from "./edits/command";
import { project } from "./projection.server";

/** One revision of an agenda: the whole value, who made it, when, and what was done. */
export interface Revision {
  agendaId: string;
  congressId: string;
  /** From 1, without gaps. */
  number: number;
  agenda: Agenda;
  summary: Summary;
  authorName: string;
  /** ISO text in UTC. */
  at: string;
  /** The revision whose content undo, redo bring back; null where there is none. */
  undo: number | null;
  redo: number | null;
}

export interface RevisionRow {
  agenda_id: string;
  congress_id: string;
  number: number;
  content: string;
  summary: string;
  undo: string;
  author_name: string;
  at: string;
}

/** The latest revision of a congress's agenda; null where none was begun. Whether it may be read is judged by the caller on the congress. */
export async function findAgenda(db: Database, congressId: string): Promise<Revision | null> {
  const row: RevisionRow | undefined = await revisions(db)
    .where("agendas.congress_id", congressId)
    .orderBy("agenda_revisions.number", "desc")
    .first();
  return row ? revisionOf(row) : null;
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

/** One revision by its number. */
export async function findRevision(
  db: Database,
  congressId: string,
  number: number,
): Promise<Revision | null> {
  const row: RevisionRow | undefined = await revisions(db)
    .where({ "agendas.congress_id": congressId, "agenda_revisions.number": number })
    .first();
  return row ? revisionOf(row) : null;
}

export type RevisionHead = Omit<Revision, "agenda">;

/** What was done and by whom, the latest first, from below `before` on. */
export async function listRevisions(
  db: Database,
  congressId: string,
  { before, limit = 50 }: { before?: number; limit?: number } = {},
): Promise<RevisionHead[]> {
  const query = revisions(db, false)
    .where("agendas.congress_id", congressId)
    .orderBy("agenda_revisions.number", "desc")
    .limit(limit);
  if (before !== undefined) void query.where("agenda_revisions.number", "<", before);
  const rows: Omit<RevisionRow, "content">[] = await query;
  return rows.map(headOf);
}

/** Begins the agenda of a congress. Answers false when it has one already. */
export async function createAgenda(
  db: Database,
  author: Actor,
  now: Date,
  congressId: string,
  agenda: Agenda,
  summary: Summary,
): Promise<boolean> {
  try {
    await db.transaction(async (transaction) => {
      const id = newId();
      await transaction("agendas").insert({ id, congress_id: congressId, created_at: now.toISOString() });
      await insertRevision(transaction, author.name, author.id, now, {
        ...{ agendaId: id, congressId, number: 1, agenda, summary, undo: null, redo: null },
      });
      await recordAudit(transaction, author, now, {
        action: "agenda-created",
        subjectKind: "congress",
        subjectId: congressId,
        detail: { by: summary.code },
      });
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** Writes a revision and its projection. Call it in a transaction that holds the agenda's row. */
export async function insertRevision(
  transaction: Database,
  authorName: string,
  authorId: string | null,
  now: Date,
  revision: Pick<Revision, "agendaId" | "congressId" | "number" | "agenda" | "summary" | "undo" | "redo">,
): Promise<void> {
  const { agendaId, congressId, number, agenda, summary, undo, redo } = revision;
  await transaction("agenda_revisions").insert({
    agenda_id: agendaId,
    number,
    content: JSON.stringify(agenda),
    summary: JSON.stringify(summary),
    undo: JSON.stringify({ undo, redo }),
    author_id: authorId,
    author_name: authorName,
    at: now.toISOString(),
  });
  await project(transaction, congressId, "latest", agenda);
}

function revisions(db: Database, withContent = true) {
  const columns = ["agenda_id", "number", "summary", "undo", "author_name", "at"];
  return db("agenda_revisions")
    .join("agendas", "agendas.id", "agenda_revisions.agenda_id")
    .select(
      "agendas.congress_id",
      ...[...columns, ...(withContent ? ["content"] : [])].map((column) => `agenda_revisions.${column}`),
    );
}

function headOf(row: Omit<RevisionRow, "content">): RevisionHead {
  const { undo, redo } = fromJson<{ undo: number | null; redo: number | null }>(row.undo);
  return {
    agendaId: row.agenda_id,
    congressId: row.congress_id,
    number: row.number,
    summary: fromJson<Summary>(row.summary),
    authorName: row.author_name,
    at: row.at,
    undo,
    redo,
  };
}

// Stored content was an agenda when it was saved; parsing again fills what a later version of the format adds.
const revisionOf = (row: RevisionRow): Revision => ({
  ...headOf(row),
  agenda: Agenda.parse(JSON.parse(row.content)),
});
