import { actorOf } from "~/accounts/request.server";
import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { judgeUpload, keepContent, type Upload, type UploadRefusal } from "~/platform/files/uploads.server";
import { newId } from "~/platform/id.server";
import { openItem } from "./item-writes.server";

export type EvidenceRefusal = "not-entitled" | "settled" | "too-many";

export type EvidenceAdded =
  | { kind: "added"; id: string }
  | { kind: "refused"; reason: EvidenceRefusal }
  | { kind: "unfit"; reason: UploadRefusal };

/** More files than this on one item are a mistake. */
const mostFiles = 50;

/**
 * Attaches a file to an item. Sending the same file again, as a browser does on a bad line, attaches it once.
 * The file is kept first and named in the database afterwards, so that no evidence is named that is not there.
 */
export async function addEvidence(
  { db, filesUrl, viewer, now }: { db: Database; filesUrl: string; viewer: SignedIn; now: Date },
  itemId: string,
  file: Upload,
): Promise<EvidenceAdded> {
  const judged = await judgeUpload(file);
  if (!judged.ok) return { kind: "unfit", reason: judged.reason };
  const entitled = await db.transaction(async (transaction) => mayAttach(transaction, viewer, itemId));
  if (entitled !== null) return { kind: "refused", reason: entitled };
  const hash = await keepContent(filesUrl, file.content);
  return db.transaction(async (transaction) => {
    const refusal = await mayAttach(transaction, viewer, itemId);
    if (refusal !== null) return { kind: "refused", reason: refusal };
    const attached = await transaction("checklist_evidence")
      .where({ item_id: itemId, sha256: hash })
      .whereNull("withdrawn_at")
      .first("id");
    if (attached) return { kind: "added", id: attached.id };
    const id = newId();
    await transaction("checklist_evidence").insert({
      id,
      item_id: itemId,
      file_name: judged.name,
      media_type: judged.type,
      size: file.content.byteLength,
      sha256: hash,
      added_by_name: viewer.name,
      added_at: now.toISOString(),
    });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "checklist-evidence-added",
      subjectKind: "checklist-item",
      subjectId: itemId,
      detail: { evidence: id, sha256: hash, size: file.content.byteLength },
    });
    return { kind: "added", id };
  });
}

async function mayAttach(
  transaction: Database,
  viewer: SignedIn,
  itemId: string,
): Promise<EvidenceRefusal | null> {
  const open = await openItem(transaction, viewer, itemId);
  if (!open?.hand.mayWork) return "not-entitled";
  if (open.item.state === "confirmed" && open.item.tie === null) return "settled";
  return open.item.evidence.length >= mostFiles ? "too-many" : null;
}

/** Takes a file off an item that is not yet handed in. The file itself is kept: evidence is not lost. */
export async function withdrawEvidence(
  db: Database,
  viewer: SignedIn,
  now: Date,
  itemId: string,
  evidenceId: string,
): Promise<"withdrawn" | "handed-in" | "refused"> {
  return db.transaction(async (transaction) => {
    const open = await openItem(transaction, viewer, itemId);
    if (!open?.hand.mayWork) return "refused";
    if (!["open", "in-progress", "returned"].includes(open.item.state)) return "handed-in";
    const withdrawn = await transaction("checklist_evidence")
      .where({ id: evidenceId, item_id: itemId })
      .whereNull("withdrawn_at")
      .update({ withdrawn_at: now.toISOString() });
    if (withdrawn > 0) {
      await recordAudit(transaction, actorOf(viewer), now, {
        action: "checklist-evidence-withdrawn",
        subjectKind: "checklist-item",
        subjectId: itemId,
        detail: { evidence: evidenceId },
      });
    }
    return "withdrawn";
  });
}

export interface StoredEvidence {
  fileName: string;
  mediaType: string;
  hash: string;
}

/** A file of the congress that the viewer may see; null otherwise, also for files taken off their item. */
export async function findEvidence(
  db: Database,
  viewer: SignedIn,
  congressId: string,
  evidenceId: string,
): Promise<StoredEvidence | null> {
  const row = await db("checklist_evidence")
    .join("checklist_items", "checklist_items.id", "checklist_evidence.item_id")
    .join("checklists", "checklists.id", "checklist_items.checklist_id")
    .join("congresses", "congresses.id", "checklists.congress_id")
    .join("committees", "committees.id", "congresses.committee_id")
    .where({ "checklist_evidence.id": evidenceId, "checklists.congress_id": congressId })
    .whereNull("withdrawn_at")
    .first("file_name", "media_type", "sha256", "committees.path");
  if (!row || !can(viewer, "readiness:view", { committeePath: row.path })) return null;
  return { fileName: row.file_name, mediaType: row.media_type, hash: row.sha256 };
}
