import { recordAudit } from "~/accounts/audit.server";
import { fromJson, type Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import type { Answer } from "../division/problem";
import type { DivisionsWhere } from "./divisions.server";

/** What came of a run, besides or instead of a new revision. */
export type RunOutcome =
  | { kind: "divided"; revision: number }
  /** The division was changed while it was being divided: nothing was written. */
  | { kind: "outdated" }
  /** The process that divided is gone. */
  | { kind: "lost" }
  | Exclude<Answer, { kind: "divided" }>;

export interface DivisionRun {
  id: string;
  divisionId: string;
  /** The revision whose wishes it works on. */
  basedOn: number;
  state: "running" | "done" | "cancelled" | "failed";
  /** Thousandths. */
  progress: number;
  outcome: RunOutcome | null;
}

interface RunRow {
  id: string;
  division_id: string;
  based_on: number;
  state: DivisionRun["state"];
  progress: number;
  outcome: string | null;
  heard_at: string;
}

/** A run that has not told of itself for so long has died with its process, in milliseconds. */
const silence = 20_000;

/** The latest run of a division as it stands at this moment: one that has died is told as failed. */
export async function latestRun(db: Database, divisionId: string, now: Date): Promise<DivisionRun | null> {
  const row: RunRow | undefined = await db("division_runs")
    .where({ division_id: divisionId })
    .orderBy([{ column: "started_at", order: "desc" }, "id"])
    .first();
  return row ? runOf(row, now) : null;
}

export async function findRun(
  db: Database,
  divisionId: string,
  id: string,
  now: Date,
): Promise<DivisionRun | null> {
  const row: RunRow | undefined = await db("division_runs").where({ division_id: divisionId, id }).first();
  return row ? runOf(row, now) : null;
}

function runOf(row: RunRow, now: Date): DivisionRun {
  const isLost = row.state === "running" && Math.abs(now.getTime() - Date.parse(row.heard_at)) > silence;
  return {
    ...{ id: row.id, divisionId: row.division_id, basedOn: row.based_on, progress: row.progress },
    state: isLost ? "failed" : row.state,
    outcome: isLost ? { kind: "lost" } : row.outcome === null ? null : fromJson<RunOutcome>(row.outcome),
  };
}

export type Begun = { kind: "begun"; id: string } | { kind: "busy"; run: DivisionRun } | { kind: "gone" };

/** Enters a run, unless one is at work on this division. */
export async function beginRun(
  { db, author, now, congressId }: DivisionsWhere,
  divisionId: string,
  basedOn: number,
): Promise<Begun> {
  return db.transaction(async (transaction): Promise<Begun> => {
    const division = await transaction("divisions")
      .where({ congress_id: congressId, id: divisionId })
      .forUpdate()
      .first("id");
    if (!division) return { kind: "gone" };
    const last = await latestRun(transaction, divisionId, now);
    if (last?.state === "running") return { kind: "busy", run: last };
    // What earlier runs came to is told no more.
    await transaction("division_runs").where({ division_id: divisionId }).delete();
    const id = newId();
    const at = now.toISOString();
    await transaction("division_runs").insert({
      ...{ id, division_id: divisionId, based_on: basedOn, state: "running", author_id: author.id },
      ...{ started_at: at, heard_at: at },
    });
    await recordAudit(transaction, author, now, {
      action: "division-run-begun",
      subjectKind: "congress",
      subjectId: congressId,
      detail: { division: divisionId, revision: basedOn },
    });
    return { kind: "begun", id };
  });
}

/** Tells how far a run is. Answers false when it has been cancelled meanwhile. */
export async function tellProgress(db: Database, id: string, progress: number, now: Date): Promise<boolean> {
  const told = await db("division_runs")
    .where({ id, state: "running" })
    .update({ progress: Math.round(progress * 1000), heard_at: now.toISOString() });
  return told > 0;
}

/** Ends a run; one that was cancelled stays so. */
export async function endRun(
  db: Database,
  id: string,
  state: "done" | "failed",
  outcome: RunOutcome,
): Promise<void> {
  await db("division_runs")
    .where({ id, state: "running" })
    .update({ state, progress: 1000, outcome: JSON.stringify(outcome) });
}

/** Cancels a run, in whichever process it works. Answers false when it does not run. */
export async function cancelRun(
  { db, author, now, congressId }: DivisionsWhere,
  divisionId: string,
  id: string,
): Promise<boolean> {
  return db.transaction(async (transaction) => {
    const cancelled = await transaction("division_runs")
      .where({ division_id: divisionId, id, state: "running" })
      .update({ state: "cancelled" });
    if (cancelled === 0) return false;
    await recordAudit(transaction, author, now, {
      action: "division-run-cancelled",
      subjectKind: "congress",
      subjectId: congressId,
      detail: { division: divisionId },
    });
    return true;
  });
}
