import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { newId } from "~/platform/id.server";
import { findDraft } from "./drafts.server";
import { stateOfRound } from "./round";
import { listUnits, ownUnit } from "./round-units.server";
import { findRound } from "./rounds.server";

/**
 * Asks units to comment: all committees right below the one that issues the draft, and units by name. Those that were
 * asked already stay as they are. Answers how many are new; null when the viewer may not.
 */
export async function inviteUnits(
  db: Database,
  viewer: SignedIn,
  now: Date,
  draftId: string,
  roundId: string,
  { committees, names }: { committees: boolean; names: readonly string[] },
): Promise<number | null> {
  return db.transaction(async (transaction) => {
    const draft = await findDraft(transaction, viewer, draftId);
    const round = await findRound(transaction, draftId, roundId);
    if (!draft || !round || !can(viewer, "document:edit", { committeePath: draft.committee.path }))
      return null;
    const below: { id: string; name_vi: string }[] = committees
      ? await transaction("committees as below")
          .join("committees as issuer", "issuer.id", "below.parent_id")
          .where("issuer.path", draft.committee.path)
          .select("below.id", "below.name_vi")
      : [];
    const units = [
      ...below.map(({ id, name_vi }) => ({ committee_id: id as string | null, name: name_vi })),
      ...names.map((name) => ({ committee_id: null, name })),
    ];
    let added = 0;
    for (const unit of units) {
      const inserted = await transaction("round_units")
        .insert({ id: newId(), round_id: roundId, ...unit })
        .onConflict(["round_id", "name"])
        .ignore()
        .returning("id");
      added += inserted.length;
    }
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "round-units-invited",
      subjectKind: "draft",
      subjectId: draftId,
      detail: { round: roundId, added },
    });
    return added;
  });
}

/** Notes that the viewer's unit has read the draft and has nothing to add, while the round is open. */
export async function agree(
  db: Database,
  viewer: SignedIn,
  now: Date,
  today: Day,
  draftId: string,
  roundId: string,
): Promise<"agreed" | "not-open" | "refused"> {
  return db.transaction(async (transaction) => {
    const round = await findRound(transaction, draftId, roundId);
    const unit = ownUnit(await listUnits(transaction, roundId), viewer);
    if (!round || !unit) return "refused";
    if (unit.answer === "agreed") return "agreed";
    if (stateOfRound(round, today) !== "open") return "not-open";
    await transaction("round_units")
      .where({ id: unit.id })
      .update({ agreed_by: viewer.name, agreed_at: now.toISOString() });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "round-unit-agreed",
      subjectKind: "draft",
      subjectId: draftId,
      detail: { round: roundId, unit: unit.id },
    });
    return "agreed";
  });
}
