import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firstBrokenAuditRow, program } from "~/accounts/audit.server";
import { invite, newLink } from "~/accounts/people.server";
import { giveRole, setDisabled } from "~/accounts/roles.server";
import type { SignedIn } from "~/accounts/viewer";
import { erasePerson } from "~/housekeeping/erase-person.server";
import { describeTables } from "~/operation/copy/tables.server";
import { isPostgres, type Database } from "~/platform/database.server";
import { migrate } from "~/platform/migrations.server";
import { archivePlan } from "~/survey/erase.server";
import { databaseKinds } from "../harness/databases";
import { makePerson } from "../harness/people";
import { emptyInstallation, fullInstallation, moment, type Installation } from "../operation/installations";
import { makePlan, writingOf } from "../survey/journey";

/** Where the name of whoever did something stays: it is the record of that deed. */
const records = /^(audit_log\.(actor_name|detail)|agenda_waivers\.name|\w+\.\w+_name)$/;

describe.each(databaseKinds)("a person whose data is erased, on %s", (kind) => {
  let used: Installation;
  let db: Database;
  let person: SignedIn;
  beforeAll(async () => {
    used = await fullInstallation(kind);
    ({ db } = used.services);
    // Whoever did the most is in the most tables.
    const [busiest] = await db("sent_once").select("user_id").limit(1);
    const { id, name, email } = await db("users").where({ id: busiest.user_id }).first();
    person = { kind: "user", id, name, email, grants: [] };
    const { viewer } = await makePerson(db, "administrator");
    await db("users").where({ id: viewer.id }).update({ password_hash: "x" });
  });
  afterAll(() => used?.remove());

  const cells = async () => {
    const found: { column: string; text: string }[] = [];
    for (const table of await describeTables(db)) {
      for (const row of await db(table.name)) {
        for (const { name } of table.columns) {
          found.push({ column: `${table.name}.${name}`, text: String(row[name]) });
        }
      }
    }
    return found;
  };
  /** The columns that name an account by a key, as the database knows them. */
  const references = async (): Promise<{ table: string; column: string }[]> => {
    if (isPostgres(db)) {
      const { rows } = await db.raw(
        "select conrelid::regclass::text as table, attname as column from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1] where contype = 'f' and confrelid = 'users'::regclass",
      );
      return rows;
    }
    return db.raw(
      "select m.name as 'table', f.\"from\" as 'column' from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table' and f.\"table\" = 'users'",
    );
  };

  it("is refused while the account can be used", async () => {
    expect(await erasePerson(db, program, moment, person.id)).toBe("active");
    expect(await erasePerson(db, program, moment, "nobody")).toBe("gone");
    expect(await db("users").where({ id: person.id }).first("email")).toEqual({ email: person.email });
  });

  it("leaves neither address nor anything that belonged to the account, and the name in records alone", async () => {
    expect((await cells()).some(({ text }) => text.includes(person.email))).toBe(true);
    expect(await setDisabled(db, program, moment, person.id, true)).toBe("changed");
    expect(await erasePerson(db, program, moment, person.id)).toBe("erased");
    const left = await cells();
    expect(left.filter(({ text }) => text.includes(person.email)).map(({ column }) => column)).toEqual([]);
    const named = left.filter(({ text }) => text.includes(person.name)).map(({ column }) => column);
    expect([...new Set(named)].filter((column) => !records.test(column))).toEqual([]);
    for (const { table, column } of await references()) {
      expect([table, await db(table).where({ [column]: person.id })]).toEqual([table, []]);
    }
    if (kind === "SQLite") {
      const file = used.environment.DATABASE_URL?.replace("file:", "") ?? "";
      for (const path of [file, `${file}-wal`]) expect(readFileSync(path).includes(person.email)).toBe(false);
    }
  });

  it("is on record, in a trail that is unbroken, once however often it is asked", async () => {
    const { email } = await db("users").where({ id: person.id }).first("email");
    expect(await erasePerson(db, program, moment, person.id)).toBe("erased");
    expect(await db("audit_log").where({ action: "user-erased", subject_id: person.id })).toHaveLength(1);
    expect([email, await firstBrokenAuditRow(db)]).toEqual(["", null]);
  });

  it("is not let in again, and the address is free for a new account", async () => {
    expect(await setDisabled(db, program, moment, person.id, false)).toBe("gone");
    expect(await giveRole(db, program, moment, person.id, "viewer", null)).toBe("gone");
    expect(await newLink(db, program, moment, person.id)).toBeNull();
    const { email } = person;
    expect(
      await invite(db, program, moment, { email, name: "Người mới", role: "viewer", committeeId: null }),
    ).toMatchObject({ kind: "invited" });
  });

  it("hands over survey plans first", async () => {
    const { viewer: owner } = await makePerson(db, "personnel-officer");
    const plan = await makePlan(db, owner);
    await setDisabled(db, program, moment, owner.id, true);
    expect(await erasePerson(db, program, moment, owner.id)).toBe("owns-plans");
    await archivePlan(writingOf(db, owner), plan);
    expect(await erasePerson(db, program, moment, owner.id)).toBe("erased");
    expect((await db("survey_plans").where({ id: plan }).first("owner_id")).owner_id).toBe(owner.id);
  });
});

describe("the last administrator", () => {
  it("keeps name and address, also where somebody disabled the account in the database", async () => {
    const installation = await emptyInstallation("SQLite");
    const { db } = installation.services;
    await migrate(db);
    const { viewer } = await makePerson(db, "administrator");
    await db("users").where({ id: viewer.id }).update({ disabled_at: moment.toISOString() });
    expect(await erasePerson(db, program, moment, viewer.id)).toBe("last-administrator");
    await installation.remove();
  });
});
