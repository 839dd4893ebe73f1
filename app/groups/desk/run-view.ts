import type { DivisionRun } from "./runs.server";
import { anchorOf, wordCondition, wordFault, type Names } from "./words";

/** A run as the page tells of it. */
export interface RunView {
  id: string;
  isRunning: boolean;
  /** 0 … 100. */
  progress: number;
  /** What came of it, in words; empty while it runs and when it divided. */
  message: string;
  /** The contradicting conditions or the faults, each with the part of the setup where it is changed. */
  conditions: { text: string; anchor: string }[];
}

/** Words a run; null where there is nothing left to tell of it. */
export function runView(run: DivisionRun | null, revision: number, names: Names): RunView | null {
  if (!run) return null;
  const { t } = names;
  const base = { id: run.id, isRunning: run.state === "running", progress: Math.floor(run.progress / 10) };
  if (base.isRunning) return { ...base, message: "", conditions: [] };
  // Once the division was changed, an old failure tells nothing of it.
  if (run.basedOn !== revision && run.outcome?.kind !== "outdated") return null;
  if (run.state === "cancelled") return { ...base, message: t("groups:run.cancelled"), conditions: [] };
  const { outcome } = run;
  switch (outcome?.kind) {
    case undefined:
    case "divided":
      return null;
    case "impossible":
      return {
        ...base,
        message: t("groups:run.impossible"),
        conditions: outcome.conflict.map((condition) => ({
          text: wordCondition(condition, names),
          anchor: anchorOf(condition),
        })),
      };
    case "faulty":
      return {
        ...base,
        message: t("groups:run.faulty"),
        conditions: outcome.faults.map((fault) => ({ text: wordFault(fault, names), anchor: "groups" })),
      };
    case "failed":
      return { ...base, message: t(`groups:run.failed-${outcome.reason}`), conditions: [] };
    case "outdated":
    case "lost":
      return { ...base, message: t(`groups:run.${outcome.kind}`), conditions: [] };
  }
}
