import type { Database } from "./database.server";
import { newId } from "./id.server";
import type { Services } from "./services";

/** Work that one process at a time does, again and again. */
export interface Job {
  name: string;
  /** Seconds between the end of a run and the next. */
  everySeconds: number;
  /** Asked before the lease is taken: where there is nothing to do, nothing is written. Absent: always. */
  isDue?: (services: Services) => Promise<boolean>;
  /** Does the work. Long work calls `beat` between its parts and ends when it answers false: another runner has it. */
  run: (services: Services, beat: () => Promise<boolean>) => Promise<void>;
}

/** How long a runner that is silent keeps its lease. */
const leaseSeconds = 120;

/**
 * Takes the lease of a job for an owner, or renews it. Answers false while somebody else holds it.
 * The claim is one statement, so that of two runners on any number of processes one wins.
 * @param now by the runner's clock; clocks of several machines must agree within the lease
 */
async function takeLease(db: Database, name: string, owner: string, now: Date): Promise<boolean> {
  const until = { owner, expires_at: after(now, leaseSeconds) };
  const first = await db("jobs")
    .insert({ name, ...until })
    .onConflict("name")
    .ignore()
    .returning("name");
  if (first.length > 0) return true;
  const taken = await db("jobs")
    .where({ name })
    .where((either) =>
      either
        .where({ owner })
        .orWhere("expires_at", "<=", now.toISOString())
        // Taken by a clock that ran far ahead: its lease would last until that day.
        .orWhere("expires_at", ">", after(now, 2 * leaseSeconds)),
    )
    .update(until);
  return taken > 0;
}

/** Renews a lease that is still held. Answers false when another runner has taken over. */
async function renewLease(db: Database, name: string, owner: string, now: Date): Promise<boolean> {
  const renewed = await db("jobs")
    .where({ name, owner })
    .update({ expires_at: after(now, leaseSeconds) });
  return renewed > 0;
}

const after = (now: Date, seconds: number): string => new Date(now.getTime() + seconds * 1000).toISOString();

export type JobRun = "done" | "failed" | "held-by-another" | "not-due";

/** Runs a job once where its lease is free; the lease ends with the run. What went wrong is kept and logged. */
export async function runJob(services: Services, job: Job, owner: string): Promise<JobRun> {
  const { db, clock, log } = services;
  if (job.isDue && !(await job.isDue(services))) return "not-due";
  if (!(await takeLease(db, job.name, owner, clock.now()))) return "held-by-another";
  const began = clock.now();
  let fault = "";
  try {
    await job.run(services, () => renewLease(db, job.name, owner, clock.now()));
  } catch (error) {
    fault = (error as Error).message.slice(0, 500) || "Unknown";
    log.error({ err: error, job: job.name }, "A job failed; it is tried again.");
  }
  const ended = clock.now().toISOString();
  await db("jobs")
    .where({ name: job.name, owner })
    .update({ expires_at: ended, began_at: began.toISOString(), ended_at: ended, fault });
  return fault === "" ? "done" : "failed";
}

/** Runs jobs as long as the process lives. Answers the function that stops them, after the run under way. */
export function startJobs(services: Services, jobs: readonly Job[]): () => Promise<void> {
  const owner = newId();
  const stops = jobs.map((job) => repeat(services, job, owner));
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

function repeat(services: Services, job: Job, owner: string): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const once = async () => {
    try {
      await runJob(services, job, owner);
    } catch (error) {
      // The database is away: the next round may find it.
      services.log.warn({ err: error, job: job.name }, "A job could not be begun.");
    }
  };
  let running = Promise.resolve();
  const plan = (seconds: number) => {
    timer = setTimeout(() => {
      running = once().then(() => {
        if (!isStopped) plan(job.everySeconds);
      });
    }, seconds * 1000);
  };
  // Soon after the start, when the first pages have been answered.
  plan(5);
  return () => {
    isStopped = true;
    clearTimeout(timer);
    return running;
  };
}

export interface JobState {
  name: string;
  endedAt: string | null;
  /** Empty when the last run went well. */
  fault: string;
}

/** How the last run of a job went; null when it never ran. */
export async function readJobState(db: Database, name: string): Promise<JobState | null> {
  const row = await db("jobs").where({ name }).first("ended_at", "fault");
  return row ? { name, endedAt: row.ended_at, fault: row.fault } : null;
}
