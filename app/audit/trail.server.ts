import { csvOf } from "~/platform/csv";
import type { Database } from "~/platform/database.server";
import { holdsTyped } from "~/platform/vietnamese";
import type { AuditRow } from "~/accounts/audit.server";

/** What of the audit trail is asked for. Days are local, both included. */
export interface AuditQuestion {
  person: string;
  action: string;
  subject: string;
  /** Instants, ISO text in UTC; null where open. */
  from: string | null;
  until: string | null;
  /** Rows below this number; null for the newest. */
  before: number | null;
}

export const auditPageLength = 100;

/** Rows of the audit trail, the newest first. */
export async function searchAudit(db: Database, question: AuditQuestion, limit: number): Promise<AuditRow[]> {
  const query = db("audit_log").orderBy("number", "desc").limit(limit);
  const { person, action, subject, from, until, before } = question;
  if (person) void query.whereIn("actor_name", await namesLike(db, person));
  if (action) void query.where({ action });
  if (subject) void query.where({ subject_id: subject });
  if (from) void query.where("at", ">=", from);
  if (until) void query.where("at", "<", until);
  if (before !== null) void query.where("number", "<", before);
  return query;
}

/** Every kind of action that was recorded, for the choice. */
export async function recordedActions(db: Database): Promise<string[]> {
  const rows = await db("audit_log").distinct("action").orderBy("action");
  return rows.map(({ action }) => action);
}

/** Names are compared here: databases fold the case of Đ and Ă only under some settings. */
async function namesLike(db: Database, typed: string): Promise<string[]> {
  const rows: { actor_name: string }[] = await db("audit_log").distinct("actor_name");
  return rows.map(({ actor_name }) => actor_name).filter((name) => holdsTyped(name, typed));
}

/** The rows as CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function auditCsv(rows: AuditRow[]): string {
  const head = ["number", "at", "actor", "action", "subject_kind", "subject_id", "detail", "hash"];
  const lines = rows.map((row) => [
    ...[String(row.number), row.at, row.actor_name, row.action],
    ...[row.subject_kind, row.subject_id, row.detail, row.hash],
  ]);
  return csvOf([head, ...lines]);
}
