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

/** Rows of the audit trail, the newest first. Each way to search has an index that is in this order. */
export async function searchAudit(db: Database, question: AuditQuestion, limit: number): Promise<AuditRow[]> {
  const query = db("audit_log")
    .orderBy([
      { column: "at", order: "desc" },
      { column: "number", order: "desc" },
    ])
    .limit(limit);
  const { person, action, subject, from, until, before } = question;
  if (person) {
    const names = await namesLike(db, person);
    // SQLite goes along an index by one value, but sorts what has one of several.
    void (names.length === 1 ? query.where({ actor_name: names[0] }) : query.whereIn("actor_name", names));
  }
  if (action) void query.where({ action });
  if (subject) void query.where({ subject_id: subject });
  if (from) void query.where("at", ">=", from);
  if (until) void query.where("at", "<", until);
  const last = before === null ? undefined : await db("audit_log").where({ number: before }).first("at");
  if (last) void query.whereRaw("(at, number) < (?, ?)", [last.at, before]);
  return query;
}

/** Every kind of action that was recorded, for the choice. */
export const recordedActions = (db: Database): Promise<string[]> => valuesOf(db, "action");

/** Names are compared here: databases fold the case of Đ and Ă only under some settings. */
const namesLike = async (db: Database, typed: string): Promise<string[]> =>
  (await valuesOf(db, "actor_name")).filter((name) => holdsTyped(name, typed));

/**
 * Every value of a column, each once. Goes from each value to the next one in the column's index: `distinct` would read
 * every row of the trail.
 */
async function valuesOf(db: Database, column: "action" | "actor_name"): Promise<string[]> {
  const found = await db
    .withRecursive("found", ["value"], (first) => {
      void first
        .min(column)
        .from("audit_log")
        .unionAll((next) => {
          void next
            .select(db.raw("(select min(??) from audit_log where ?? > found.value)", [column, column]))
            .from("found")
            .whereNotNull("found.value");
        });
    })
    .select("value")
    .from("found")
    .whereNotNull("value");
  return found.map(({ value }: { value: string }) => value);
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
