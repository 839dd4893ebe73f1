import { resolve } from "node:path";
import { readConfig } from "~/platform/config.server";
import { forOperator } from "~/platform/database-faults.server";
import { migrate, refuseNewer } from "~/platform/migrations.server";
import type { Services } from "~/platform/services";
import { createServices } from "~/process/services.server";

/**
 * Runs a command on the configured database, its schema up to date, and closes the database afterwards.
 * @throws OperatorError also when database or files cannot be used
 */
export const withServices = <T>(run: (services: Services) => Promise<T>): Promise<T> =>
  withServicesAsStored(async (services) => {
    await migrate(services.db);
    return run(services);
  });

/**
 * The same, leaving the schema as it is: what is backed up before an upgrade is what the older program wrote.
 * @throws OperatorError also when database or files cannot be used, or a newer program wrote them
 */
export async function withServicesAsStored<T>(run: (services: Services) => Promise<T>): Promise<T> {
  const services = createServices(readConfig({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? "warn" }));
  try {
    await refuseNewer(services.db);
    return await run(services);
  } catch (error) {
    throw forOperator(error, services.config.database);
  } finally {
    await services.db.destroy();
  }
}

/** A path that was typed at the command line, from the folder where it was typed. */
export const typedPath = (path: string): string => resolve(process.env.PLANNER_FOLDER ?? process.cwd(), path);
