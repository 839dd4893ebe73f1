import type { Command } from "commander";
import { moveDatabase, UnlikeRowsError } from "~/operation/move.server";
import { holdsData } from "~/operation/restore.server";
import { ConfigError, readConfig, readDatabaseAddress, type DatabaseAddress } from "~/platform/config.server";
import { whyUnusable } from "~/platform/database-faults.server";
import { CommandError } from "./command-error";

/** `planner move`. */
export function registerMoveCommand(program: Command): void {
  program
    .command("move")
    .description(
      "copy the configured database into another one and compare both row by row (stop the program first)",
    )
    .requiredOption("--to <url>", "an empty database, such as postgres://user:password@host/name")
    .option("--replace", "even when it holds data: what is there is lost")
    .option("--json", "answer as JSON")
    .action(move);
}

async function move({ to, replace, json }: { to: string; replace?: boolean; json?: boolean }) {
  const { database, filesUrl } = readConfig({ ...process.env, LOG_LEVEL: "warn" });
  const target = addressOf(to);
  if (JSON.stringify(target) === JSON.stringify(database))
    throw new CommandError("--to is the same database.");
  const isTaken = await reaching(target, () => holdsData(target));
  if (isTaken && !replace) {
    throw new CommandError(
      "The database in --to holds data already. Give --replace: what is there is then lost.",
    );
  }
  const moved = await reaching(target, () => reaching(database, () => moveDatabase(database, target)));
  if (json) print(JSON.stringify(moved));
  else {
    print(`Moved ${moved.rows} rows of ${moved.tables} tables; every row was compared and is the same.`);
    if (!moved.isOvertaken) {
      print("Now set, and keep the old database until you have seen that all is well:");
      print(`  DATABASE_URL       what you gave as --to`);
      print(`  FILES_URL          ${filesUrl}, or the folder to which you copy it`);
      print("  SESSION_SECRET     as before, and");
      print(`  SURVEY_KEY         as before${secretsPlace(database)}`);
    }
  }
  if (moved.isOvertaken) {
    process.stderr.write(
      "Somebody wrote into the old database meanwhile. Stop the program and move again with --replace.\n",
    );
    process.exitCode = 1;
  }
}

const secretsPlace = (database: DatabaseAddress): string =>
  database.kind === "sqlite" ? ` (unless you set them: in ${database.file}.secrets)` : "";

function addressOf(url: string): DatabaseAddress {
  try {
    return readDatabaseAddress(url, process.env.PLANNER_FOLDER ?? process.cwd());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new CommandError(error.message.replace("DATABASE_URL", "--to"));
  }
}

async function reaching<T>(database: DatabaseAddress, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnlikeRowsError) throw new CommandError(`${error.message} Nothing was moved.`);
    const why = whyUnusable(error, database)?.replace("DATABASE_URL", "its address");
    throw why ? new CommandError(why) : error;
  }
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);
