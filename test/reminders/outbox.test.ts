import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "~/platform/id.server";
import { databaseKinds } from "../harness/databases";
import { makePerson } from "../harness/people";
import { testInstant, useTestServer, type Client } from "../harness/server";

const here = "/administration/reminders";
const secret = "Việc số";
const days = 40;

/** Three people with a mail for each of forty days; two mails of each day were written at the same instant. */
describe.each(databaseKinds)("the outbox on %s", (kind) => {
  const server = useTestServer({ kind });
  let administrator: Client;
  const mails: { id: string; to: string; at: string; state: string }[] = [];

  beforeAll(async () => {
    const { db } = server().services;
    administrator = await server().client("administrator");
    const names = ["Y Bhiăk Niê Kdăm", "Nguyễn Thị Đào", "Trần Văn Ước"];
    for (const [number, name] of names.entries()) {
      const { viewer } = await makePerson(db, "organiser");
      await db("users").where({ id: viewer.id }).update({ name });
      for (let day = 0; day < days; day++) {
        const written = new Date(
          testInstant.getTime() - day * 86_400_000 - (number === 2 ? 1 : 0),
        ).toISOString();
        const state = day === 3 ? "failed" : "sent";
        const mail = { id: newId(), user_id: viewer.id, day: `ngày ${day}`, state, created_at: written };
        await db("digests").insert({ ...mail, subject: `${name} ${day}`, text: `${secret} ${name} ${day}` });
        mails.push({ id: mail.id, to: name, at: written, state });
      }
    }
  });

  const page = async (query: string) => {
    const answer = await administrator.get(`${here}${query}`);
    expect(answer.status).toBe(200);
    return answer.text();
  };
  const idsOn = (text: string) => [...text.matchAll(/<li id="([a-z0-9]{16})"/g)].map(([, id]) => id ?? "");
  const olderOn = (text: string) =>
    /href="([^"]+)"[^>]*>Thư cũ hơn/
      .exec(text)?.[1]
      ?.replaceAll("&amp;", "&")
      .replace(/^[^?]*/, "");
  /** All pages from the one of a query on. */
  const turn = async (query: string) => {
    const pages: string[][] = [];
    for (let next: string | undefined = query; next !== undefined;) {
      const text: string = await page(next);
      pages.push(idsOn(text));
      next = olderOn(text);
    }
    return pages;
  };
  const newestFirst = (some: typeof mails) =>
    [...some]
      .sort((one, other) => (`${one.at} ${one.id}` < `${other.at} ${other.id}` ? 1 : -1))
      .map(({ id }) => id);

  test("is turned by pages, on which every mail stands once, the newest first", async () => {
    const pages = await turn("");
    expect(pages.flat()).toEqual(newestFirst(mails));
    expect(Math.max(...pages.map(({ length }) => length))).toBe(25);
  });

  test("is narrowed to people, typed without marks, and to what became of mails", async () => {
    const ofOne = mails.filter(({ to }) => to === "Nguyễn Thị Đào");
    expect((await turn("?to=thi+dao")).flat()).toEqual(newestFirst(ofOne));
    expect((await turn("?to=Thị+Đạo")).flat()).toEqual([]);
    const failed = mails.filter(({ state }) => state === "failed");
    expect((await turn("?state=failed")).flat()).toEqual(newestFirst(failed));
    expect((await turn("?state=failed&to=bhiak")).flat()).toEqual(
      newestFirst(failed.filter(({ to }) => to.startsWith("Y Bhiăk"))),
    );
    expect(await page("?to=nobody")).toContain("Không có thư nào như vậy");
  });

  test("tells what stands in the one mail that is opened", async () => {
    expect(await page("")).not.toContain(secret);
    const text = await page(`?to=dao&read=${mails[days]?.id}`);
    expect(text.match(new RegExp(secret, "g"))?.length).toBeGreaterThan(0);
    expect(text).toContain(`${secret} Nguyễn Thị Đào 0`);
    expect(text).not.toContain(`${secret} Nguyễn Thị Đào 1`);
  });

  test("stays whole whatever an address asks for", async () => {
    const all = idsOn(await page(""));
    for (const query of [
      "before=x",
      "before=2020-07-03T00:00:00Z%20%00",
      "before=+275760-09-14+x",
      "state=__proto__",
    ]) {
      expect(idsOn(await page(`?${query}`))).toEqual(all);
    }
    for (const query of ["read=%00", "to=%00", "to=%25&read='", `to=${"x".repeat(5000)}`])
      await page(`?${query}`);
  });
});
