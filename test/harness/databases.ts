import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, inject } from "vitest";
import type { DatabaseAddress } from "~/platform/config.server";
import { openDatabase, type Database } from "~/platform/database.server";
import { fill, type Content } from "./contents";
import { askPostgres } from "./postgres";

export const databaseKinds = ["SQLite", "PostgreSQL"] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

export interface TestDatabase {
  address: DatabaseAddress;
  /** Deletes the database; connections to it must be closed. */
  remove: () => Promise<void>;
}

interface Making {
  /** What is in it; nothing, not even tables, unless it is said. */
  content?: Content;
  /** The PostgreSQL, unless it is that of the whole run. */
  postgres?: string;
}

/** Makes a database of its own: one with content is a copy of what the whole run has made once. */
export async function makeDatabase(
  kind: DatabaseKind,
  { content, postgres }: Making = {},
): Promise<TestDatabase> {
  if (kind === "SQLite") {
    const folder = mkdtempSync(join(tmpdir(), "planner-test-"));
    const file = join(folder, "planner.sqlite");
    if (content) copyFileSync(inject("originals")[content].file, file);
    return {
      address: { kind: "sqlite", file },
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const server = postgres ?? inject("postgresUrl");
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2)}`;
  const original = content && !postgres ? inject("originals")[content].name : "template1";
  await askPostgres(server, `create database ${name} template ${original}`);
  const address: DatabaseAddress = { kind: "postgres", url: `${server}/${name}` };
  if (content && postgres) await fill(address, content);
  return { address, remove: () => askPostgres(server, `drop database if exists ${name} with (force)`) };
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
      made = await makeDatabase(kind, { content: "reference" });
      db = openDatabase(made.address);
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
