import { fromFlag, fromJson, type Database } from "~/platform/database.server";
import { compareTitles } from "~/platform/vietnamese";
import { DivisionContent } from "../division/content";

export interface DivisionHead {
  id: string;
  name: string;
  /** The one that holds; the others are drafts. */
  isChosen: boolean;
}

export interface StoredDivision extends DivisionHead {
  /** The number of its latest revision. */
  revision: number;
  content: DivisionContent;
}

interface Row {
  id: string;
  name: string;
  is_chosen: unknown;
}

/** The divisions of a congress: the chosen one first, then by name. Whether they may be read is judged on the congress. */
export async function listDivisions(db: Database, congressId: string): Promise<DivisionHead[]> {
  const rows: Row[] = await db("divisions")
    .where({ congress_id: congressId })
    .select("id", "name", "is_chosen");
  return rows
    .map(headOf)
    .sort(
      (one, other) => Number(other.isChosen) - Number(one.isChosen) || compareTitles(one.name, other.name),
    );
}

/** One division of a congress as its latest revision says; null when there is none. */
export async function findDivision(
  db: Database,
  congressId: string,
  id: string,
): Promise<StoredDivision | null> {
  const row: (Row & { number: number; content: string }) | undefined = await db("divisions")
    .join("division_revisions", "division_revisions.division_id", "divisions.id")
    .where({ "divisions.congress_id": congressId, "divisions.id": id })
    .orderBy("division_revisions.number", "desc")
    .first("divisions.id", "name", "is_chosen", "number", "content");
  if (!row) return null;
  return {
    ...headOf(row),
    revision: row.number,
    content: DivisionContent.parse(fromJson(row.content)),
  };
}

const headOf = ({ id, name, is_chosen }: Row): DivisionHead => ({ id, name, isChosen: fromFlag(is_chosen) });
