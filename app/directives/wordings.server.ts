import type { SignedIn } from "~/accounts/viewer";
import { fromJson, type Database } from "~/platform/database.server";
import type { DutyNote } from "./directive";

/** The fields of a clause or a duty as they were. */
export type FormerWords = Record<string, string | boolean | null>;

/** What a clause or a duty said before somebody reworded it or took it out. */
export interface FormerWording {
  act: "reworded" | "removed";
  words: FormerWords;
  reason: string;
  author: string;
  /** ISO text in UTC. */
  at: string;
}

/** Which of the two is meant. */
export type Part = { clause_id: string } | { duty_id: string };

/** Keeps what is about to be replaced or taken out. */
export async function keepWording(
  transaction: Database,
  viewer: SignedIn,
  now: Date,
  part: Part & { directive_id: string; version: number; act: FormerWording["act"]; reason?: string },
  words: FormerWords,
): Promise<void> {
  await transaction("directive_wordings").insert({
    ...part,
    content: JSON.stringify(words),
    author_name: viewer.name,
    at: now.toISOString(),
  });
}

/** The earlier wordings of a clause or a duty, the latest first. */
export async function listWordings(db: Database, part: Part): Promise<FormerWording[]> {
  const rows = await db("directive_wordings").where(part).orderBy("number", "desc");
  return rows.map(wordingOf);
}

export interface RemovedPart extends FormerWording {
  isClause: boolean;
  /** Of the clause, or of that in which the duty stood. */
  clauseNumber: string;
  /** What had been reported about the duty. */
  notes: DutyNote[];
}

/** What was taken out of a directive, the latest first. */
export async function listRemoved(db: Database, directiveId: string): Promise<RemovedPart[]> {
  const rows = await db("directive_wordings")
    .leftJoin("directive_duties", "directive_duties.id", "directive_wordings.duty_id")
    .join("directive_clauses", (join) =>
      join
        .on("directive_clauses.id", "directive_wordings.clause_id")
        .orOn("directive_clauses.id", "directive_duties.clause_id"),
    )
    .where({ "directive_wordings.directive_id": directiveId, act: "removed" })
    .orderBy("directive_wordings.number", "desc")
    .select("directive_wordings.*", "directive_clauses.number as clause_number");
  const duties = rows.flatMap(({ duty_id }) => duty_id ?? []);
  const notes = await db("duty_notes").whereIn("duty_id", duties).orderBy("number", "desc");
  return rows.map((row) => ({
    ...wordingOf(row),
    isClause: row.clause_id !== null,
    clauseNumber: row.clause_number,
    notes: notes.filter(({ duty_id }) => duty_id === row.duty_id).map(noteOf),
  }));
}

/** A report of progress as it is stored. */
export const noteOf = (row: {
  state: DutyNote["state"];
  text: string;
  author_name: string;
  at: string;
}): DutyNote => ({ state: row.state, text: row.text, author: row.author_name, at: row.at });

const wordingOf = (row: {
  act: FormerWording["act"];
  content: string;
  reason: string;
  author_name: string;
  at: string;
}): FormerWording => ({
  act: row.act,
  words: fromJson<FormerWords>(row.content),
  reason: row.reason,
  author: row.author_name,
  at: row.at,
});
