import type { Command } from "commander";
import { moveDatabase, UnlikeRowsError } from "~/operation/move.server";
import { holdsData } from "~/operation/restore.server";
import {
  readConfig,
  readDatabaseAddress,
  secretsFileOf,
  type DatabaseAddress,
} from "~/platform/config.server";
import { forOperator } from "~/platform/database-faults.server";
import { OperatorError } from "~/platform/told";
import { print, type Speech } from "./speech";

/** `planner move`. */
export function registerMoveCommand(program: Command, speech: Speech): void {
  const { t } = speech;
  program
    .command("move")
    .description(t("help:move.text"))
    .requiredOption("--to <url>", t("help:move.to"))
    .option("--replace", t("help:move.replace"))
    .option("--json", t("help:json"))
    .action((options: MoveOptions) => move(options, speech));
}

interface MoveOptions {
  to: string;
  replace?: boolean;
  json?: boolean;
}

async function move({ to, replace, json }: MoveOptions, { say, warn }: Speech) {
  const { database, filesUrl } = readConfig({ ...process.env, LOG_LEVEL: "warn" });
  const target = readDatabaseAddress(to, process.env.PLANNER_FOLDER ?? process.cwd(), "--to");
  if (JSON.stringify(target) === JSON.stringify(database)) throw new OperatorError("command:move.same");
  const isTaken = await reaching(target, "--to", () => holdsData(target));
  if (isTaken && !replace) throw new OperatorError("command:move.holds-data");
  // Each is asked by itself first, so that the one which does not answer is named.
  await reaching(database, "DATABASE_URL", () => holdsData(database));
  const moved = await reaching(target, "--to", () => moveDatabase(database, target));
  if (json) print(JSON.stringify(moved));
  else {
    say("command:move.done", { rows: moved.rows, tables: moved.tables });
    if (!moved.isOvertaken) {
      say("command:move.next");
      say("command:move.database-url");
      say("command:move.files-url", { files: filesUrl });
      say("command:move.session-secret");
      say("command:move.survey-key");
      if (database.kind === "sqlite") say("command:move.kept-in", { file: secretsFileOf(database.file) });
    }
  }
  if (moved.isOvertaken) {
    warn("command:move.overtaken");
    process.exitCode = 1;
  }
}

/** @param name of the variable or option that gave the address of the database */
async function reaching<T>(database: DatabaseAddress, name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnlikeRowsError) throw new OperatorError("command:move.unlike", { why: error.told });
    throw forOperator(error, database, name);
  }
}
