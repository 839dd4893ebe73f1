import { actorOf } from "~/accounts/request.server";
import { recordAudit } from "~/accounts/audit.server";
import { keepOutcome, readOutcome, sendingOf } from "~/accounts/sent-once.server";
import { can } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { itemForSteps, type ChecklistItem } from "./checklist";
import { readItems } from "./checklist-items.server";
import { redate } from "./dating.server";
import { readFacts } from "./facts.server";
import { listAnswerable } from "./responsible.server";
import { take, type Hand, type Refusal, type Step, type StepKind } from "./item-state";

export type ItemWritten =
  | { kind: "written" }
  /** Somebody changed the item in between: this is what is stored now. */
  | { kind: "outdated"; stored: ChecklistItem }
  | { kind: "refused"; reason: Refusal }
  | { kind: "gone" };

/** What people write about an item beside its state. */
export interface ItemDetails {
  responsible: string;
  /** An account that works on the checklist, or null. */
  responsibleId: string | null;
  notes: string;
  /** A day that stays when the congress moves; null to follow the template. */
  pinned: Day | null;
}

/** Who the viewer is to the checklist of a committee. */
export const handOf = (viewer: SignedIn, committeePath: string): Hand => ({
  id: viewer.id,
  mayWork: can(viewer, "readiness:work", { committeePath }),
  mayConfirm: can(viewer, "readiness:confirm", { committeePath }),
});

/**
 * Takes one step with an item as seen at version `basedOn`.
 * @param key of the form: sent again, it is one step
 */
export async function takeStep(
  db: Database,
  viewer: SignedIn,
  now: Date,
  itemId: string,
  basedOn: number,
  step: Step,
  key?: string,
): Promise<ItemWritten> {
  const sending = sendingOf(viewer, `item-step:${itemId}`, key, step);
  return db.transaction(async (transaction) => {
    if (sending && (await readOutcome(transaction, sending))?.isSame) return { kind: "written" };
    const open = await openItem(transaction, viewer, itemId);
    if (!open) return { kind: "gone" };
    const { item, hand, congressId } = open;
    if (isRepeated(item, step, viewer)) return { kind: "written" };
    if (item.version !== basedOn) return { kind: "outdated", stored: item };
    const answer = take(itemForSteps(item), step, hand);
    if (!answer.ok) return { kind: "refused", reason: answer.reason };
    const at = now.toISOString();
    const me = { id: viewer.id, name: viewer.name, at };
    const isWork = step.kind === "done" || step.kind === "propose-not-applicable";
    const isSettled = answer.state === "confirmed" || answer.state === "not-applicable";
    const done = isWork ? me : answer.doneBy === null ? null : item.done;
    const settled = isSettled ? me : null;
    const given = reasonOf(step);
    // What was confirmed not to apply keeps its reason.
    const reason = step.kind === "confirm" ? item.reason : given;
    await transaction("checklist_items")
      .where({ id: itemId })
      .update({
        state: answer.state,
        reason,
        done_by_id: done?.id ?? null,
        done_by_name: done?.name ?? null,
        done_at: done?.at ?? null,
        settled_by_id: settled?.id ?? null,
        settled_by_name: settled?.name ?? null,
        settled_at: settled?.at ?? null,
        version: basedOn + 1,
      });
    await transaction("checklist_item_steps").insert({
      item_id: itemId,
      step: step.kind,
      state: answer.state,
      reason: given,
      actor_name: viewer.name,
      at,
    });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: `checklist-item-${step.kind}`,
      subjectKind: "congress",
      subjectId: congressId,
      detail: { item: item.code, from: item.state, to: answer.state, reason: given },
    });
    if (sending) await keepOutcome(transaction, sending, { version: basedOn + 1 }, now);
    return { kind: "written" };
  });
}

const reasonOf = (step: Step): string =>
  step.kind === "return" || step.kind === "propose-not-applicable" ? step.reason.trim() : "";

/** The same step sent again by the same person, as a browser does on a bad line. */
function isRepeated(item: ChecklistItem, step: Step, viewer: SignedIn): boolean {
  if (step.kind === "done") return item.state === "done" && item.done?.id === viewer.id;
  if (step.kind === "confirm") return item.state === "confirmed" && item.settled?.id === viewer.id;
  return false;
}

/**
 * Saves who is responsible, the notes and the pinned day; the days that hang on it follow.
 * @param key of the form: sent again, it is saved once; sent again with more typed in, it rests on what it saved before
 */
export async function saveDetails(
  db: Database,
  viewer: SignedIn,
  now: Date,
  itemId: string,
  basedOn: number,
  details: ItemDetails,
  key?: string,
): Promise<ItemWritten> {
  const sending = sendingOf(viewer, `item-details:${itemId}`, key, details);
  return db.transaction(async (transaction) => {
    const earlier = sending && (await readOutcome<{ version: number }>(transaction, sending));
    if (earlier?.isSame) return { kind: "written" };
    const open = await openItem(transaction, viewer, itemId);
    if (!open) return { kind: "gone" };
    const { item, hand, congressId, checklistId, committeePath } = open;
    if (!hand.mayWork) return { kind: "refused", reason: "not-entitled" };
    // The same once more, as a browser sends it on a bad line.
    if (isAlike(item, details)) return { kind: "written" };
    if (item.version !== (earlier?.outcome.version ?? basedOn)) return { kind: "outdated", stored: item };
    const account = await answering(transaction, item, details, committeePath);
    if (account === "unknown") return { kind: "refused", reason: "unknown-account" };
    await transaction("checklist_items")
      .where({ id: itemId })
      .update({
        responsible: details.responsible || (account?.name ?? ""),
        responsible_id: account?.id ?? null,
        notes: details.notes,
        pinned_day: details.pinned,
        version: item.version + 1,
      });
    if (details.pinned !== item.pinned) await redate(transaction, checklistId);
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "checklist-item-edited",
      subjectKind: "congress",
      subjectId: congressId,
      detail: { item: item.code, pinned: details.pinned, responsible: details.responsible },
    });
    if (sending) await keepOutcome(transaction, sending, { version: item.version + 1 }, now);
    return { kind: "written" };
  });
}

const isAlike = (item: ChecklistItem, details: ItemDetails): boolean =>
  // An account that was chosen without words gave its name.
  (item.responsible === details.responsible || (details.responsible === "" && item.responsibleId !== null)) &&
  item.responsibleId === details.responsibleId &&
  item.notes === details.notes &&
  item.pinned === details.pinned;

/** The account that is to answer for an item. One that is stored already stays, even when it is gone by now. */
async function answering(
  transaction: Database,
  item: ChecklistItem,
  { responsibleId }: ItemDetails,
  committeePath: string,
): Promise<{ id: string; name: string } | null | "unknown"> {
  if (responsibleId === null) return null;
  if (responsibleId === item.responsibleId) return { id: responsibleId, name: item.responsible };
  const known = await listAnswerable(transaction, committeePath);
  return known.find(({ id }) => id === responsibleId) ?? "unknown";
}

/**
 * The item with its facts, its checklist locked until the transaction ends; null when it is gone or out of the viewer's
 * sight. Dating and moving a checklist lock the same row, so that nobody waits in a circle.
 */
export async function openItem(transaction: Database, viewer: SignedIn, itemId: string) {
  const row = await transaction("checklist_items")
    .join("checklists", "checklists.id", "checklist_items.checklist_id")
    .join("congresses", "congresses.id", "checklists.congress_id")
    .join("committees", "committees.id", "congresses.committee_id")
    .where("checklist_items.id", itemId)
    .forUpdate("checklists")
    .first("checklists.id as checklist_id", "checklists.congress_id", "committees.path");
  if (!row || !can(viewer, "readiness:view", { committeePath: row.path })) return null;
  const facts = (await readFacts(transaction, [row.congress_id])).get(row.congress_id) ?? new Map();
  const item = (await readItems(transaction, row.checklist_id, facts)).find(({ id }) => id === itemId);
  if (!item || item.isRetired) return null;
  return {
    item,
    hand: handOf(viewer, row.path),
    checklistId: row.checklist_id as string,
    congressId: row.congress_id as string,
    committeePath: row.path as string,
  };
}

export interface TakenStep {
  number: number;
  step: StepKind;
  state: ChecklistItem["state"];
  reason: string;
  by: string;
  at: string;
}

/** What was done with an item, latest first. */
export async function listSteps(db: Database, itemId: string): Promise<TakenStep[]> {
  return db("checklist_item_steps")
    .where({ item_id: itemId })
    .orderBy("number", "desc")
    .select("number", "step", "state", "reason", "actor_name as by", "at");
}
