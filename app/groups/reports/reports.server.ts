import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { emptyReport, type GroupReport, type Opinion, type OpinionKind, type ReportKey } from "./report";

interface ReportRow {
  id: string;
  division_id: string;
  round: number;
  group_id: string;
  attendance: number | null;
  handed_in_at: string | null;
  handed_in_by: string | null;
  version: number;
}

export interface OpinionRow {
  id: string;
  report_id: string;
  document_id: string;
  section: string;
  kind: OpinionKind;
  text: string;
  speakers: number | null;
  version: number;
  author_name: string;
  at: string;
  removed_at: string | null;
}

/** The reports of a division of which something is stored, with their opinions. */
export async function listReports(db: Database, divisionId: string): Promise<GroupReport[]> {
  const rows: ReportRow[] = await db("group_reports").where({ division_id: divisionId });
  return withOpinions(db, rows);
}

/** One report; an empty one while nothing is stored. */
export async function findReport(db: Database, key: ReportKey): Promise<GroupReport> {
  const rows: ReportRow[] = await db("group_reports").where(columnsOf(key));
  const [found] = await withOpinions(db, rows);
  return found ?? emptyReport(key);
}

/** The row of a report, made where there is none, held until the transaction ends. */
export async function holdReport(transaction: Database, key: ReportKey): Promise<ReportRow> {
  await transaction("group_reports")
    .insert({ id: newId(), ...columnsOf(key) })
    .onConflict(["division_id", "round", "group_id"])
    .ignore();
  return transaction("group_reports").where(columnsOf(key)).forUpdate().first();
}

/** How many opinions a report has, also those that were taken back. */
export async function countOpinions(db: Database, key: ReportKey): Promise<number> {
  const [counted] = await db("group_opinions")
    .join("group_reports", "group_reports.id", "report_id")
    .where(columnsOf(key))
    .count({ all: "*" });
  return Number(counted?.all ?? 0);
}

async function withOpinions(db: Database, reports: ReportRow[]): Promise<GroupReport[]> {
  const opinions: OpinionRow[] = await db("group_opinions")
    .whereIn(
      "report_id",
      reports.map(({ id }) => id),
    )
    .whereNull("removed_at")
    .orderBy(["position", "id"]);
  return reports.map((row) => ({
    ...{ id: row.id, divisionId: row.division_id, round: row.round, groupId: row.group_id },
    attendance: row.attendance,
    handedIn: row.handed_in_at === null ? null : { by: row.handed_in_by ?? "", at: row.handed_in_at },
    version: row.version,
    opinions: opinions.filter(({ report_id }) => report_id === row.id).map(opinionOf),
  }));
}

export const opinionOf = (row: OpinionRow): Opinion => ({
  ...{ id: row.id, documentId: row.document_id, section: row.section, kind: row.kind },
  ...{ text: row.text, speakers: row.speakers, version: row.version, author: row.author_name, at: row.at },
});

export const columnsOf = ({ divisionId, round, groupId }: ReportKey) => ({
  ...{ division_id: divisionId, round, group_id: groupId },
});
