import type { Actor } from "~/accounts/audit.server";
import { fromJson, type Database } from "~/platform/database.server";
import { DivisionContent } from "../division/content";
import type { Summary } from "./command";
import { projectSeats } from "./seats.server";

/** One revision of a division: the whole value, who made it, when, and what was done. */
export interface DivisionRevision {
  divisionId: string;
  /** From 1, without gaps. */
  number: number;
  content: DivisionContent;
  summary: Summary;
  authorName: string;
  /** ISO text in UTC. */
  at: string;
  /** The revision whose content undo, redo bring back; null where there is none. */
  undo: number | null;
  redo: number | null;
}

interface RevisionRow {
  division_id: string;
  number: number;
  content: string;
  summary: string;
  undo: string;
  author_name: string;
  at: string;
}

/** A revision by its number; the latest without one. */
export async function findDivisionRevision(
  db: Database,
  divisionId: string,
  number?: number,
): Promise<DivisionRevision | null> {
  const query = db("division_revisions").where({ division_id: divisionId }).orderBy("number", "desc");
  if (number !== undefined) void query.where({ number });
  const row: RevisionRow | undefined = await query.first();
  // Stored content was a division when it was saved.
  return row ? { ...revisionHeadOf(row), content: DivisionContent.parse(JSON.parse(row.content)) } : null;
}

/** The number of the latest revision; 0 where the division is gone. */
export async function latestRevisionNumber(db: Database, divisionId: string): Promise<number> {
  const row = await db("division_revisions")
    .where({ division_id: divisionId })
    .max({ number: "number" })
    .first();
  return Number(row?.number ?? 0);
}

export type RevisionHead = Omit<DivisionRevision, "content">;

/** What was done and by whom, the latest first: those after one revision, or before another. */
export async function listDivisionRevisions(
  db: Database,
  divisionId: string,
  { after = 0, before, limit = 50 }: { after?: number; before?: number; limit?: number } = {},
): Promise<RevisionHead[]> {
  const query = db("division_revisions")
    .where({ division_id: divisionId })
    .where("number", ">", after)
    .orderBy("number", "desc")
    .limit(limit)
    .select("division_id", "number", "summary", "undo", "author_name", "at");
  if (before !== undefined) void query.where("number", "<", before);
  return ((await query) as RevisionRow[]).map(revisionHeadOf);
}

function revisionHeadOf(row: Omit<RevisionRow, "content">): RevisionHead {
  const { undo, redo } = fromJson<{ undo: number | null; redo: number | null }>(row.undo);
  return {
    divisionId: row.division_id,
    number: row.number,
    summary: fromJson<Summary>(row.summary),
    authorName: row.author_name,
    at: row.at,
    ...{ undo, redo },
  };
}

/** Writes a revision and its seats. Call it in a transaction that holds the division's row. */
export async function insertDivisionRevision(
  transaction: Database,
  author: Actor,
  now: Date,
  revision: Pick<DivisionRevision, "divisionId" | "number" | "content" | "summary" | "undo" | "redo">,
): Promise<void> {
  const { divisionId, number, content, summary, undo, redo } = revision;
  await transaction("division_revisions").insert({
    division_id: divisionId,
    number,
    content: JSON.stringify(content),
    summary: JSON.stringify(summary),
    undo: JSON.stringify({ undo, redo }),
    author_id: author.id,
    author_name: author.name,
    at: now.toISOString(),
  });
  await projectSeats(transaction, divisionId, content);
}
