import { Router } from "express";
import { pendingMigrations } from "~/platform/migrations.server";
import type { Services } from "~/platform/services";

/**
 * `/health/live`: the process answers. `/health/ready`: the database answers, its schema is up to date, and the process is
 * not about to stop.
 */
export function health({ db, log, signals }: Services): Router {
  const router = Router();
  let isStopping = false;
  signals.listen("stopping", () => (isStopping = true));
  router.get("/health/live", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ status: "live" });
  });
  router.get("/health/ready", async (_request, response) => {
    response.set("Cache-Control", "no-store");
    try {
      const pending = isStopping ? [] : await pendingMigrations(db);
      const status = isStopping ? "stopping" : pending.length > 0 ? "migrating" : "ready";
      response.status(status === "ready" ? 200 : 503).json({ status });
    } catch (error) {
      log.warn({ err: error }, "not ready");
      response.status(503).json({ status: "database unavailable" });
    }
  });
  return router;
}
