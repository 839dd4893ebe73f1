import type { Job } from "~/platform/jobs.server";
import { removeExpiredRows } from "./expired-rows.server";
import { removeUnnamedFiles } from "./unnamed-files.server";

/** Takes away what has expired and what nobody names any more. */
export const cleanUpJob: Job = {
  name: "clean-up",
  everySeconds: 60 * 60,
  async run(services, beat) {
    const removed = await removeExpiredRows(services.db, services.clock.now());
    if (!(await beat())) return;
    const files = await removeUnnamedFiles(services, beat);
    services.log.info({ removed, files: files.length }, "cleaned up");
  },
};
