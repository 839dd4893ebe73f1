import { recordAudit, type Actor } from "~/accounts/audit.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";

/** For whom and when something is written, and with which key of the workspace. */
export interface Writing {
  db: Database;
  surveyKey: string;
  viewer: SignedIn;
  now: Date;
}

/**
 * Records what was done with a plan, inside the transaction of the write itself.
 * @param detail numbers, codes and kinds; never a name, a reason or a count
 */
export const recordDeed = (
  transaction: Database,
  { viewer, now }: { viewer: Actor; now: Date },
  planId: string,
  deed: string,
  detail: Record<string, unknown> = {},
): Promise<void> =>
  recordAudit(transaction, { id: viewer.id, name: viewer.name }, now, {
    action: `survey-${deed}`,
    subjectKind: "survey",
    subjectId: planId,
    detail,
  });
