import { recordAudit, type Actor } from "~/accounts/audit.server";
import type { AuditAction } from "~/accounts/audit-actions";
import { fromFlag, isUniqueViolation, type Database } from "~/platform/database.server";
import type { SentEdit } from "~/platform/edit-queue";
import { newId } from "~/platform/id.server";
import type { DivisionContent } from "../division/content";
import type { Summary } from "./command";
import {
  findDivisionRevision,
  insertDivisionRevision,
  type DivisionRevision,
} from "./division-revisions.server";

export interface DivisionHead {
  id: string;
  congressId: string;
  name: string;
  /** The one that holds. */
  isChosen: boolean;
  /** Of name and choice. */
  version: number;
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
