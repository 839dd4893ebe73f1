import { recordAudit } from "~/accounts/audit.server";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { lockForWriting } from "~/platform/locks.server";
import { dependentsOf } from "~/platform/references.server";
import { findCommitteeById } from "./committees.server";
import { editableCommittee } from "./reach.server";

export type CommitteeDeleted =
  | { kind: "deleted" }
  | { kind: "gone" }
  | { kind: "outdated" }
  /** Something depends on it: the tables that hold it. */
  | { kind: "needed"; dependents: { table: string; count: number }[] };

/** Deletes a committee on which nothing depends: no committee below it, no congress, nobody's role, no other work. */
export async function deleteCommittee(
  db: Database,
  viewer: SignedIn,
  now: Date,
  id: string,
  basedOn: number,
): Promise<CommitteeDeleted> {
  return db.transaction(async (transaction) => {
    await lockForWriting(transaction, "committees");
    const stored = await findCommitteeById(transaction, viewer, id);
    if (!stored || !(await editableCommittee(transaction, viewer, "committee:edit", id))) {
      return { kind: "gone" };
    }
    const dependents = await dependentsOf(transaction, "committees", id);
    const [roles] = await transaction("user_roles").where({ committee_id: id }).count({ count: "*" });
    const held = Number(roles?.count ?? 0);
    if (held > 0) dependents.push({ table: "user_roles", count: held });
    if (dependents.length > 0) return { kind: "needed", dependents };
    const deleted = await transaction("committees").where({ id, version: basedOn }).delete();
    if (deleted === 0) return { kind: "outdated" };
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "committee-deleted",
      subjectKind: "committee",
      subjectId: id,
      detail: { slug: stored.slug, name: stored.names.vi },
    });
    return { kind: "deleted" };
  });
}
