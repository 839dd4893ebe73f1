import { recordAudit, type Actor } from "~/accounts/audit.server";
import { doOnce, sendingOf } from "~/accounts/sent-once.server";
import type { Database } from "~/platform/database.server";
import type { SentEdit } from "~/platform/edit-queue";
import { clashes } from "~/platform/parts";
import { changedUnseen } from "~/platform/rebase.server";
import { findAgenda, findRevision, insertRevision, type Revision } from "./agendas.server";
import type { EditCommand, Refusal, Summary } from "./edits/command";
import { edit } from "./edits/edit";
import { changedParts, partsOf } from "./edits/touched";

export type Saved =
  | { kind: "saved"; revision: number; summary: Summary; reapplied: boolean }
  /** Somebody changed the same things since `basedOn`: the latest revision is given, nothing was written. */
  | { kind: "outdated"; latest: Revision }
  | { kind: "refused"; reason: Refusal }
  | { kind: "gone" };

interface Where {
  db: Database;
  author: Actor;
  now: Date;
  congressId: string;
  /** Of an edit that a board sends until it is answered. */
  sent?: SentEdit;
}

/** Everything about an agenda that may be sent again is known under this name; open editors listen to it. */
export const agendaPlace = (congressId: string): string => `agenda:${congressId}`;

/**
 * Applies a command that was made on revision `basedOn` and saves the next revision. When others saved in between and
 * touched other things, the command is applied on top of theirs.
 */
export async function saveCommand(where: Where, basedOn: number, command: EditCommand): Promise<Saved> {
  return onLatest(where, command, async (latest, save) => {
    const read = async (number: number) =>
      number === latest.number
        ? latest.agenda
        : ((await findRevision(save.transaction, latest.congressId, number))?.agenda ?? null);
    const unseen = where.sent?.unseen ?? [];
    const changed = await changedUnseen({ basedOn, unseen }, latest.number, read, changedParts);
    if (!changed || clashes(partsOf(command), changed)) return { kind: "outdated", latest };
    const reapplied = basedOn !== latest.number;
    const edited = edit(latest.agenda, command);
    if (!edited.ok) {
      return reapplied ? { kind: "outdated", latest } : { kind: "refused", reason: edited.reason };
    }
    await save.next({
      agenda: edited.agenda,
      summary: edited.summary,
      undo: latest.number,
      redo: null,
    });
    return { kind: "saved", revision: latest.number + 1, summary: edited.summary, reapplied };
  });
}

/** Brings back the content before the last change, or after it again. Itself a revision: nothing is lost. */
export async function saveStep(where: Where, basedOn: number, step: "undo" | "redo"): Promise<Saved> {
  return onLatest(where, step, async (latest, save) => {
    if (latest.number !== basedOn || where.sent?.unseen.length) return { kind: "outdated", latest };
    const target = step === "undo" ? latest.undo : latest.redo;
    const found = target === null ? null : await findRevision(save.transaction, latest.congressId, target);
    if (!found) return { kind: "refused", reason: { code: "nothing-to-do", params: {} } };
    const undone = step === "undo" ? latest.summary : found.summary;
    const summary: Summary = { code: step === "undo" ? "undone" : "redone", params: { what: undone.code } };
    await save.next({
      agenda: found.agenda,
      summary,
      undo: found.undo,
      redo: step === "undo" ? latest.number : found.redo,
    });
    return { kind: "saved", revision: latest.number + 1, summary, reapplied: false };
  });
}

/** Brings back an earlier revision as the next one. */
export async function saveRestored(where: Where, basedOn: number, number: number): Promise<Saved> {
  return onLatest(where, number, async (latest, save) => {
    if (latest.number !== basedOn) return { kind: "outdated", latest };
    const found = await findRevision(save.transaction, latest.congressId, number);
    if (!found) return { kind: "gone" };
    const summary: Summary = { code: "restored", params: { revision: number } };
    await save.next({ agenda: found.agenda, summary, undo: latest.number, redo: null });
    return { kind: "saved", revision: latest.number + 1, summary, reapplied: false };
  });
}

interface Save {
  transaction: Database;
  next: (revision: Pick<Revision, "agenda" | "summary" | "undo" | "redo">) => Promise<void>;
}

/** Runs with the latest revision while nobody else can write the next one. */
async function onLatest(
  { db, author, now, congressId, sent }: Where,
  asked: unknown,
  work: (latest: Revision, save: Save) => Promise<Saved>,
): Promise<Saved> {
  return db.transaction(async (transaction) => {
    await transaction("agendas").where({ congress_id: congressId }).forUpdate().first("id");
    const latest = await findAgenda(transaction, congressId);
    if (!latest) return { kind: "gone" };
    const next: Save["next"] = async (revision) => {
      await insertRevision(transaction, author.name, author.id, now, {
        ...revision,
        agendaId: latest.agendaId,
        congressId,
        number: latest.number + 1,
      });
      await recordAudit(transaction, author, now, {
        action: "agenda-edited",
        subjectKind: "congress",
        subjectId: congressId,
        detail: { revision: latest.number + 1, what: revision.summary.code },
      });
    };
    const sending = sendingOf(author, agendaPlace(congressId), sent?.key, asked);
    return doOnce(transaction, sending, now, () => work(latest, { transaction, next }));
  });
}
