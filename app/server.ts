import { config as readEnvironmentFile } from "dotenv";
import { ConfigError, readConfig } from "~/platform/config.server";
import { MissingSqliteError } from "~/platform/sqlite-client.server";
import { StartError, startServer } from "~/process/start.server";

/** The process: configuration in, one listening server out. */
readEnvironmentFile({ quiet: true });
try {
  await startServer(readConfig(process.env));
} catch (error) {
  const isForOperator = [ConfigError, MissingSqliteError, StartError].some((kind) => error instanceof kind);
  if (!(error instanceof Error && isForOperator)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
