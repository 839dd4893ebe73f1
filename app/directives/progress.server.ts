import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import { keepOutcome, readOutcome, sendingOf } from "~/accounts/sent-once.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import type { DutyState } from "./directive";
import { holdDuty } from "./held-part.server";

export interface Progress {
  state: DutyState;
  /** What was done; may be empty when only the state or the day changes. */
  note: string;
  responsible: string;
  dueBefore: Day | null;
}

/** Reports progress with a duty as seen at version `basedOn`. Sent twice under its key, it is one report. */
export async function reportProgress(
  db: Database,
  viewer: SignedIn,
  now: Date,
  dutyId: string,
  basedOn: number,
  progress: Progress,
  key?: string,
): Promise<"reported" | "outdated" | "refused"> {
  if (!can(viewer, "directive:edit")) return "refused";
  const { state, note, responsible, dueBefore } = progress;
  const sending = sendingOf(viewer, `duty:${dutyId}`, key, progress);
  return db.transaction(async (transaction) => {
    if (sending && (await readOutcome(transaction, sending))?.isSame) return "reported";
    const duty = await holdDuty(transaction, dutyId);
    if (!duty) return "refused";
    if (duty.version !== basedOn) return "outdated";
    await transaction("directive_duties")
      .where({ id: dutyId })
      .update({ state, responsible, due_before: dueBefore, version: basedOn + 1 });
    if (note !== "" || state !== duty.state) {
      await transaction("duty_notes").insert({
        ...{ duty_id: dutyId, state, text: note, author_name: viewer.name, at: now.toISOString() },
      });
    }
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "directive-progress",
      subjectKind: "directive",
      subjectId: duty.directive_id,
      detail: { duty: dutyId, from: duty.state, to: state },
    });
    if (sending) await keepOutcome(transaction, sending, { version: basedOn + 1 }, now);
    return "reported";
  });
}
