import { existsSync } from "node:fs";
import { rm, stat } from "node:fs/promises";
import type { Command } from "commander";
import { DamagedBackupError } from "~/operation/archive/archive";
import { backUp } from "~/operation/backup.server";
import { giveKeys } from "~/operation/give-keys.server";
import { keysOf, markOf, readKeys, writeKeys } from "~/operation/keys.server";
import { checkBackup, holdsData, restore } from "~/operation/restore.server";
import { configuredDatabase, readConfig, type Secrets } from "~/platform/config.server";
import { forOperator } from "~/platform/database-faults.server";
import { appliedMigrations, NewerDatabaseError, unknownMigrations } from "~/platform/migrations.server";
import { systemReason } from "~/platform/system-reason";
import { OperatorError, told, type Told } from "~/platform/told";
import { print, type Speech } from "./speech";
import { typedPath, withServicesAsStored } from "./with-services";

/** `planner backup`, `planner restore`. */
export function registerBackupCommands(program: Command, speech: Speech): void {
  const { t } = speech;
  const file = `<${t("help:value.file")}>`;
  program
    .command("backup")
    .description(t("help:backup.text"))
    .argument(file, t("help:backup.file"))
    .option("--no-keys", t("help:backup.no-keys"))
    .option("--json", t("help:json"))
    .action((typed: string, options: BackupOptions) => makeBackup(typed, options, speech));
  program
    .command("restore")
    .description(t("help:restore.text"))
    .argument(file, t("help:restore.file"))
    .option(`--keys ${file}`, t("help:restore.keys"))
    .option("--replace", t("help:restore.replace"))
    .option("--check", t("help:restore.check"))
    .option("--json", t("help:json"))
    .action((typed: string, options: RestoreOptions) => restoreBackup(typed, options, speech));
}

interface BackupOptions {
  keys: boolean;
  json?: boolean;
}

async function makeBackup(typed: string, { keys, json }: BackupOptions, { say, warn }: Speech) {
  const file = typedPath(typed);
  const keysFile = `${file}.keys`;
  for (const path of [file, ...(keys ? [keysFile] : [])]) {
    if (existsSync(path)) throw new OperatorError("command:file.exists", { file: path });
  }
  const database = configuredDatabase(process.env);
  // Else a wrong address would have an empty database made and backed up, night after night.
  if (database.kind === "sqlite" && !existsSync(database.file)) {
    throw new OperatorError("command:backup.no-database", { file: database.file });
  }
  await withServicesAsStored(async (services) => {
    if ((await appliedMigrations(services.db)).length === 0) throw new OperatorError("command:backup.empty");
    // First: a backup that stands there has its keys beside it.
    if (keys) await writing(keysFile, writeKeys(keysFile, keysOf(services.config)));
    const made = await writing(file, backUp(services, file)).catch(async (error: unknown) => {
      if (keys) await rm(keysFile, { force: true });
      throw error;
    });
    if (made.unnoted) warn("command:backup.unnoted", { why: made.unnoted });
    if (made.missing > 0) {
      warn("command:backup.files-missing", { count: made.missing });
      process.exitCode = 1;
    }
    const rows = sum(Object.values(made.rows));
    const { bytes, files } = made;
    if (json)
      return print(
        JSON.stringify({ file, keys: keys ? keysFile : null, bytes, rows, files, missing: made.missing }),
      );
    say("command:backup.made", { rows, tables: Object.keys(made.rows).length, files, size: size(bytes) });
    print(`  ${file}`);
    say("command:backup.all");
    if (!keys) return say("command:backup.no-keys");
    print(`  ${keysFile}`);
    say("command:backup.keys");
    say("command:backup.keys-apart");
  });
}

/** Tells that the file itself cannot be written from a database that cannot be used. */
const writing = <T>(file: string, work: Promise<T>): Promise<T> =>
  work.catch((error: NodeJS.ErrnoException) => {
    if (typeof error.syscall !== "string") throw error;
    throw new OperatorError("command:file.unwritable", { file, why: systemReason(error) });
  });

interface RestoreOptions {
  keys?: string;
  replace?: boolean;
  check?: boolean;
  json?: boolean;
}

async function restoreBackup(typed: string, options: RestoreOptions, speech: Speech) {
  const file = typedPath(typed);
  await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError("command:file.unreadable", { file, why: systemReason(error) });
  });
  if (options.check) return checkFile(file, options, speech);
  const config = readConfig({ ...process.env, LOG_LEVEL: "warn" });
  try {
    const keysFile = options.keys ? typedPath(options.keys) : `${file}.keys`;
    const keys = await keysIn(keysFile, options.keys !== undefined);
    const { heading } = await checkBackup(file);
    if (keys && markOf(keys.surveyKey) !== heading.surveyKeyMark) {
      throw new OperatorError("command:restore.other-keys", { file: keysFile });
    }
    if (!options.replace && (await holdsData(config.database))) {
      throw new OperatorError("command:restore.holds-data");
    }
    const restored = await restore(config, file);
    const advice = keys
      ? await giveKeys(config, keys)
      : adviceWithoutKeys(config.surveyKey, heading.surveyKeyMark);
    const { rows, files } = restored;
    if (options.json) {
      return print(JSON.stringify({ madeAt: heading.madeAt, rows, files, advice: advice.map(speech.word) }));
    }
    speech.say("command:restore.done", { at: heading.madeAt, rows, files });
    for (const line of advice) print(speech.word(line));
    speech.say("command:restore.next");
  } catch (error) {
    if (error instanceof DamagedBackupError) {
      throw new OperatorError("command:restore.not-good", { file, why: error.told });
    }
    if (error instanceof NewerDatabaseError) {
      throw new OperatorError("command:restore.newer", { file, migrations: error.migrations });
    }
    throw forOperator(error, config.database);
  }
}

async function checkFile(file: string, { json }: RestoreOptions, { say, word }: Speech) {
  try {
    const { heading, rows, files } = await checkBackup(file);
    const newer = await unknownMigrations(heading.migrations);
    if (json) return print(JSON.stringify({ good: true, madeAt: heading.madeAt, rows, files, newer }));
    say("command:restore.good", { at: heading.madeAt, rows, files });
    if (newer.length > 0) say("command:restore.good-but-newer", { migrations: newer.join(", ") });
  } catch (error) {
    if (!(error instanceof DamagedBackupError)) throw error;
    if (json) print(JSON.stringify({ good: false, reason: word(error.told) }));
    else say("command:restore.bad", { why: error.told });
    process.exitCode = 1;
  }
}

async function keysIn(file: string, isAskedFor: boolean): Promise<Secrets | null> {
  if (isAskedFor && !existsSync(file))
    throw new OperatorError("command:file.unreadable", { file, why: systemReason({ code: "ENOENT" }) });
  return readKeys(file).catch(() => {
    throw new OperatorError("command:restore.no-keys-in", { file });
  });
}

const adviceWithoutKeys = (surveyKey: string, mark: string): Told[] =>
  markOf(surveyKey) === mark ? [] : [told("command:restore.without-keys")];

const sum = (numbers: number[]): number => numbers.reduce((all, each) => all + each, 0);
const megabyte = 1024 * 1024;
const size = (bytes: number): Told =>
  bytes < megabyte
    ? told("command:size.kilobytes", { amount: Math.ceil(bytes / 1024) })
    : told("command:size.megabytes", { amount: bytes / megabyte });
