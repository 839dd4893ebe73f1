import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, inject } from "vitest";
import type { DatabaseAddress } from "~/platform/config.server";
import { openDatabase, type Database } from "~/platform/database.server";
import { migrate } from "~/platform/migrations.server";
import { seedReference } from "~db/seeds/reference.server";

export const databaseKinds = ["SQLite", "PostgreSQL"] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

export interface TestDatabase {
  address: DatabaseAddress;
  /** Deletes the database; connections to it must be closed. */
  remove: () => Promise<void>;
}

/** Makes an empty database of its own. @param postgres the server, unless it is that of the whole run */
export async function makeDatabase(kind: DatabaseKind, postgres?: string): Promise<TestDatabase> {
  if (kind === "SQLite") {
    const folder = mkdtempSync(join(tmpdir(), "planner-test-"));
    return {
      address: { kind: "sqlite", file: join(folder, "planner.sqlite") },
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const server = postgres ?? inject("postgresUrl");
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2)}`;
  await ask(server, `create database ${name}`);
  return {
    address: { kind: "postgres", url: `${server}/${name}` },
    remove: () => ask(server, `drop database if exists ${name} with (force)`),
  };
}

/**
 * Runs the same tests on SQLite and on PostgreSQL, each on a database of its own with the schema and the reference data.
 * @param tests gets functions that answer the open database and its address while the tests run
 */
export function onEachDatabase(
  name: string,
  tests: (db: () => Database, kind: DatabaseKind, address: () => DatabaseAddress) => void,
): void {
  describe.each(databaseKinds)(`${name} on %s`, (kind) => {
    let made: TestDatabase;
    let db: Database;
    beforeAll(async () => {
      made = await makeDatabase(kind);
      db = openDatabase(made.address);
      await migrate(db);
      await seedReference(db, new Date("2020-07-03T02:00:00Z"));
    });
    afterAll(async () => {
      await db?.destroy();
      await made?.remove();
    });
    tests(
      () => db,
      kind,
      () => made.address,
    );
  });
}

async function ask(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
