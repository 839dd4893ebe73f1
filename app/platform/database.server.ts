import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import knex, { type Knex } from "knex";
import pg from "pg";
import type { DatabaseAddress } from "./config.server";
import { sqliteClient } from "./sqlite-client.server";

/** The database, or a transaction on it: stores take either. */
export type Database = Knex;

export const isPostgres = (db: Database): boolean => db.client.config.client === "pg";

const INSTANT = 1184;
const JSONB = 3802;
const BIGINT = 20;

/** Both databases answer alike: instants as ISO text in UTC, JSON as text, whole numbers as numbers. */
const postgresTypes = {
  getTypeParser(oid: number, format?: string) {
    if (oid === INSTANT) return (text: string) => new Date(text).toISOString();
    if (oid === JSONB) return (text: string) => text;
    if (oid === BIGINT) return Number;
    return pg.types.getTypeParser(oid, format as "text");
  },
};

const silent = () => undefined;
/** Knex prints connection errors and throws them as well: who catches them says it once, in plain words. */
const log = { warn: silent, error: silent, deprecate: silent, debug: silent };

/** Statements in messages keep their placeholders: logs must not hold what people typed. */
const compileSqlOnError = false;

/**
 * Opens the database. The connection is made at the first query.
 * @throws OperatorError
 */
export function openDatabase(address: DatabaseAddress): Database {
  if (address.kind === "postgres") {
    return knex({
      client: "pg",
      ...{ log, compileSqlOnError },
      connection: {
        ...{ connectionString: address.url, types: postgresTypes },
        // A server that is gone is noticed, not waited for.
        ...{ keepAlive: true, connectionTimeoutMillis: 5000 },
      },
      pool: { min: 0, max: 10 },
      acquireConnectionTimeout: 10_000,
    });
  }
  makePrivate(address.file);
  const db = knex({
    client: sqliteClient(),
    ...{ log, compileSqlOnError },
    connection: { filename: address.file },
    useNullAsDefault: true,
    // One connection: SQLite has one writer, and a queue in the pool is fairer than a busy file.
    pool: { min: 1, max: 1, idleTimeoutMillis: 2 ** 31 - 1, afterCreate: prepareConnection },
  });
  // Libraries that take a knex instance look here for the dialect's name.
  db.client.config.client = "sqlite3";
  return db;
}

/** Makes the file, where there is none, for nobody else to read; SQLite gives its journal the same rights. */
function makePrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  try {
    closeSync(openSync(file, "a", 0o600));
  } catch {
    // Where that cannot be, SQLite says why.
  }
}

interface SqliteConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
}

function prepareConnection(
  connection: SqliteConnection,
  done: (error: Error | null, connection: unknown) => void,
) {
  const pragmas =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000;";
  connection.exec(pragmas, (error) => done(error, connection));
}

/** True when the write was refused because such a row exists already. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === "23505" || (code === "SQLITE_CONSTRAINT" && /UNIQUE/.test(message ?? ""));
}

/** Databases take so many values in one statement, and some. */
const mostIds = 500;

/** Asks for rows of any number of identifiers, so many in each query. */
export async function readByIds<Row>(
  ids: readonly string[],
  read: (some: readonly string[]) => PromiseLike<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; from += mostIds) {
    rows.push(...(await read(ids.slice(from, from + mostIds))));
  }
  return rows;
}

/** Narrows a query to rows whose column holds one of any number of identifiers, handed over as one value. */
export function whereAmong(
  db: Database,
  query: Knex.QueryBuilder,
  column: string,
  ids: readonly string[],
): void {
  if (isPostgres(db)) void query.whereRaw("?? = any(?)", [column, [...ids]]);
  else void query.whereRaw("?? in (select value from json_each(?))", [column, JSON.stringify(ids)]);
}

/**
 * Reads many rows of few columns. The database hands them over as one text, in a fraction of the time that a value for
 * each row and column takes. Values are those of JSON: text, numbers, null.
 * @returns of each row the columns in their order
 */
export async function readTuples<Row extends unknown[]>(
  query: Knex.QueryBuilder,
  columns: readonly string[],
): Promise<Row[]> {
  const raw = (sql: string) => query.client.raw(sql, [...columns]);
  const names = columns.map(() => "??").join(", ");
  const isOnPostgres = query.client.config.client === "pg";
  const [found] = await query.select(
    isOnPostgres
      ? raw(`json_agg(json_build_array(${names}))::text as tuples`)
      : raw(`json_group_array(json_array(${names})) as tuples`),
  );
  return fromJson<Row[] | null>(found.tuples ?? "null") ?? [];
}

/** Reads a JSON column: both databases hand it over as text. */
export const fromJson = <T>(text: string): T => JSON.parse(text) as T;

/** Reads a yes/no column: SQLite answers 0 or 1. */
export const fromFlag = (value: unknown): boolean => value === true || value === 1;
