import { recordAudit } from "~/accounts/audit.server";
import { doOnce, sendingOf } from "~/accounts/sent-once.server";
import type { Database } from "~/platform/database.server";
import { clashes } from "~/platform/parts";
import { changedUnseen } from "~/platform/rebase.server";
import type { DivisionCommand, Refusal, Summary } from "./command";
import {
  findDivisionRevision,
  insertDivisionRevision,
  listDivisionRevisions,
  type DivisionRevision,
  type RevisionHead,
} from "./division-revisions.server";
import { divisionPlace, findDivision, type DivisionsWhere } from "./divisions.server";
import { edit } from "./edit";
import { changedParts, partsOf } from "./touched";

export type DivisionSaved =
  | { kind: "saved"; revision: number; summary: Summary }
  /** Somebody changed the same things since `basedOn`: what was done in between, the latest first; nothing was written. */
  | { kind: "outdated"; latest: DivisionRevision; between: RevisionHead[] }
  | { kind: "refused"; reason: Refusal }
  | { kind: "gone" };

/**
 * Applies a command that was made on revision `basedOn` and saves the next revision. When others saved in between and
 * moved other people, a move is applied on top of theirs.
 */
export const saveDivision = (
  where: DivisionsWhere,
  id: string,
  basedOn: number,
  command: DivisionCommand,
): Promise<DivisionSaved> =>
  onLatest(where, id, command, async ({ latest, next, outdated, transaction }) => {
    const read = async (number: number) =>
      number === latest.number
        ? latest.content
        : ((await findDivisionRevision(transaction, id, number))?.content ?? null);
    const unseen = where.sent?.unseen ?? [];
    const changed = await changedUnseen({ basedOn, unseen }, latest.number, read, changedParts);
    if (!changed || clashes(partsOf(command), changed)) return outdated(basedOn);
    const edited = edit(latest.content, command);
    if (!edited.ok) {
      return basedOn === latest.number ? { kind: "refused", reason: edited.reason } : outdated(basedOn);
    }
    return next({ content: edited.content, summary: edited.summary, undo: latest.number, redo: null });
  });

/** Brings back the content before the last change, or after it again. Itself a revision: nothing is lost. */
export async function stepDivision(
  where: DivisionsWhere,
  id: string,
  basedOn: number,
  step: "undo" | "redo",
): Promise<DivisionSaved> {
  return onLatest(where, id, step, async ({ latest, next, outdated, transaction }) => {
    if (latest.number !== basedOn || where.sent?.unseen.length) return outdated(basedOn);
    const target = step === "undo" ? latest.undo : latest.redo;
    const found = target === null ? null : await findDivisionRevision(transaction, id, target);
    if (!found) return { kind: "refused", reason: { code: "nothing-to-do" } };
    return next({
      content: found.content,
      summary: { code: step === "undo" ? "undone" : "redone", params: { revision: found.number } },
      undo: found.undo,
      redo: step === "undo" ? latest.number : found.redo,
    });
  });
}

/** Brings back an earlier revision as the next one. */
export const restoreDivision = (
  where: DivisionsWhere,
  id: string,
  basedOn: number,
  number: number,
): Promise<DivisionSaved> =>
  onLatest(where, id, number, async ({ latest, next, outdated, transaction }) => {
    if (latest.number !== basedOn) return outdated(basedOn);
    const found = await findDivisionRevision(transaction, id, number);
    if (!found) return { kind: "gone" };
    return next({
      content: found.content,
      summary: { code: "restored", params: { revision: number } },
      ...{ undo: latest.number, redo: null },
    });
  });

/** A division held by one transaction. */
interface Held {
  latest: DivisionRevision;
  next: (revision: Pick<DivisionRevision, "content" | "summary" | "undo" | "redo">) => Promise<DivisionSaved>;
  outdated: (basedOn: number) => Promise<DivisionSaved>;
  transaction: Database;
}

/** Runs with the latest revision while nobody else can write the next one. */
async function onLatest(
  { db, author, now, congressId, sent }: DivisionsWhere,
  id: string,
  asked: unknown,
  work: (held: Held) => Promise<DivisionSaved>,
): Promise<DivisionSaved> {
  return db.transaction(async (transaction): Promise<DivisionSaved> => {
    await transaction("divisions").where({ congress_id: congressId, id }).forUpdate().first("id");
    const division = await findDivision(transaction, congressId, id);
    if (!division) return { kind: "gone" };
    const latest = division.revision;
    const number = latest.number + 1;
    const next: Held["next"] = async (revision) => {
      await insertDivisionRevision(transaction, author, now, { ...revision, divisionId: id, number });
      await recordAudit(transaction, author, now, {
        action: "division-edited",
        subjectKind: "congress",
        subjectId: congressId,
        detail: { division: id, revision: number, what: revision.summary.code },
      });
      return { kind: "saved", revision: number, summary: revision.summary };
    };
    const outdated: Held["outdated"] = async (basedOn) => ({
      kind: "outdated",
      latest,
      between: await listDivisionRevisions(transaction, id, { after: basedOn, limit: 10 }),
    });
    const sending = sendingOf(author, divisionPlace(id), sent?.key, asked);
    return doOnce(transaction, sending, now, () => work({ latest, next, outdated, transaction }));
  });
}
