import { createHash } from "node:crypto";
import { isPostgres, type Database } from "~/platform/database.server";
import { readSetting, writeSetting } from "~/platform/settings.server";
import type { AuditAction, AuditSubject } from "./audit-actions";

/** Who did it: a user, or the program itself (`planner`, seeds, jobs). */
export interface Actor {
  id: string | null;
  name: string;
}

export const program: Actor = { id: null, name: "planner" };

export interface AuditEntry {
  action: AuditAction;
  subjectKind: AuditSubject;
  subjectId: string;
  /** Never names or other content of a survey plan. */
  detail?: Record<string, unknown>;
}

export interface AuditRow {
  number: number;
  at: string;
  actor_id: string | null;
  actor_name: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  detail: string;
  previous_hash: string;
  hash: string;
}

const firstHash = "0".repeat(64);
/** Where the newest hash is kept once more, so that removing the last rows shows as well. */
const head = "audit-head";
const chainLock = 1097_2020;

/**
 * Adds one row to the audit trail. Call it inside the transaction of the write itself.
 * Each row's hash covers the row before it, so that a removed or changed row shows; a new row follows the newest hash
 * that was ever written, so that rows removed from the end leave a gap that later rows do not close.
 */
export async function recordAudit(
  transaction: Database,
  actor: Actor,
  at: Date,
  entry: AuditEntry,
): Promise<void> {
  // Two writers must not both follow the same row. SQLite has one writer anyway.
  if (isPostgres(transaction)) await transaction.raw("select pg_advisory_xact_lock(?)", [chainLock]);
  const previous =
    (await readSetting<string | null>(transaction, head, null)) ?? (await lastHash(transaction));
  const row = {
    at: at.toISOString(),
    actor_id: actor.id,
    actor_name: actor.name,
    action: entry.action,
    subject_kind: entry.subjectKind,
    subject_id: entry.subjectId,
    detail: JSON.stringify(entry.detail ?? {}),
    previous_hash: previous,
  };
  const hash = hashOf(row);
  await transaction("audit_log").insert({ ...row, hash });
  await writeSetting(transaction, head, hash);
}

const lastHash = async (db: Database): Promise<string> =>
  (await db("audit_log").orderBy("number", "desc").first("hash"))?.hash ?? firstHash;

function hashOf(row: Omit<AuditRow, "number" | "hash">): string {
  const content = [
    row.previous_hash,
    row.at,
    row.actor_id,
    row.actor_name,
    row.action,
    row.subject_kind,
    row.subject_id,
    row.detail,
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** The number of the first row of the chain that does not fit or is missing, or null. */
export const firstBrokenAuditRow = async (db: Database): Promise<number | null> =>
  (await checkAuditChain(db)).broken;

/**
 * Checks the chain from its beginning; reads every row, so that it takes as long as the trail is.
 * Answers how many rows fit, and the number of the first one that does not fit or is missing, or null.
 */
export async function checkAuditChain(db: Database): Promise<{ fitting: number; broken: number | null }> {
  const rowsAfter = (number: number | null): Promise<AuditRow[]> => {
    const query = db("audit_log").orderBy("number").limit(1000);
    // What other hands put before the first row has numbers below one.
    return number === null ? query : query.where("number", ">", number);
  };
  let previous = firstHash;
  let after: number | null = null;
  let fitting = 0;
  for (;;) {
    const rows = await rowsAfter(after);
    if (rows.length === 0) {
      // The last row is the newest that the program wrote, unless it has written another one meanwhile.
      const newest = await readSetting<string>(db, head, firstHash);
      if (newest === previous) return { fitting, broken: null };
      if ((await rowsAfter(after)).length === 0) return { fitting, broken: (after ?? 0) + 1 };
    }
    for (const row of rows) {
      if (row.previous_hash !== previous || row.hash !== hashOf(row)) return { fitting, broken: row.number };
      previous = row.hash;
      after = row.number;
      fitting += 1;
    }
  }
}
