import { config as readEnvironmentFile } from "dotenv";
import { ConfigError, readConfig } from "~/platform/config.server";
import { StartError, startServer } from "~/process/start.server";

/** The process: configuration in, one listening server out. */
readEnvironmentFile({ quiet: true });
try {
  await startServer(readConfig(process.env));
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
