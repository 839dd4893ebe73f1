import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import type { Command } from "commander";
import { DamagedBackupError } from "~/operation/archive/archive";
import { backUp } from "~/operation/backup.server";
import { giveKeys } from "~/operation/give-keys.server";
import { keysOf, markOf, readKeys, writeKeys } from "~/operation/keys.server";
import { checkBackup, holdsData, restore } from "~/operation/restore.server";
import { configuredDatabase, readConfig, type Secrets } from "~/platform/config.server";
import { whyUnusable } from "~/platform/database-faults.server";
import { NewerDatabaseError } from "~/platform/migrations.server";
import { CommandError } from "./command-error";
import { typedPath, withServices } from "./with-services";

/** `planner backup`, `planner restore`. */
export function registerBackupCommands(program: Command): void {
  program
    .command("backup")
    .description("copy database and files into one file, while people go on working")
    .argument("<file>", "must not exist yet, such as /backup/planner-2020-07-03.tar.gz")
    .option("--no-keys", "do not write the keys into FILE.keys")
    .option("--json", "answer as JSON")
    .action(makeBackup);
  program
    .command("restore")
    .description("put a backup in the place of the configured database (stop the program first)")
    .argument("<file>", "made by `planner backup`")
    .option("--keys <file>", "the keys that belong to it (otherwise FILE.keys, where it exists)")
    .option("--replace", "even when the database holds data: what is there is lost")
    .option("--check", "only read the whole backup and say whether it is good")
    .option("--json", "answer as JSON")
    .action(restoreBackup);
}

async function makeBackup(typed: string, { keys, json }: { keys: boolean; json?: boolean }) {
  const file = typedPath(typed);
  const keysFile = `${file}.keys`;
  for (const path of [file, ...(keys ? [keysFile] : [])]) {
    if (existsSync(path)) throw new CommandError(`${path} exists already: give another name.`);
  }
  const database = configuredDatabase(process.env);
  // Else a wrong address would have an empty database made and backed up, night after night.
  if (database.kind === "sqlite" && !existsSync(database.file)) {
    throw new CommandError(
      `There is no database ${database.file}, so nothing was backed up: set DATABASE_URL as the program has it.`,
    );
  }
  await withServices(async (services) => {
    const made = await backUp(services, file).catch((error: NodeJS.ErrnoException) => {
      if (typeof error.syscall !== "string") throw error;
      throw new CommandError(`${file} cannot be written: ${error.code}.`);
    });
    if (keys) await writeKeys(keysFile, keysOf(services.config));
    const rows = sum(Object.values(made.rows));
    if (json)
      return print(
        JSON.stringify({ file, keys: keys ? keysFile : null, bytes: made.bytes, rows, files: made.files }),
      );
    print(
      `Backed up: ${rows} rows of ${Object.keys(made.rows).length} tables and ${made.files} files, ${size(made.bytes)}.`,
    );
    print(`  ${file}`);
    print("  Everything but the keys. It holds personal data: keep it as safe as the database.");
    if (!keys) return print("The keys (SESSION_SECRET, SURVEY_KEY) were not written: keep them yourself.");
    print(`  ${keysFile}`);
    print(
      "  SESSION_SECRET (second factors) and SURVEY_KEY (names in survey plans). Move it to another place:",
    );
    print("  who has both files can read the names; who has lost it never can.");
  });
}

interface RestoreOptions {
  keys?: string;
  replace?: boolean;
  check?: boolean;
  json?: boolean;
}

async function restoreBackup(typed: string, options: RestoreOptions) {
  const file = typedPath(typed);
  await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${file} cannot be read: ${error.code}.`);
  });
  if (options.check) return checkFile(file, options);
  const config = readConfig({ ...process.env, LOG_LEVEL: "warn" });
  try {
    const keysFile = options.keys ? typedPath(options.keys) : `${file}.keys`;
    const keys = await keysIn(keysFile, options.keys !== undefined);
    const { heading } = await checkBackup(file);
    if (keys && markOf(keys.surveyKey) !== heading.surveyKeyMark) {
      throw new CommandError(`The keys in ${keysFile} do not belong to this backup.`);
    }
    if (!options.replace && (await holdsData(config.database))) {
      throw new CommandError(
        "The database holds data already. Set DATABASE_URL to a new one, or give --replace: what is there is then lost.",
      );
    }
    const restored = await restore(config, file);
    const advice = keys
      ? await giveKeys(config, keys)
      : adviceWithoutKeys(config.surveyKey, heading.surveyKeyMark);
    if (options.json) {
      return print(
        JSON.stringify({ madeAt: heading.madeAt, rows: restored.rows, files: restored.files, advice }),
      );
    }
    print(`Restored the backup of ${heading.madeAt}: ${restored.rows} rows and ${restored.files} files.`);
    for (const line of advice) print(line);
    print("Start the program, then run `planner doctor`.");
  } catch (error) {
    if (error instanceof DamagedBackupError) {
      throw new CommandError(`${file} is not a good backup: ${error.message} Nothing was changed.`);
    }
    if (error instanceof NewerDatabaseError) throw new CommandError(error.message);
    const why = whyUnusable(error, config.database);
    throw why ? new CommandError(why) : error;
  }
}

async function checkFile(file: string, { json }: RestoreOptions) {
  try {
    const { heading, rows, files } = await checkBackup(file);
    if (json) return print(JSON.stringify({ good: true, madeAt: heading.madeAt, rows, files }));
    print(`A good backup of ${heading.madeAt}: ${rows} rows and ${files} files.`);
  } catch (error) {
    if (!(error instanceof DamagedBackupError)) throw error;
    print(
      json ? JSON.stringify({ good: false, reason: error.message }) : `Not a good backup: ${error.message}`,
    );
    process.exitCode = 1;
  }
}

async function keysIn(file: string, isAskedFor: boolean): Promise<Secrets | null> {
  const keys = await readKeys(file).catch(() => {
    throw new CommandError(`${file} holds no keys.`);
  });
  if (!keys && isAskedFor) throw new CommandError(`${file} cannot be read: ENOENT.`);
  return keys;
}

const adviceWithoutKeys = (surveyKey: string, mark: string): string[] =>
  markOf(surveyKey) === mark
    ? []
    : [
        "The keys of the backup were not given: names in survey plans and second factors cannot be read until",
        "SURVEY_KEY and SESSION_SECRET are set to those of the old installation (they stand in its FILE.keys).",
      ];

const sum = (numbers: number[]): number => numbers.reduce((all, each) => all + each, 0);
const size = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const print = (text: string): void => void process.stdout.write(`${text}\n`);
