import { recordAudit, type Actor } from "~/accounts/audit.server";
import { fromJson, isUniqueViolation, type Database } from "~/platform/database.server";
import type { DivisionContent } from "../division/content";
import type { Consolidation, HandedOpinion } from "./consolidation";
import type { GroupReport } from "./report";

export interface ConsolidationRevision {
  /** From 1; 0 while none was saved. */
  number: number;
  content: Consolidation;
  /** ISO text in UTC; null while none was saved. */
  at: string | null;
}

/** The consolidated report of a division as it stands; an empty one while none was begun. */
export async function findConsolidation(db: Database, divisionId: string): Promise<ConsolidationRevision> {
  const row: { number: number; content: string; at: string } | undefined = await db("consolidated_reports")
    .where({ division_id: divisionId })
    .orderBy("number", "desc")
    .first("number", "content", "at");
  if (!row) return { number: 0, content: { points: [] }, at: null };
  return { number: row.number, content: fromJson<Consolidation>(row.content), at: row.at };
}

export interface ConsolidationHead {
  number: number;
  author: string;
  /** ISO text in UTC. */
  at: string;
  /** How many points it has. */
  points: number;
}

/** The saved revisions of a consolidated report, the latest first. @param before numbers below this one */
export async function listConsolidations(
  db: Database,
  divisionId: string,
  { before, limit }: { before: number; limit: number },
): Promise<ConsolidationHead[]> {
  const rows: { number: number; content: string; author_name: string; at: string }[] = await db(
    "consolidated_reports",
  )
    .where({ division_id: divisionId })
    .where("number", "<", before)
    .orderBy("number", "desc")
    .limit(limit)
    .select("number", "content", "author_name", "at");
  return rows.map(({ number, content, author_name: author, at }) => ({
    ...{ number, author, at },
    points: fromJson<Consolidation>(content).points.length,
  }));
}

/** What a consolidated report said in one revision; null when there is none of that number. */
export async function findConsolidationAt(
  db: Database,
  divisionId: string,
  number: number,
): Promise<Consolidation | null> {
  const row = await db("consolidated_reports").where({ division_id: divisionId, number }).first("content");
  return row ? fromJson<Consolidation>(row.content) : null;
}

/** Saves what follows revision `basedOn`; `"outdated"` when somebody else has saved since. */
export async function saveConsolidation(
  { db, author, now }: { db: Database; author: Actor; now: Date },
  divisionId: string,
  basedOn: number,
  content: Consolidation,
  action: string,
): Promise<"saved" | "outdated"> {
  try {
    return await db.transaction(async (transaction) => {
      if ((await findConsolidation(transaction, divisionId)).number !== basedOn) return "outdated";
      await transaction("consolidated_reports").insert({
        ...{ division_id: divisionId, number: basedOn + 1, content: JSON.stringify(content) },
        ...{ author_id: author.id, author_name: author.name, at: now.toISOString() },
      });
      await recordAudit(transaction, author, now, {
        ...{ action: "consolidated-report-saved", subjectKind: "division", subjectId: divisionId },
        detail: { number: basedOn + 1, by: action },
      });
      return "saved";
    });
  } catch (error) {
    if (isUniqueViolation(error)) return "outdated";
    throw error;
  }
}

/** The opinions of the groups that have handed in, group by group as the organiser orders them. */
export function handedOpinions(
  { setup }: Pick<DivisionContent, "setup">,
  reports: readonly GroupReport[],
): HandedOpinion[] {
  return setup.groups.flatMap(({ id, name }) =>
    reports
      .filter(({ groupId, handedIn }) => groupId === id && handedIn !== null)
      .sort((one, other) => one.round - other.round)
      .flatMap(({ opinions }) => opinions.map((opinion) => ({ ...opinion, group: name }))),
  );
}
