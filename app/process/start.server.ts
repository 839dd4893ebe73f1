import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { listingsJob } from "~/congress/listings.server";
import type { Config } from "~/platform/config.server";
import { whyUnusable } from "~/platform/database-faults.server";
import { migrate, NewerDatabaseError } from "~/platform/migrations.server";
import { cleanUpJob } from "~/housekeeping/clean-up-job.server";
import { startJobs } from "~/platform/jobs.server";
import type { Services } from "~/platform/services";
import { standingsJob } from "~/readiness/standings-job.server";
import { remindersJob } from "~/reminders/reminders-job.server";
import { firstAdministratorLink } from "~/accounts/first-administrator.server";
import { seedReference } from "~db/seeds/reference.server";
import { createAppServer } from "./app.server";
import { createServices } from "./services.server";

/** The program cannot start; the message is for the operator, one sentence. */
export class StartError extends Error {}

/** How long requests under way may take after a stop was asked for. */
const stopPatience = 10_000;

/**
 * Brings the database up to date, listens, and stops gracefully at SIGINT and SIGTERM.
 * @throws StartError when the database cannot be used or the port is taken.
 */
export async function startServer(config: Config): Promise<void> {
  const services = createServices(config);
  await prepareDatabase(services);
  const server = await listen(await createAppServer(services), config);
  // Before anybody is told that it runs: whoever stops it then is not to break off what has begun.
  const stopJobs = startJobs(services, [listingsJob, standingsJob, remindersJob, cleanUpJob]);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => stop(server, services, stopJobs));
  }
  const { port } = server.address() as AddressInfo;
  const address = config.port === port ? config.baseUrl : `http://${config.host}:${port}`;
  say(`Congress Planner: ${address}`);
  const link = await firstAdministratorLink(services);
  if (link) say(`First administrator, one-time sign-in (valid for 24 hours):\n  ${address}${link}`);
}

async function prepareDatabase({ db, clock, config }: Services): Promise<void> {
  try {
    await migrate(db);
    await seedReference(db, clock.now());
  } catch (error) {
    if (error instanceof NewerDatabaseError) throw new StartError(error.message);
    const why = whyUnusable(error, config.database);
    if (why) throw new StartError(why);
    throw error;
  }
}

async function listen(server: Server, { host, port }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.listen(port, host);
    server.once("listening", () => resolve(server));
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") {
        reject(new StartError(`Port ${port} on ${host} is taken: stop the other program or set PORT.`));
      } else if (error.code === "EACCES" || error.code === "EADDRNOTAVAIL") {
        reject(new StartError(`Cannot listen on ${host}:${port} (${error.code}): set HOST and PORT.`));
      } else reject(error);
    });
  });
}

function stop(server: Server, { db, signals }: Services, stopJobs: () => Promise<void>): void {
  signals.send("stopping");
  const jobsStopped = stopJobs();
  server.close(async () => {
    await Promise.race([jobsStopped, setTimeout(stopPatience, undefined, { ref: false })]);
    await db.destroy();
    process.exit(0);
  });
  server.closeIdleConnections();
  void setTimeout(stopPatience, undefined, { ref: false }).then(() => server.closeAllConnections());
}

const say = (text: string) => process.stdout.write(`${text}\n`);
