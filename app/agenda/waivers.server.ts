import { recordAudit } from "~/accounts/audit.server";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import type { Waiver } from "./check";
import { activeWaivers } from "./publications.server";
import { rules } from "./rules/table";

export type WaiverAnswer = "waived" | "not-waivable" | "already" | "gone";

/** Sets a block aside, with the name of who answers for it and the reason. */
export async function waive(
  db: Database,
  viewer: SignedIn,
  now: Date,
  congressId: string,
  waiver: Waiver,
): Promise<WaiverAnswer> {
  if (!rules.some(({ code, waivable }) => code === waiver.code && waivable)) return "not-waivable";
  return db.transaction(async (transaction): Promise<WaiverAnswer> => {
    const agenda = await transaction("agendas").where({ congress_id: congressId }).forUpdate().first("id");
    if (!agenda) return "gone";
    const present = await activeWaivers(transaction, congressId);
    if (present.some(({ code }) => code === waiver.code)) return "already";
    await transaction("agenda_waivers").insert({
      id: newId(),
      agenda_id: agenda.id,
      ...waiver,
      author_id: viewer.id,
      at: now.toISOString(),
    });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "agenda-rule-waived",
      subjectKind: "congress",
      subjectId: congressId,
      detail: { ...waiver },
    });
    return "waived";
  });
}

/** Lets the rule block again. */
export async function withdrawWaiver(
  db: Database,
  viewer: SignedIn,
  now: Date,
  congressId: string,
  id: string,
): Promise<void> {
  await db.transaction(async (transaction) => {
    const own = transaction("agendas").where({ congress_id: congressId }).select("id");
    const changed = await transaction("agenda_waivers")
      .where({ id })
      .whereNull("withdrawn_at")
      .whereIn("agenda_id", own)
      .update({ withdrawn_at: now.toISOString() });
    if (changed === 0) return;
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "agenda-waiver-withdrawn",
      subjectKind: "congress",
      subjectId: congressId,
      detail: { id },
    });
  });
}
