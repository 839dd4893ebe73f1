import { recordAudit } from "~/accounts/audit.server";
import type { Database } from "~/platform/database.server";
import type { DivisionCommand, Refusal, Summary } from "./command";
import {
  findDivision,
  findDivisionRevision,
  insertDivisionRevision,
  listDivisionRevisions,
  type DivisionRevision,
  type DivisionsWhere,
  type RevisionHead,
} from "./divisions.server";
import { edit } from "./edit";

export type DivisionSaved =
  | { kind: "saved"; revision: number; summary: Summary }
  /** Somebody saved since `basedOn`: what was done in between, the latest first; nothing was written. */
  | { kind: "outdated"; latest: DivisionRevision; between: RevisionHead[] }
  | { kind: "refused"; reason: Refusal }
  | { kind: "gone" };

/** Applies a command that was made on revision `basedOn` and saves the next revision. */
export const saveDivision = (
  where: DivisionsWhere,
  id: string,
  basedOn: number,
  command: DivisionCommand,
): Promise<DivisionSaved> =>
  onLatest(where, id, basedOn, async (latest, next) => {
    const edited = edit(latest.content, command);
    if (!edited.ok) return { kind: "refused", reason: edited.reason };
    return next({ content: edited.content, summary: edited.summary, undo: latest.number, redo: null });
  });

/** Brings back the content before the last change, or after it again. Itself a revision: nothing is lost. */
export async function stepDivision(
  where: DivisionsWhere,
  id: string,
  basedOn: number,
  step: "undo" | "redo",
): Promise<DivisionSaved> {
  return onLatest(where, id, basedOn, async (latest, next, transaction) => {
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
  onLatest(where, id, basedOn, async (latest, next, transaction) => {
    const found = await findDivisionRevision(transaction, id, number);
    if (!found) return { kind: "gone" };
    return next({
      content: found.content,
      summary: { code: "restored", params: { revision: number } },
      ...{ undo: latest.number, redo: null },
    });
  });

type Next = (
  revision: Pick<DivisionRevision, "content" | "summary" | "undo" | "redo">,
) => Promise<DivisionSaved>;

/** Runs with the latest revision while nobody else can write the next one. */
async function onLatest(
  { db, author, now, congressId }: DivisionsWhere,
  id: string,
  basedOn: number,
  work: (latest: DivisionRevision, next: Next, transaction: Database) => Promise<DivisionSaved>,
): Promise<DivisionSaved> {
  return db.transaction(async (transaction): Promise<DivisionSaved> => {
    await transaction("divisions").where({ congress_id: congressId, id }).forUpdate().first("id");
    const division = await findDivision(transaction, congressId, id);
    if (!division) return { kind: "gone" };
    const latest = division.revision;
    if (latest.number !== basedOn) {
      const between = await listDivisionRevisions(transaction, id, { after: basedOn, limit: 10 });
      return { kind: "outdated", latest, between };
    }
    const number = latest.number + 1;
    return work(
      latest,
      async (revision) => {
        await insertDivisionRevision(transaction, author, now, { ...revision, divisionId: id, number });
        await recordAudit(transaction, author, now, {
          action: "division-edited",
          subjectKind: "congress",
          subjectId: congressId,
          detail: { division: id, revision: number, what: revision.summary.code },
        });
        return { kind: "saved", revision: number, summary: revision.summary };
      },
      transaction,
    );
  });
}
