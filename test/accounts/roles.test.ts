import { expect, it } from "vitest";
import { program } from "~/accounts/audit.server";
import { findPerson } from "~/accounts/people.server";
import { giveRole, setDisabled, takeRole } from "~/accounts/roles.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const now = new Date("2020-07-03T02:00:00Z");

onEachDatabase("administrators", (db) => {
  const makeAdministrator = async () => {
    const { viewer } = await makePerson(db(), "administrator");
    await db()("users").where({ id: viewer.id }).update({ password_hash: "x" });
    const held = (await findPerson(db(), viewer.id))?.roles[0]?.id ?? "";
    return { id: viewer.id, held };
  };
  const onlyAdministrator = async () => {
    await db()("user_roles").where({ role: "administrator" }).delete();
    return makeAdministrator();
  };
  const howMany = async () => {
    const [row] = await db()("user_roles")
      .join("users", "users.id", "user_roles.user_id")
      .where({ role: "administrator", disabled_at: null })
      .count({ count: "*" });
    return Number(row?.count);
  };
  const auditRows = async () => Number((await db()("audit_log").count({ count: "*" }))[0]?.count);

  it("are never without one: the last keeps role and account", async () => {
    const last = await onlyAdministrator();
    expect(await takeRole(db(), program, now, last.id, last.held)).toBe("last-administrator");
    expect(await setDisabled(db(), program, now, last.id, true)).toBe("last-administrator");
    expect((await findPerson(db(), last.id))?.isDisabled).toBe(false);
    expect((await findPerson(db(), last.id))?.roles).toHaveLength(1);
    await makeAdministrator();
    expect(await takeRole(db(), program, now, last.id, last.held)).toBe("changed");
  });

  it("do not count while they have no password: an invitation may expire", async () => {
    const last = await onlyAdministrator();
    const invited = await makePerson(db(), "administrator");
    expect(await setDisabled(db(), program, now, last.id, true)).toBe("last-administrator");
    await db()("users").where({ id: invited.viewer.id }).update({ password_hash: "x" });
    expect(await setDisabled(db(), program, now, last.id, true)).toBe("changed");
  });

  it("do not count when they are disabled or administer only a committee", async () => {
    const last = await onlyAdministrator();
    const other = await makeAdministrator();
    expect(await setDisabled(db(), program, now, other.id, true)).toBe("changed");
    expect(await takeRole(db(), program, now, last.id, last.held)).toBe("last-administrator");
  });

  it("cannot both go when two take each other away at the same moment", async () => {
    for (let round = 0; round < 5; round += 1) {
      const first = await onlyAdministrator();
      const second = await makeAdministrator();
      const answers = await Promise.all([
        takeRole(db(), program, now, first.id, first.held),
        setDisabled(db(), program, now, second.id, true),
      ]);
      expect(answers.sort()).toEqual(["changed", "last-administrator"]);
      expect(await howMany()).toBe(1);
    }
  });

  it("leave no second trace when the same is asked twice", async () => {
    const { viewer } = await makePerson(db(), "viewer");
    await giveRole(db(), program, now, viewer.id, "organiser", null);
    await setDisabled(db(), program, now, viewer.id, true);
    const before = await auditRows();
    expect(await giveRole(db(), program, now, viewer.id, "organiser", null)).toBe("changed");
    expect(await setDisabled(db(), program, now, viewer.id, true)).toBe("changed");
    expect((await findPerson(db(), viewer.id))?.roles).toHaveLength(2);
    expect(await auditRows()).toBe(before);
  });

  it("hold a role once when two give it at the same moment", async () => {
    const { viewer } = await makePerson(db(), "viewer");
    await Promise.all([1, 2].map(() => giveRole(db(), program, now, viewer.id, "organiser", null)));
    expect((await findPerson(db(), viewer.id))?.roles.map(({ role }) => role).sort()).toEqual([
      "organiser",
      "viewer",
    ]);
  });

  it("answer that a person or a role is gone", async () => {
    const { viewer } = await makePerson(db(), "viewer");
    expect(await giveRole(db(), program, now, "nobody", "viewer", null)).toBe("gone");
    expect(await takeRole(db(), program, now, viewer.id, "no-such-role")).toBe("gone");
    expect(await setDisabled(db(), program, now, "nobody", true)).toBe("gone");
  });
});
