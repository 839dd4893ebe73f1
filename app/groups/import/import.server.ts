import { createHash } from "node:crypto";
import { recordAudit, type Actor } from "~/accounts/audit.server";
import type { Database } from "~/platform/database.server";
import { askWorker } from "~/platform/in-worker.server";
import { newId } from "~/platform/id.server";
import { lockForWriting } from "~/platform/locks.server";
import { insertDelegates, listDelegates, updateDelegates } from "../delegates.server";
import { planImport, type Counts, type Plan, type PlannedRow, type PlanQuestion } from "./plan";
import { keepResult, type ImportResult, type RefusedRow, type Upload } from "./uploads.server";

/** The plan of an upload for the list as it is now, and a mark by which the same plan is known again. */
export async function planOf(
  db: Database,
  congressId: string,
  { rows, mapping }: Upload,
): Promise<{ plan: Plan; mark: string }> {
  const plan = await planApart({ rows, mapping, delegates: await listDelegates(db, congressId) });
  return { plan, mark: markOf(plan) };
}

/** Fewer rows are planned faster than a thread begins. */
const fewRows = 1000;
const bounds = { patience: 60_000, memory: 1000 };

/** Plans long lists in a thread of their own, so that the server goes on answering. */
async function planApart(question: PlanQuestion): Promise<Plan> {
  const { rows, delegates } = question;
  if (rows.length + delegates.length <= fewRows) return planImport(question);
  const planned = await askWorker<Plan>("app/groups/import/plan.ts", "planImport", question, bounds);
  if (planned.kind === "answer") return planned.answer;
  throw new Error(`Planning an import of ${rows.length} rows was stopped: ${planned.why}.`);
}

/** Two plans with the same mark do the same to the same versions of the same delegates. */
function markOf({ rows }: Plan): string {
  const deeds = rows.map(({ row, outcome, delegate, values }) => [
    ...[row.line, outcome, delegate?.id, delegate?.version],
    values && [...Object.entries(values), ...Object.entries(values.attributes)],
  ]);
  return createHash("sha256").update(JSON.stringify(deeds)).digest("hex");
}

export type Imported =
  | { kind: "stored"; counts: Counts }
  /** The list changed since the plan was shown. */
  | { kind: "outdated" };

/**
 * Stores what was announced, all or nothing. Refuses when the list changed in between, so that the plan would be
 * another one.
 * @param announced the mark of the plan that the user saw
 * @param progress is told how many rows are written, of how many
 */
export async function storeImport(
  { db, author, now, congressId }: { db: Database; author: Actor; now: Date; congressId: string },
  upload: Upload,
  announced: string,
  progress: (written: number, all: number) => void = () => undefined,
): Promise<Imported> {
  return db.transaction(async (transaction): Promise<Imported> => {
    await lockForWriting(transaction, "delegates");
    const { plan, mark } = await planOf(transaction, congressId, upload);
    if (mark !== announced) return { kind: "outdated" };
    const added = plan.rows.flatMap(({ outcome, values }) =>
      outcome === "added" && values ? [{ ...values, id: newId() }] : [],
    );
    const changed = plan.rows.flatMap(({ outcome, values, delegate }) =>
      outcome === "changed" && values && delegate ? [{ ...delegate, ...values }] : [],
    );
    const all = added.length + changed.length;
    await updateDelegates(transaction, congressId, changed, (count) => progress(count, all));
    await insertDelegates(transaction, congressId, added, (count) => progress(changed.length + count, all));
    await keepResult(transaction, upload.id, resultOf(upload, plan));
    await recordAudit(transaction, author, now, {
      action: "delegates-imported",
      subjectKind: "congress",
      subjectId: congressId,
      detail: { ...plan.counts },
    });
    return { kind: "stored", counts: plan.counts };
  });
}

export const resultOf = ({ mapping }: Upload, { rows, counts }: Plan): ImportResult => ({
  counts,
  headers: mapping.columns.map(({ header }) => header),
  refused: rows.filter(({ outcome }) => outcome === "refused").map(refusedRow),
});

const refusedRow = ({ row, remarks }: PlannedRow): RefusedRow => ({
  line: row.line,
  cells: row.cells,
  reasons: remarks,
});
