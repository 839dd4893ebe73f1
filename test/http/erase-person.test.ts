import { expect, it, describe } from "vitest";
import { makePerson } from "../harness/people";
import { testInstant, useTestServer } from "../harness/server";

const textOf = (response: Response) => response.text();

describe("erasing somebody's data", () => {
  const server = useTestServer();

  it("asks for the address first, refuses who is not disabled, and leaves a mark that cannot be let in", async () => {
    const { db } = server().services;
    const administrator = await server().client("administrator");
    const { viewer, cookie } = await makePerson(db, "organiser", { now: testInstant });
    const person = `/administration/people/${viewer.id}`;
    const send = (confirmation: string) => administrator.post(`${person}/erase`, { confirmation });
    const stored = async () => (await db("users").where({ id: viewer.id }).first("email")).email;

    expect(await textOf(await administrator.get(`${person}/erase`))).toContain("Hãy khóa tài khoản trước.");
    const active = await send(viewer.email);
    expect([active.status, await textOf(active)]).toEqual([
      ...[409, expect.stringContaining("Hãy khóa tài khoản trước.")],
    ]);
    await administrator.post(person, { intent: "disable" });
    expect(await textOf(await administrator.get(person))).toContain("Xóa dữ liệu cá nhân");
    for (const typed of ["", "ai-khac@example.vn", "\u0000", "\ud800"]) {
      expect((await send(typed)).status).toBe(400);
    }
    expect(await textOf(await send("ai-khac@example.vn"))).toContain("Chưa xóa gì cả.");
    expect(await stored()).toBe(viewer.email);

    const erased = await send(` ${viewer.email.toUpperCase()} `);
    expect(erased.headers.get("Location")).toBe(person);
    expect(await stored()).toBe("");
    const page = await textOf(await administrator.get(person));
    expect(page).toContain("Dữ liệu cá nhân của tài khoản này đã được xóa.");
    expect([page.includes(viewer.email), page.includes(viewer.name)]).toEqual([false, false]);
    const people = await textOf(await administrator.get("/administration/people"));
    expect([people.includes("Đã xóa dữ liệu"), people.includes(viewer.email)]).toEqual([true, false]);
    expect(await textOf(await administrator.get("/administration/audit"))).toContain(
      "Xóa dữ liệu cá nhân của người dùng",
    );
    await administrator.post(person, { intent: "enable" });
    expect((await db("users").where({ id: viewer.id }).first("disabled_at")).disabled_at).not.toBeNull();
    expect((await administrator.get(`${person}/erase`)).status).toBe(404);
    const former = server().visitor();
    former.cookie = cookie;
    expect((await former.get("/account")).status).toBe(302);
  });
});
