import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { listingsJob } from "~/congress/listings.server";
import type { Config } from "~/platform/config.server";
import { forOperator } from "~/platform/database-faults.server";
import { migrate } from "~/platform/migrations.server";
import { cleanUpJob } from "~/housekeeping/clean-up-job.server";
import { keepToOwner } from "~/platform/private-files.server";
import { startJobs } from "~/platform/jobs.server";
import type { Services } from "~/platform/services";
import { OperatorError, told, type Told } from "~/platform/told";
import { standingsJob } from "~/readiness/standings-job.server";
import { remindersJob } from "~/reminders/reminders-job.server";
import { firstAdministratorLink } from "~/accounts/first-administrator.server";
import { seedReference } from "~db/seeds/reference.server";
import { createAppServer } from "./app.server";
import { closingGracefully } from "./closing.server";
import { createServices } from "./services.server";

/** How long requests and jobs under way may take after a stop was asked for, in milliseconds. */
const stopPatience = 10_000;

/**
 * Brings the database up to date, listens, and stops gracefully at SIGINT and SIGTERM.
 * @param say tells the operator where it answers, and the first sign-in
 * @throws OperatorError when the database cannot be used or the port is taken.
 */
export async function startServer(config: Config, say: (told: Told) => void): Promise<void> {
  let stop = (): void => process.exit(0);
  // From the beginning: the first process of a container is not ended by signals to which it does not listen. A second
  // signal ends it at once.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop());
  keepToOwner();
  const services = createServices(config);
  await prepareDatabase(services);
  const server = await createAppServer(services, { warm: true });
  const close = closingGracefully(server);
  await listen(server, config);
  // Before anybody is told that it runs: whoever stops it then is not to break off what has begun.
  const stopJobs = startJobs(services, [listingsJob, standingsJob, remindersJob, cleanUpJob]);
  stop = () =>
    void stopGracefully(services, () => Promise.all([close(), stopJobs()])).then(() => process.exit(0));
  const { port } = server.address() as AddressInfo;
  const address = config.port === port ? config.baseUrl : `http://${config.host}:${port}`;
  // Before the address is said: whoever reads it may count on a process that has started.
  const link = await firstAdministratorLink(services);
  say(told("start:address", { address }));
  if (link) say(told("start:first-administrator", { link: address + link }));
}

async function prepareDatabase({ db, clock, config }: Services): Promise<void> {
  try {
    await migrate(db);
    await seedReference(db, clock.now());
  } catch (error) {
    throw forOperator(error, config.database);
  }
}

async function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.listen(port, host);
    server.once("listening", () => resolve());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") {
        reject(new OperatorError("start:port-taken", { port, host }));
      } else if (error.code === "EACCES" || error.code === "EADDRNOTAVAIL") {
        reject(new OperatorError("start:cannot-listen", { port, host, code: error.code }));
      } else reject(error);
    });
  });
}

/** Lets requests and jobs come to their end; what takes longer than the patience is broken off. */
async function stopGracefully({ db, signals, log }: Services, finish: () => Promise<unknown>): Promise<void> {
  signals.send("stopping");
  const isOver = await Promise.race([
    finish()
      .then(() => db.destroy())
      .then(() => true),
    setTimeout(stopPatience, false, { ref: false }),
  ]);
  if (!isOver) log.warn("Requests or jobs that took longer than ten seconds were broken off to stop.");
}
