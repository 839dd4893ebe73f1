import { recordAudit, type Actor } from "~/accounts/audit.server";
import type { AuditAction } from "~/accounts/audit-actions";
import { fromFlag, fromJson, isUniqueViolation, type Database } from "~/platform/database.server";
import type { SentEdit } from "~/platform/edit-queue";
import { newId } from "~/platform/id.server";
import { DivisionContent } from "../division/content";
import type { Summary } from "./command";
import { projectSeats } from "./seats.server";

export interface DivisionHead {
  id: string;
  congressId: string;
  name: string;
  /** The one that holds. */
  isChosen: boolean;
  /** Of name and choice. */
  version: number;
}

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

export interface Division extends DivisionHead {
  revision: DivisionRevision;
}

interface HeadRow {
  id: string;
  congress_id: string;
  name: string;
  is_chosen: unknown;
  version: number;
}

/** The divisions of a congress with their latest revisions: the chosen one first, then in the order they were begun. */
export async function listDivisions(db: Database, congressId: string): Promise<Division[]> {
  const rows: HeadRow[] = await db("divisions")
    .where({ congress_id: congressId })
    .orderBy([{ column: "is_chosen", order: "desc" }, "created_at", "id"]);
  const divisions = await Promise.all(rows.map((row) => withRevision(db, row)));
  return divisions.filter((each) => each !== null);
}

/** A division of this congress; null where there is none with this id. */
export async function findDivision(db: Database, congressId: string, id: string): Promise<Division | null> {
  const row: HeadRow | undefined = await db("divisions").where({ congress_id: congressId, id }).first();
  return row ? withRevision(db, row) : null;
}

/** The division that holds; null while none was chosen. */
export async function findChosenDivision(db: Database, congressId: string): Promise<Division | null> {
  const row: HeadRow | undefined = await db("divisions")
    .where({ congress_id: congressId, is_chosen: true })
    .first();
  return row ? withRevision(db, row) : null;
}

async function withRevision(db: Database, row: HeadRow): Promise<Division | null> {
  const revision = await findDivisionRevision(db, row.id);
  return revision && { ...headOf(row), revision };
}

const headOf = ({ id, congress_id: congressId, name, is_chosen, version }: HeadRow): DivisionHead => ({
  ...{ id, congressId, name, version },
  isChosen: fromFlag(is_chosen),
});

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

export interface DivisionsWhere {
  db: Database;
  author: Actor;
  now: Date;
  congressId: string;
  /** Of an edit that a board sends until it is answered. */
  sent?: SentEdit;
}

/** Everything about a division that may be sent again is known under this name; open boards listen to it. */
export const divisionPlace = (divisionId: string): string => `division:${divisionId}`;

/** Begins a division. Answers its id. */
export async function createDivision(
  { db, author, now, congressId }: DivisionsWhere,
  name: string,
  content: DivisionContent,
  summary: Summary,
): Promise<string> {
  const id = newId();
  await db.transaction(async (transaction) => {
    const created_at = now.toISOString();
    await transaction("divisions").insert({
      id,
      congress_id: congressId,
      name,
      is_chosen: false,
      created_at,
    });
    await insertDivisionRevision(transaction, author, now, {
      ...{ divisionId: id, number: 1, content, summary, undo: null, redo: null },
    });
    await recordAudit(transaction, author, now, {
      action: "division-created",
      subjectKind: "congress",
      subjectId: congressId,
      detail: { division: id, by: summary.code },
    });
  });
  return id;
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

export type HeadSaved = { kind: "saved" } | { kind: "outdated"; stored: DivisionHead } | { kind: "gone" };

/** Gives a division another name. */
export const renameDivision = (where: DivisionsWhere, id: string, version: number, name: string) =>
  changeHead(where, id, version, "division-renamed", (transaction) =>
    transaction("divisions")
      .where({ id, version })
      .update({ name, version: version + 1 }),
  );

/** Makes a division the one that holds; the one before becomes a draft again. */
export const chooseDivision = (where: DivisionsWhere, id: string, version: number) =>
  changeHead(where, id, version, "division-chosen", async (transaction) => {
    const { congressId } = where;
    await transaction("divisions")
      .where({ congress_id: congressId })
      .whereNot({ id })
      .update({ is_chosen: false });
    return transaction("divisions")
      .where({ id, version })
      .update({ is_chosen: true, version: version + 1 });
  });

/** Deletes a division with its history. */
export const deleteDivision = (where: DivisionsWhere, id: string, version: number) =>
  changeHead(where, id, version, "division-deleted", (transaction) =>
    transaction("divisions").where({ id, version }).delete(),
  );

async function changeHead(
  { db, author, now, congressId }: DivisionsWhere,
  id: string,
  version: number,
  action: AuditAction,
  write: (transaction: Database) => Promise<number>,
): Promise<HeadSaved> {
  const change = () =>
    db.transaction(async (transaction): Promise<HeadSaved> => {
      const row: HeadRow | undefined = await transaction("divisions")
        .where({ congress_id: congressId, id })
        .forUpdate()
        .first();
      if (!row) return { kind: "gone" };
      if (row.version !== version) return { kind: "outdated", stored: headOf(row) };
      await write(transaction);
      await recordAudit(transaction, author, now, {
        ...{ action, subjectKind: "congress", subjectId: congressId },
        detail: { division: id, name: row.name },
      });
      return { kind: "saved" };
    });
  try {
    return await change();
  } catch (error) {
    // Two who choose at once: the second one sees what the first has done.
    if (isUniqueViolation(error)) return change();
    throw error;
  }
}
