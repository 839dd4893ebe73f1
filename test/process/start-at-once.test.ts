import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firstAdministratorLink } from "~/accounts/first-administrator.server";
import { stoppedClock } from "~/platform/clock";
import { openDatabase, type Database } from "~/platform/database.server";
import { migrate } from "~/platform/migrations.server";
import { seedReference } from "~db/seeds/reference.server";
import { databaseKinds, makeDatabase, type TestDatabase } from "../harness/databases";

const now = new Date("2020-07-03T02:00:00Z");

describe.each(databaseKinds)("processes that start at once on an empty database on %s", (kind) => {
  let made: TestDatabase;
  let processes: Database[];
  beforeAll(async () => {
    made = await makeDatabase(kind);
    processes = [1, 2, 3, 4].map(() => openDatabase(made.address));
  });
  afterAll(async () => {
    await Promise.all(processes.map((db) => db.destroy()));
    await made.remove();
  });
  const start = async (db: Database) => {
    const done = await migrate(db);
    await seedReference(db, now);
    const link = await firstAdministratorLink({ db, clock: stoppedClock(now) });
    return { done: done.length, link };
  };

  it("wait for each other: one makes the schema, one the first administrator", async () => {
    const started = await Promise.all(processes.map(start));
    expect(started.filter(({ done }) => done > 0)).toHaveLength(1);
    expect(started.filter(({ link }) => link !== null)).toHaveLength(1);
    expect(await processes[0]?.("users").pluck("email")).toEqual([""]);
  });

  it("are not held up by one that was ended in the middle", async () => {
    const [one, other] = processes as [Database, Database];
    const last = await one("migrations").orderBy("id", "desc").first();
    const { down } = (await import(`../../db/migrations/${last.name.replace(/\.ts$/, "")}.ts`)) as {
      down: (db: Database) => Promise<void>;
    };
    await down(one);
    await one("migrations").where({ name: last.name }).delete();
    await one("migrations_lock").update({ is_locked: 1 });
    expect(await migrate(other)).toEqual([last.name]);
  });
});
