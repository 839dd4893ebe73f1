import { fromJson, type Database } from "~/platform/database.server";
import { unsealFor, type PlanKey } from "./plan-keys.server";
import type { Correction } from "./step-progress";
import { correctionField } from "./write-progress.server";

/** Who entered the counts of a step that stand, by the identifier of the count. */
export async function countsOf(db: Database, stepId: string): Promise<Map<string, string>> {
  const rows = await db("survey_counts")
    .where({ step_id: stepId })
    .whereNull("ended_at")
    .select("id", "counter_name");
  return new Map(rows.map(({ id, counter_name }) => [id, counter_name]));
}

type Corrected = Pick<Correction, "attendance" | "figures" | "chosen">;

export interface CorrectionOnRecord {
  id: string;
  /** Null when it cannot be read any more. */
  reason: string | null;
  before: Corrected;
  after: Corrected;
  proposed: { id: string; name: string; at: string };
  /** Null while it waits. */
  decided: { kind: "approved" | "rejected"; name: string; at: string } | null;
}

/** Every correction of a step, the latest first. */
export async function correctionsOf(
  db: Database,
  stepId: string,
  key: PlanKey,
): Promise<CorrectionOnRecord[]> {
  const rows = await db("survey_corrections")
    .where({ step_id: stepId })
    .orderBy([
      { column: "proposed_at", order: "desc" },
      { column: "id", order: "asc" },
    ]);
  return rows.map((row) => ({
    id: row.id,
    reason: unsealFor<string>(key, correctionField(row.id), row.sealed),
    before: fromJson<Corrected>(row.before),
    after: fromJson<Corrected>(row.after),
    proposed: { id: row.proposed_by_id, name: row.proposed_by_name, at: row.proposed_at },
    decided:
      row.decision === null ? null : { kind: row.decision, name: row.decided_by_name, at: row.decided_at },
  }));
}
