import { listingsJob } from "~/congress/listings.server";
import type { Services } from "~/platform/services";
import { standingsJob } from "~/readiness/standings-job.server";
import { good, warning, type Finding } from "./finding";

/** A running program does each of its jobs at least every hour; so long it may have been stopped, in milliseconds. */
const patience = 24 * 60 * 60_000;

/** Jobs that run only when there is something to do. */
const onDemand = [listingsJob.name, standingsJob.name];

/** Whether reminders and cleaning up are done, and went well the last time. */
export async function examineJobs({ db, clock }: Services): Promise<Finding[]> {
  const jobs: { name: string; ended_at: string | null; fault: string }[] = await db("jobs")
    .orderBy("name")
    .select("name", "ended_at", "fault");
  const findings = jobs.flatMap(({ name, ended_at: endedAt, fault }): Finding[] => {
    if (fault !== "") {
      return [warning("job-failed", { job: name, why: fault })];
    }
    const silent =
      endedAt === null || onDemand.includes(name) ? 0 : clock.now().getTime() - Date.parse(endedAt);
    if (silent <= patience) return [];
    return [warning("job-silent", { job: name, count: Math.round(silent / (60 * 60_000)) })];
  });
  return findings.length > 0 ? findings : [good("jobs-run")];
}
