import type { SignedIn } from "~/accounts/viewer";
import { fromJson, type Database } from "~/platform/database.server";
import { recordDeed } from "./record.server";

export type AccessKind = "read" | "exported" | "refused";

/** Records that somebody read or exported something of a plan, or was refused: what kind of thing, never its content. */
export async function recordAccess(
  db: Database,
  viewer: SignedIn,
  now: Date,
  planId: string,
  kind: AccessKind,
  what: string,
): Promise<void> {
  await db.transaction((transaction) =>
    recordDeed(transaction, { viewer, now }, planId, `${kind}`, { what }),
  );
}

export interface AccessLine {
  number: number;
  at: string;
  name: string;
  action: string;
  detail: Record<string, unknown>;
}

export const accessPageLength = 100;

/** What was done with a plan and who read it, the newest first, from below a number on. */
export async function listAccess(db: Database, planId: string, before: number | null): Promise<AccessLine[]> {
  const query = db("audit_log")
    .where({ subject_kind: "survey", subject_id: planId })
    .orderBy("number", "desc")
    .limit(accessPageLength);
  if (before !== null) void query.where("number", "<", before);
  const rows = await query.select("number", "at", "actor_name", "action", "detail");
  return rows.map(({ number, at, actor_name, action, detail }) => ({
    ...{ number, at, action },
    name: actor_name,
    detail: fromJson<Record<string, unknown>>(detail),
  }));
}
