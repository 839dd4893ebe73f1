import { Router } from "express";
import { pendingMigrations } from "~/platform/migrations.server";
import type { Services } from "~/platform/services";

/** `/health/live`: the process answers. `/health/ready`: the database answers and its schema is up to date. */
export function health({ db, log }: Services): Router {
  const router = Router();
  router.get("/health/live", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ status: "live" });
  });
  router.get("/health/ready", async (_request, response) => {
    response.set("Cache-Control", "no-store");
    try {
      const pending = await pendingMigrations(db);
      response
        .status(pending.length === 0 ? 200 : 503)
        .json({ status: pending.length === 0 ? "ready" : "migrating" });
    } catch (error) {
      log.warn({ err: error }, "not ready");
      response.status(503).json({ status: "database unavailable" });
    }
  });
  return router;
}
