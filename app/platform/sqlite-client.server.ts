import { createRequire } from "node:module";
import type { Knex } from "knex";
import { OperatorError } from "./told";

const require = createRequire(import.meta.url);

/** Knex's own number for "ends without effect, with this error". */
const rejected = 2;

// Knex does not type the insides that are extended here.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Constructor = new (...args: unknown[]) => any;

/**
 * Knex's SQLite client, but transactions begin as writers. A deferred transaction that reads first and writes later
 * fails at once with SQLITE_BUSY when another process wrote in between; an immediate one waits its turn.
 */
export function sqliteClient(): typeof Knex.Client {
  const Sqlite: Constructor = require("knex/lib/dialects/sqlite3/index.js");
  const Transaction: Constructor = require("knex/lib/dialects/sqlite3/execution/sqlite-transaction.js");
  class ImmediateTransaction extends Transaction {
    begin(connection: unknown) {
      return this.query(connection, "BEGIN IMMEDIATE;");
    }
    rollback(connection: unknown, error?: unknown) {
      return this.takeBack(connection, error, "ROLLBACK", () => super.rollback(connection, error));
    }
    rollbackTo(connection: unknown, error?: unknown) {
      const statement = `ROLLBACK TO SAVEPOINT ${this.txid}`;
      return this.takeBack(connection, error, statement, () => super.rollbackTo(connection, error));
    }
    /** When the disk is full SQLite takes back by itself: that nothing is left to take back must not hide why. */
    private async takeBack(connection: unknown, error: unknown, statement: string, usual: () => unknown) {
      if (error === undefined) return usual();
      await this.trxClient.query(connection, statement).catch(() => undefined);
      return this.query(connection, "SELECT 1", rejected, error);
    }
  }
  class ImmediateSqlite extends Sqlite {
    initializeDriver() {
      this.driver = loadSqlite();
    }
    transaction(container: unknown, config: unknown, outer: unknown) {
      return new ImmediateTransaction(this, container, config, outer);
    }
  }
  return ImmediateSqlite as unknown as typeof Knex.Client;
}

/**
 * The package is an ES module: what knex looks for are properties of its default export.
 * @throws OperatorError when its compiled part is not there or does not run on this machine
 */
function loadSqlite(): unknown {
  try {
    return require("sqlite3").default;
  } catch (error) {
    throw new OperatorError("storage:sqlite-missing", {
      machine: `${process.platform} ${process.arch}, Node ${process.versions.node}`,
      why: (error as Error).message.split("\n")[0] ?? "",
    });
  }
}
