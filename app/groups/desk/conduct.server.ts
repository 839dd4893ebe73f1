import type { Actor } from "~/accounts/audit.server";
import type { Services } from "~/platform/services";
import type { Problem } from "../division/problem";
import { startDivision } from "../division/run.server";
import type { Division } from "./divisions.server";
import { endRun, tellProgress, type RunOutcome } from "./runs.server";
import { saveDivision } from "./save-division.server";
import { seatChanges } from "./seats";

/** How often a run tells of itself and hears whether it was cancelled, in milliseconds. */
const beat = 500;

interface Conducted {
  services: Pick<Services, "db" | "clock" | "log" | "signals">;
  author: Actor;
  congressId: string;
  division: Division;
  problem: Problem;
  runId: string;
}

/**
 * Divides in a thread and saves what was found as the next revision. Never rejects: what goes wrong is the run's
 * outcome. Answers null when it was cancelled.
 */
export async function conductRun(conducted: Conducted): Promise<RunOutcome | null> {
  const { services, runId } = conducted;
  const { db, log } = services;
  try {
    const outcome = await divideAndSave(conducted);
    if (outcome) await endRun(db, runId, outcome.kind === "failed" ? "failed" : "done", outcome);
    return outcome;
  } catch (error) {
    log.error({ err: error, run: runId }, "a division failed");
    const outcome: RunOutcome = { kind: "failed", reason: "error" };
    await endRun(db, runId, "failed", outcome).catch(() => undefined);
    return outcome;
  }
}

async function divideAndSave({
  services: { db, clock, log, signals },
  author,
  congressId,
  division,
  problem,
  runId,
}: Conducted): Promise<RunOutcome | null> {
  let share = 0;
  const running = startDivision(problem, {
    onProgress: (now) => (share = now),
    onError: (error) => log.error({ err: error, run: runId }, "the thread of a division broke"),
  });
  const timer = setInterval(() => {
    tellProgress(db, runId, share, clock.now()).then(
      (goesOn) => goesOn || running.cancel(),
      (error: unknown) => log.warn({ err: error, run: runId }, "a division could not tell how far it is"),
    );
  }, beat);
  const stop = signals.listen("stopping", running.cancel);
  const answer = await running.answer.finally(() => {
    clearInterval(timer);
    stop();
  });
  if (answer === null) return null;
  if (answer.kind !== "divided") return answer;
  // Cancelled at the last moment is cancelled as well.
  if (!(await tellProgress(db, runId, 1, clock.now()))) return null;
  const { rounds } = answer.division;
  const before = division.revision.content;
  const moved = new Set(seatChanges(before, { rounds }).map(({ person }) => person)).size;
  const where = { db, author, now: clock.now(), congressId };
  const saved = await saveDivision(where, division.id, division.revision.number, {
    ...{ do: "seat", rounds, moved },
    why: "divided",
  });
  return saved.kind === "saved" ? { kind: "divided", revision: saved.revision } : { kind: "outdated" };
}
