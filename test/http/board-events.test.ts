import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { findChosenDivision } from "~/groups/desk/divisions.server";
import type { Company } from "~/platform/board-company";
import { makePerson } from "../harness/people";
import { testInstant, useTestServer } from "../harness/server";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

describe("the streams of events of boards", () => {
  const server = useTestServer();

  const boards = async () => {
    const { db } = server().services;
    const { id } = await db("congresses").where({ slug: "mau" }).first("id");
    const division = await findChosenDivision(db, id);
    return ["/congresses/mau/agenda/events", `/congresses/mau/groups/${division?.id}/events`];
  };
  const organiser = () => makePerson(server().services.db, "organiser", { now: testInstant });
  const open = async (address: string, windowId: string, person = organiser()) => {
    const { cookie, viewer } = await person;
    const closing = new AbortController();
    const response = await fetch(`${server().address}${address}?window=${windowId}`, {
      headers: { cookie },
      signal: closing.signal,
    });
    expect(response.headers.get("Content-Type")).toContain("text/event-stream");
    const reader = response.body?.getReader();
    /** The next state that is told, leaving out signs of life. */
    const next = async () => {
      for (;;) {
        const text = new TextDecoder().decode((await reader?.read())?.value);
        if (text.startsWith("data: ")) return JSON.parse(text.slice(6)) as Company;
      }
    };
    /** Reads on until the server ends the stream. */
    const ended = async () => {
      while (!(await reader?.read())?.done);
      return true;
    };
    return { next, ended, close: () => closing.abort(), name: viewer.name, id: viewer.id };
  };
  const windows = () => server().services.db("board_presence").orderBy("window_id").pluck("window_id");

  it("tell who else is there, and end with their window, however long it was open", async () => {
    for (const address of await boards()) {
      const one = await open(address, "windowone");
      expect((await one.next()).others).toEqual([]);
      const two = await open(address, "windowtwo");
      expect((await two.next()).others).toEqual([one.name]);
      expect((await one.next()).others).toEqual([two.name]);
      collectGarbage();
      two.close();
      await expect.poll(windows).toEqual(["windowone"]);
      expect((await one.next()).others).toEqual([]);
      one.close();
      await expect.poll(windows).toEqual([]);
    }
  });

  it("take somebody's second window for no one else, and two people of one name for two", async () => {
    const [address = ""] = await boards();
    const { db } = server().services;
    const [person, namesake] = [await organiser(), await organiser()];
    await db("users").where({ id: namesake.viewer.id }).update({ name: person.viewer.name });
    const one = await open(address, "windowone", Promise.resolve(person));
    expect(await one.next()).toMatchObject({ others: [], isOpenTwice: false });
    const two = await open(address, "windowtwo", Promise.resolve(person));
    expect(await two.next()).toMatchObject({ others: [], isOpenTwice: true });
    const three = await open(address, "windowthree", Promise.resolve(namesake));
    expect(await three.next()).toMatchObject({ others: [person.viewer.name], isOpenTwice: false });
    const four = await open(address, "windowfour");
    expect(await four.next()).toMatchObject({ others: [person.viewer.name, person.viewer.name] });
    for (const each of [one, two, three, four]) each.close();
    await expect.poll(windows).toEqual([]);
  });

  it("end when the session has ended or the role is lost", async () => {
    const { db } = server().services;
    const [agenda = "", division = ""] = await boards();
    const one = await open(agenda, "windowone");
    const two = await open(division, "windowtwo");
    for (const each of [one, two]) await each.next();
    await db("sessions").where({ user_id: one.id }).delete();
    await db("user_roles").where({ user_id: two.id }).delete();
    expect(await Promise.all([one.ended(), two.ended()])).toEqual([true, true]);
    await expect.poll(windows).toEqual([]);
  });

  it("are so many for one person and no more, until one is closed", async () => {
    const [address = ""] = await boards();
    const [person, other] = [await organiser(), await organiser()];
    const opened = Array.from({ length: 30 }, (_, number) =>
      open(address, `windownumber${number}`, Promise.resolve(person)),
    );
    const [one, ...rest] = await Promise.all(opened);
    const status = async ({ cookie }: typeof person, windowId: string) => {
      const closing = new AbortController();
      const asked = { headers: { cookie }, signal: closing.signal };
      const { status } = await fetch(`${server().address}${address}?window=${windowId}`, asked);
      closing.abort();
      return status;
    };
    expect(await status(person, "windowtoomuch")).toBe(429);
    expect(await status(other, "windowother")).toBe(200);
    one?.close();
    await expect.poll(() => status(person, "windowagain"), { timeout: 5_000 }).toBe(200);
    for (const each of rest) each.close();
    await expect.poll(windows, { timeout: 5_000 }).toEqual([]);
  });

  it("are refused without a window of their own", async () => {
    const client = await server().client("organiser");
    for (const address of await boards()) {
      for (const asked of ["", "?window=", "?window=short", "?window=%00".padEnd(60, "a")]) {
        expect((await client.get(address + asked)).status, address + asked).toBe(400);
      }
    }
  });
});
