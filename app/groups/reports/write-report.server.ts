import { recordAudit, type Actor, type AuditEntry } from "~/accounts/audit.server";
import type { AuditAction } from "~/accounts/audit-actions";
import type { Database } from "~/platform/database.server";
import type { AttendanceSaved, ReportSaved } from "./answer";
import type { OpinionSent, ReportKey } from "./report";
import { holdReport, opinionOf, type OpinionRow } from "./reports.server";

/** Who writes into which report. */
export interface ReportWhere {
  db: Database;
  author: Actor;
  now: Date;
  key: ReportKey;
}

/**
 * Saves an opinion as it was typed from version `basedOn`. Every text stays as a version. The same saving sent again is
 * answered as the first time and changes nothing.
 */
export async function saveOpinion(
  where: ReportWhere,
  { id, basedOn, key, ...values }: OpinionSent,
): Promise<ReportSaved> {
  return write(where, async (transaction, report): Promise<ReportSaved> => {
    const stored: OpinionRow | undefined = await transaction("group_opinions").where({ id }).first();
    // An id of another report is nobody's here.
    if (stored && stored.report_id !== report.id) return { kind: "outdated", stored: null };
    const before = await transaction("group_opinion_versions")
      .where({ opinion_id: id, key })
      .first("version");
    if (before) return { kind: "saved", version: before.version };
    if (report.handed_in_at !== null) return { kind: "handed-in" };
    if ((stored?.version ?? 0) !== basedOn || stored?.removed_at)
      return { kind: "outdated", stored: stored && !stored.removed_at ? opinionOf(stored) : null };
    const version = basedOn + 1;
    const { documentId: document_id, ...words } = values;
    const columns = { ...words, document_id, version, author_name: where.author.name, at: at(where) };
    if (stored) await transaction("group_opinions").where({ id }).update(columns);
    else {
      const [last] = await transaction("group_opinions")
        .where({ report_id: report.id })
        .max({ at: "position" });
      const position = Number(last?.at ?? 0) + 1;
      await transaction("group_opinions").insert({ id, report_id: report.id, position, ...columns });
    }
    await transaction("group_opinion_versions").insert({
      ...{ opinion_id: id, version, key, content: JSON.stringify(values) },
      ...{ author_name: where.author.name, at: at(where) },
    });
    await note(transaction, where, "group-opinion-saved", { opinion: id, version });
    return { kind: "saved", version };
  });
}

/** Takes an opinion back. Its texts stay in its versions. */
export async function removeOpinion(
  where: ReportWhere,
  { id, basedOn }: { id: string; basedOn: number },
): Promise<ReportSaved> {
  return write(where, async (transaction, report): Promise<ReportSaved> => {
    const own = { id, report_id: report.id };
    const stored: OpinionRow | undefined = await transaction("group_opinions").where(own).first();
    if (!stored || stored.removed_at) return { kind: "saved", version: basedOn };
    if (report.handed_in_at !== null) return { kind: "handed-in" };
    if (stored.version !== basedOn) return { kind: "outdated", stored: opinionOf(stored) };
    await transaction("group_opinions")
      .where(own)
      .update({ removed_at: at(where) });
    await note(transaction, where, "group-opinion-removed", { opinion: id });
    return { kind: "saved", version: basedOn };
  });
}

/** Saves how many were present, as seen at version `basedOn` (0: nothing stored yet). */
export async function saveAttendance(
  where: ReportWhere,
  { attendance, basedOn }: { attendance: number | null; basedOn: number },
): Promise<AttendanceSaved> {
  return write(where, async (transaction, report): Promise<AttendanceSaved> => {
    if (report.attendance === attendance) return { kind: "saved", version: report.version };
    if (report.handed_in_at !== null) return { kind: "handed-in" };
    // A report is made by its first write, as version 1: who saw none saw the same.
    if (report.version !== Math.max(1, basedOn))
      return { kind: "attendance-outdated", attendance: report.attendance, version: report.version };
    const version = report.version + 1;
    await transaction("group_reports").where({ id: report.id }).update({ attendance, version });
    await note(transaction, where, "group-attendance-saved", { attendance });
    return { kind: "saved", version };
  });
}

/** Hands the report in, or opens it again. Done twice, it is done once. */
export async function setHandedIn(where: ReportWhere, isHandedIn: boolean): Promise<void> {
  await write(where, async (transaction, report) => {
    if ((report.handed_in_at !== null) === isHandedIn) return;
    await transaction("group_reports")
      .where({ id: report.id })
      .update({
        handed_in_at: isHandedIn ? at(where) : null,
        handed_in_by: isHandedIn ? where.author.name : null,
        version: report.version + 1,
      });
    await note(transaction, where, isHandedIn ? "group-report-handed-in" : "group-report-reopened");
  });
}

type Held = Awaited<ReturnType<typeof holdReport>>;

const write = <Answer>(
  { db, key }: ReportWhere,
  work: (transaction: Database, report: Held) => Promise<Answer>,
): Promise<Answer> =>
  db.transaction(async (transaction) => work(transaction, await holdReport(transaction, key)));

const at = ({ now }: ReportWhere): string => now.toISOString();

const note = (
  transaction: Database,
  { author, now, key: { divisionId, round, groupId } }: ReportWhere,
  action: AuditAction,
  detail: AuditEntry["detail"] = {},
) =>
  recordAudit(transaction, author, now, {
    ...{ action, subjectKind: "division", subjectId: divisionId },
    detail: { round: round + 1, group: groupId, ...detail },
  });
