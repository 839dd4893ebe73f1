import { actorOf } from "~/accounts/request.server";
import { recordAudit } from "~/accounts/audit.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { dependentsOf } from "~/platform/references.server";
import { findCongressById } from "./congresses.server";
import { editableCommittee } from "./reach.server";

export type CongressDeleted =
  | { kind: "deleted" }
  | { kind: "gone" }
  | { kind: "outdated" }
  /** Work hangs on it: the tables that hold it. */
  | { kind: "needed"; dependents: { table: string; count: number }[] };

const parts = ["congress_halls", "congress_documents"];
/** What lists and the picture say of a congress: nobody's work. */
const writtenAhead = ["congress_listings", "readiness_standings"];

/** Deletes a congress on which no work hangs yet; its halls and documents go with it. */
export async function deleteCongress(
  db: Database,
  viewer: SignedIn,
  now: Date,
  id: string,
  basedOn: number,
): Promise<CongressDeleted> {
  return db.transaction(async (transaction) => {
    const stored = await findCongressById(transaction, viewer, id);
    const reach = await editableCommittee(transaction, viewer, "congress:edit", stored?.committee.id ?? "");
    if (!stored || !reach) return { kind: "gone" };
    const dependents = await dependentsOf(transaction, "congresses", id, [...parts, ...writtenAhead]);
    if (dependents.length > 0) return { kind: "needed", dependents };
    const deleted = await transaction("congresses").where({ id, version: basedOn }).delete();
    if (deleted === 0) return { kind: "outdated" };
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "congress-deleted",
      subjectKind: "congress",
      subjectId: id,
      detail: { slug: stored.slug, title: stored.title.vi },
    });
    return { kind: "deleted" };
  });
}
