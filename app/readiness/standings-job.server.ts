import type { Job } from "~/platform/jobs.server";
import { referenceDay } from "~/platform/settings.server";
import type { Services } from "~/platform/services";
import type { Moment } from "./standing";
import { countBehind, refreshStandings } from "./standings.server";

/**
 * Dates and counts anew what fell behind and is too much for a reader to wait for: on a new day, after other holidays.
 * What it has done stays done when the process stops, and another one goes on.
 */
export const standingsJob: Job = {
  name: "standings",
  everySeconds: 5,
  isDue: async (services) => (await countBehind(services.db, await momentOf(services))) > 0,
  run: async (services, beat) => refreshStandings(services.db, await momentOf(services), beat),
};

async function momentOf({ db, clock }: Services): Promise<Moment> {
  const now = clock.now();
  return { now, today: await referenceDay(db, now) };
}
