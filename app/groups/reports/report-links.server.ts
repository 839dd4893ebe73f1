import { recordAudit, type Actor } from "~/accounts/audit.server";
import type { Database } from "~/platform/database.server";
import { hashToken, newId } from "~/platform/id.server";
import { codeOf, inFours } from "./link-code";
import type { ReportKey } from "./report";
import { holdReport } from "./reports.server";

interface LinksWhere {
  db: Database;
  author: Actor;
  now: Date;
}

/** A secret address as it is listed: never the secret itself. */
export interface ReportLink extends ReportKey {
  id: string;
  createdBy: string;
  /** ISO text in UTC, as the others. */
  expiresAt: string;
  lastUsedAt: string | null;
}

/**
 * Makes a secret address for each report; an older one of the same report stops working. Answers the codes in the same
 * order, for this once: only their hashes are stored. A code has 80 random bits, so that it can still be typed; wrong
 * ones are counted.
 */
export async function createReportLinks(
  { db, author, now }: LinksWhere,
  keys: readonly ReportKey[],
  expiresAt: Date,
): Promise<string[]> {
  return db.transaction(async (transaction) => {
    const tokens: string[] = [];
    for (const key of keys) {
      const { id: reportId } = await holdReport(transaction, key);
      await transaction("group_report_links")
        .where({ report_id: reportId })
        .whereNull("revoked_at")
        .update({ revoked_at: now.toISOString() });
      const code = newId();
      tokens.push(inFours(code));
      await transaction("group_report_links").insert({
        ...{ id: newId(), report_id: reportId, token_hash: hashToken(code), created_by: author.name },
        ...{ created_at: now.toISOString(), expires_at: expiresAt.toISOString() },
      });
      await recordAudit(transaction, author, now, {
        ...{ action: "group-link-created", subjectKind: "division", subjectId: key.divisionId },
        detail: { round: key.round + 1, group: key.groupId, until: expiresAt.toISOString() },
      });
    }
    return tokens;
  });
}

/** Ends an address of this division at once. */
export async function revokeReportLink(
  { db, author, now }: LinksWhere,
  divisionId: string,
  linkId: string,
): Promise<void> {
  await db.transaction(async (transaction) => {
    const link = await working(transaction, now)
      .where({ "group_report_links.id": linkId, division_id: divisionId })
      .first("group_id", "round");
    if (!link) return;
    await transaction("group_report_links").where({ id: linkId }).update({ revoked_at: now.toISOString() });
    await recordAudit(transaction, author, now, {
      ...{ action: "group-link-revoked", subjectKind: "division", subjectId: divisionId },
      detail: { round: link.round + 1, group: link.group_id },
    });
  });
}

/** The addresses of a division that work now. */
export async function listReportLinks(db: Database, divisionId: string, now: Date): Promise<ReportLink[]> {
  const rows = await working(db, now)
    .where({ division_id: divisionId })
    .select("group_report_links.*", "division_id", "round", "group_id");
  return rows.map((row) => ({
    ...{ id: row.id, divisionId: row.division_id, round: row.round, groupId: row.group_id },
    ...{ createdBy: row.created_by, expiresAt: row.expires_at, lastUsedAt: row.last_used_at },
  }));
}

/** How exactly the last use is told, in milliseconds: not every keystroke writes. */
const usedWithin = 60_000;

/** The report that an address opens and its congress; null when it never was, has expired or was revoked. */
export async function reportOfLink(
  db: Database,
  token: string,
  now: Date,
): Promise<(ReportKey & { congressId: string }) | null> {
  const row = await working(db, now)
    .join("divisions", "divisions.id", "group_reports.division_id")
    .where({ token_hash: hashToken(codeOf(token)) })
    .first("group_report_links.id", "last_used_at", "division_id", "round", "group_id", "congress_id");
  if (!row) return null;
  if (row.last_used_at === null || now.getTime() - Date.parse(row.last_used_at) > usedWithin)
    await db("group_report_links").where({ id: row.id }).update({ last_used_at: now.toISOString() });
  return {
    ...{ divisionId: row.division_id, round: row.round, groupId: row.group_id },
    congressId: row.congress_id,
  };
}

const working = (db: Database, now: Date) =>
  db("group_report_links")
    .join("group_reports", "group_reports.id", "group_report_links.report_id")
    .whereNull("revoked_at")
    .where("expires_at", ">", now.toISOString());
