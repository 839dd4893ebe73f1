import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { clauseWords, dutyWords, holdClause, holdDuty } from "./held-part.server";
import { keepWording } from "./wordings.server";

export interface Removal {
  basedOn: number;
  /** Why; must be told where progress has been reported. */
  reason: string;
  /** How many reports of progress the person was shown, who agrees that they leave the pages. */
  knownNotes: number;
}

/** "has-progress": reports of progress would leave the pages that were not agreed to, or no reason was given. */
export type Removed = "removed" | "outdated" | "has-progress" | "source" | "refused";

/**
 * Takes a duty as seen at version `basedOn` off the pages. Its words, its progress, who took it out and why stay on
 * record. "source" where it comes from a source document.
 */
export async function removeDuty(
  db: Database,
  viewer: SignedIn,
  now: Date,
  dutyId: string,
  { basedOn, reason, knownNotes }: Removal,
): Promise<Removed> {
  if (!can(viewer, "directive:edit")) return "refused";
  return db.transaction(async (transaction) => {
    const duty = await holdDuty(transaction, dutyId);
    if (!duty) return "refused";
    if (duty.is_source) return "source";
    if (duty.version !== basedOn) return "outdated";
    if (!(await isAgreed(transaction, [dutyId], reason, knownNotes))) return "has-progress";
    await takeOutDuty(transaction, viewer, now, duty, reason);
    return "removed";
  });
}

/** As `removeDuty`, for a clause with all its duties. */
export async function removeClause(
  db: Database,
  viewer: SignedIn,
  now: Date,
  clauseId: string,
  { basedOn, reason, knownNotes }: Removal,
): Promise<Removed> {
  if (!can(viewer, "directive:edit")) return "refused";
  return db.transaction(async (transaction) => {
    const clause = await holdClause(transaction, clauseId);
    if (!clause) return "refused";
    if (clause.is_source) return "source";
    if (clause.version !== basedOn) return "outdated";
    const ids: string[] = await transaction("directive_duties")
      .where({ clause_id: clauseId, removed_at: null })
      .orderBy("position")
      .pluck("id");
    const duties: HeldDuty[] = [];
    for (const id of ids) {
      const duty = await holdDuty(transaction, id);
      if (duty) duties.push(duty);
    }
    if (!(await isAgreed(transaction, ids, reason, knownNotes))) return "has-progress";
    for (const duty of duties) await takeOutDuty(transaction, viewer, now, duty, reason);
    await transaction("directive_clauses")
      .where({ id: clauseId })
      .update({ removed_at: now.toISOString(), version: basedOn + 1 });
    const part = { directive_id: clause.directive_id, clause_id: clauseId, version: basedOn };
    await keepWording(transaction, viewer, now, { ...part, act: "removed", reason }, clauseWords(clause));
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "directive-clause-removed",
      subjectKind: "directive",
      subjectId: clause.directive_id,
      detail: { clause: clauseId, number: clause.number, duties: duties.length, reason },
    });
    return "removed";
  });
}

type HeldDuty = NonNullable<Awaited<ReturnType<typeof holdDuty>>>;

/** Nothing was reported, or all that was is known and a reason is given. */
async function isAgreed(
  transaction: Database,
  duties: readonly string[],
  reason: string,
  knownNotes: number,
): Promise<boolean> {
  const [row] = await transaction("duty_notes")
    .whereIn("duty_id", [...duties])
    .count({ notes: "*" });
  const notes = Number(row?.notes ?? 0);
  return notes === 0 || (notes === knownNotes && reason !== "");
}

async function takeOutDuty(
  transaction: Database,
  viewer: SignedIn,
  now: Date,
  duty: HeldDuty,
  reason: string,
): Promise<void> {
  await transaction("directive_duties")
    .where({ id: duty.id })
    .update({ removed_at: now.toISOString(), version: duty.version + 1 });
  const part = { directive_id: duty.directive_id, duty_id: duty.id, version: duty.version };
  const words = { ...dutyWords(duty), state: duty.state };
  await keepWording(transaction, viewer, now, { ...part, act: "removed", reason }, words);
  await recordAudit(transaction, actorOf(viewer), now, {
    action: "directive-duty-removed",
    subjectKind: "directive",
    subjectId: duty.directive_id,
    detail: { duty: duty.id, state: duty.state, reason },
  });
}
