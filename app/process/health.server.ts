import { Router } from "express";
import type { Database } from "~/platform/database.server";
import { appliedMigrations, pendingMigrations, unknownMigrations } from "~/platform/migrations.server";
import type { Services } from "~/platform/services";

/**
 * `/health/live`: the process answers. `/health/ready`: the database answers, its schema is that of the program, and the
 * process is not about to stop. While an installation is upgraded, a balancer so takes out the processes of before.
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
      const status = isStopping ? "stopping" : await schemaState(db);
      response.status(status === "ready" ? 200 : 503).json({ status });
    } catch (error) {
      log.warn({ err: error }, "not ready");
      response.status(503).json({ status: "database unavailable" });
    }
  });
  return router;
}

async function schemaState(db: Database): Promise<"ready" | "migrating" | "outdated program"> {
  const unknown = await unknownMigrations(await appliedMigrations(db));
  if (unknown.length > 0) return "outdated program";
  return (await pendingMigrations(db)).length > 0 ? "migrating" : "ready";
}
