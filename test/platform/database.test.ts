import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  fromFlag,
  fromJson,
  isPostgres,
  isUniqueViolation,
  openDatabase,
  type Database,
} from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { lockForWriting } from "~/platform/locks.server";
import { migrate, NewerDatabaseError, pendingMigrations } from "~/platform/migrations.server";
import { databaseKinds, makeDatabase, onEachDatabase, type TestDatabase } from "../harness/databases";

const instant = "2020-07-03T02:00:00.000Z";
const user = () => {
  const id = newId();
  const email = `${id}@example.vn`;
  return { id, email, email_key: email, name: "Người Thử", created_at: instant };
};

onEachDatabase("values", (db, kind) => {
  it("keeps instants as text in UTC, whatever zone they were given in", async () => {
    const row = { ...user(), created_at: "2020-07-03T09:00:00.000+07:00" };
    await db()("users").insert({ ...row, created_at: new Date(row.created_at).toISOString() });
    const stored = await db()("users").where({ id: row.id }).first();
    expect(stored.created_at).toBe(instant);
  });

  it("answers counts as numbers", async () => {
    const row = await db()("users").count({ count: "*" }).first();
    expect(Number.isInteger(Number(row?.count))).toBe(true);
    const sum = await db()("congresses").max({ most: "version" }).first();
    expect(typeof sum?.most).toBe("number");
  });

  it("keeps every letter, also composed ones and those beyond the first plane", async () => {
    const name = 'Nguyễn Thị Hương Đắk Lắk 🌸 "quoted" \' \\ % _ ; --';
    const row = { ...user(), name };
    await db()("users").insert(row);
    expect(await db()("users").where({ name }).pluck("id")).toContain(row.id);
    expect((await db()("users").where({ id: row.id }).first()).name).toBe(name);
  });

  it("tells a double from other faults", async () => {
    const row = user();
    await db()("users").insert(row);
    const again = await db()("users")
      .insert(row)
      .then(
        () => null,
        (error: unknown) => error,
      );
    expect(isUniqueViolation(again)).toBe(true);
    const other = await db()("users")
      .insert({ ...user(), name: null })
      .then(
        () => null,
        (error: unknown) => error,
      );
    expect(other).toBeInstanceOf(Error);
    expect(isUniqueViolation(other)).toBe(false);
  });

  it("keeps the promises between tables", async () => {
    const grant = { id: newId(), user_id: "khong-co", role: "viewer", created_at: instant };
    await expect(db()("user_roles").insert(grant)).rejects.toThrow();
    const row = user();
    await db()("users").insert(row);
    await db()("user_roles").insert({ ...grant, user_id: row.id });
    await db()("users").where({ id: row.id }).delete();
    expect(await db()("user_roles").where({ id: grant.id })).toEqual([]);
  });

  it("takes back all of a transaction that fails", async () => {
    const [one, two] = [user(), user()];
    const attempt = db().transaction(async (trx) => {
      await trx("users").insert(one);
      await trx("users").insert(two);
      throw new Error("changed its mind");
    });
    await expect(attempt).rejects.toThrow("changed its mind");
    expect(await db()("users").whereIn("id", [one.id, two.id])).toEqual([]);
  });

  it("loses no count when many read and write at once", async () => {
    const row = user();
    await db()("users").insert(row);
    const addOne = () =>
      db().transaction(async (trx) => {
        await lockForWriting(trx, "users");
        const { version } = await trx("users").where({ id: row.id }).first("version");
        await trx("users")
          .where({ id: row.id })
          .update({ version: version + 1 });
      });
    await Promise.all(Array.from({ length: 25 }, addOne));
    expect((await db()("users").where({ id: row.id }).first()).version).toBe(26);
  });

  it("knows which one it is", () => {
    expect(isPostgres(db())).toBe(kind === "PostgreSQL");
    expect([fromFlag(1), fromFlag(true), fromFlag(0), fromFlag(false), fromFlag(null)]).toEqual([
      ...[true, true, false, false, false],
    ]);
    expect(fromJson('{"a":[1]}')).toEqual({ a: [1] });
  });
});

describe("two processes at one SQLite file", () => {
  let made: TestDatabase;
  let one: Database;
  let two: Database;
  beforeAll(async () => {
    made = await makeDatabase("SQLite");
    one = openDatabase(made.address);
    await migrate(one);
    two = openDatabase(made.address);
  });
  afterAll(async () => {
    await one.destroy();
    await two.destroy();
    await made.remove();
  });

  it("wait for each other instead of failing: transactions begin as writers", async () => {
    const row = user();
    await one("users").insert(row);
    const addOne = (db: Database) =>
      db.transaction(async (trx) => {
        // Reading first: a transaction that only then became a writer would fail at once.
        const { version } = await trx("users").where({ id: row.id }).first("version");
        await new Promise((resolve) => setTimeout(resolve, 2));
        await trx("users")
          .where({ id: row.id })
          .update({ version: version + 1 });
      });
    await Promise.all(Array.from({ length: 10 }, () => [addOne(one), addOne(two)]).flat());
    expect((await two("users").where({ id: row.id }).first()).version).toBe(21);
  });

  it("see what the other acknowledged", async () => {
    const row = user();
    await one.transaction((trx) => trx("users").insert(row));
    expect(await two("users").where({ id: row.id }).first("name")).toEqual({ name: row.name });
  });
});

describe.each(databaseKinds)("the schema on %s", (kind) => {
  let made: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    made = await makeDatabase(kind);
    db = openDatabase(made.address);
  });
  afterAll(async () => {
    await db.destroy();
    await made.remove();
  });

  it("goes up, down to nothing and up again to the same", async () => {
    const done = await migrate(db);
    expect(done.length).toBeGreaterThan(5);
    expect(await pendingMigrations(db)).toEqual([]);
    expect(await migrate(db)).toEqual([]);
    const before = await columns(db);
    expect(before.length).toBeGreaterThan(50);
    for (const file of [...done].reverse()) {
      const { down } = (await import(`../../db/migrations/${file.replace(/\.ts$/, "")}.ts`)) as {
        down: (db: Database) => Promise<void>;
      };
      await down(db);
      await db("migrations").where({ name: file }).delete();
    }
    expect(await columns(db)).toEqual([]);
    expect(await migrate(db)).toEqual(done);
    expect(await columns(db)).toEqual(before);
  });

  it("of a newer program is refused, named, and left as it is", async () => {
    await db("migrations").insert({ name: "9999_from_the_future.ts", batch: 99, migration_time: new Date() });
    const attempt = migrate(db);
    await expect(attempt).rejects.toBeInstanceOf(NewerDatabaseError);
    await expect(attempt).rejects.toThrow("9999_from_the_future.ts");
    expect(await db.schema.hasTable("users")).toBe(true);
    await db("migrations").where({ name: "9999_from_the_future.ts" }).delete();
    expect(await migrate(db)).toEqual([]);
  });
});

/** Every column of every table of ours, with its type and whether it may be empty. */
async function columns(db: Database): Promise<string[]> {
  const bookkeeping = /^(migrations|migrations_lock|sqlite_)/;
  const rows: Record<string, unknown>[] = isPostgres(db)
    ? (
        await db.raw(
          "select table_name as t, column_name as c, data_type as k, is_nullable as n from information_schema.columns where table_schema = 'public'",
        )
      ).rows
    : await db.raw(
        "select m.name as t, p.name as c, p.type as k, p.[notnull] as n from sqlite_master m join pragma_table_info(m.name) p where m.type = 'table'",
      );
  return rows
    .filter(({ t }) => !bookkeeping.test(String(t)))
    .map(({ t, c, k, n }) => [t, c, k, n].join(" "))
    .sort();
}

it("is a file that nobody else may read, where the program makes it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "planner-database-"));
  const file = join(folder, "planner.sqlite");
  const db = openDatabase({ kind: "sqlite", file });
  await db.raw("create table x (y)");
  expect(readdirSync(folder).sort()).toEqual(["planner.sqlite", "planner.sqlite-shm", "planner.sqlite-wal"]);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
  await db.destroy();
  rmSync(folder, { recursive: true });
});
