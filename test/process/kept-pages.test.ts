import { describe, expect, it } from "vitest";
import { stoppedClock } from "~/platform/clock";
import { writeSetting } from "~/platform/settings.server";
import { databaseKinds } from "../harness/databases";
import { testInstant, useTestServer, type Client } from "../harness/server";

const minute = 60_000;
const later = (milliseconds: number) => stoppedClock(new Date(testInstant.getTime() + milliseconds));

describe.each(databaseKinds)("pages that are given again on %s", (kind) => {
  const server = useTestServer({ kind });
  /** The queries that an answer takes, without those that only ask whether anything was committed. */
  const queriesOf = async (client: Client, path: string) => {
    const { db } = server().services;
    let queries = 0;
    const count = ({ sql }: { sql: string }) => void (/pg_current_snapshot/.test(sql) || (queries += 1));
    db.on("query", count);
    const response = await client.get(path);
    const text = await response.text();
    db.off("query", count);
    return { response, text, queries };
  };
  /**
   * An answer that was given again. PostgreSQL's snapshots move with every database of its cluster, so that other tests
   * are in the way: asked for until nobody was.
   */
  const givenAgain = async (client: Client, path: string) => {
    for (let tries = 0; tries < 100; tries++) {
      const answer = await queriesOf(client, path);
      if (answer.queries === 0) return answer;
    }
    throw new Error(`${path} was made anew each time`);
  };
  const title = (name: string) =>
    server().services.db("congresses").where({ slug: "mau" }).update({ title_vi: name });

  it("need no query, and are the same but for nonce and request id", async () => {
    const client = await server().client("organiser");
    for (const path of ["/", "/congresses/mau/agenda", "/congresses/mau/agenda.data"]) {
      const first = await queriesOf(client, path);
      const again = await givenAgain(client, path);
      expect([first.response.status, again.response.status]).toEqual([200, 200]);
      expect(first.queries).toBeGreaterThan(0);
      expect(again.response.headers.get("Content-Type")).toBe(first.response.headers.get("Content-Type"));
      const own = ({ response, text }: typeof first) => {
        const nonce =
          /'nonce-([^']+)'/.exec(response.headers.get("Content-Security-Policy") ?? "")?.[1] ?? "";
        const id = response.headers.get("X-Request-Id") ?? "";
        return { nonce, id, rest: text.replaceAll(nonce, "NONCE").replaceAll(id, "ID") };
      };
      expect(own(again).rest).toBe(own(first).rest);
      expect(own(again).nonce).not.toBe(own(first).nonce);
      expect(own(again).id).not.toBe(own(first).id);
      expect(own(again).rest).toContain("ID");
      if (!path.endsWith(".data")) expect(own(again).rest).toContain('nonce="NONCE"');
    }
  });

  it("show at once what was written, whatever wrote it", async () => {
    const client = await server().client("organiser");
    for (const name of ["Đại hội tên thứ nhất", "Đại hội tên thứ hai"]) {
      await title(name);
      expect((await queriesOf(client, "/congresses/mau")).text).toContain(name);
      expect((await givenAgain(client, "/congresses/mau")).text).toContain(name);
    }
    await writeSetting(server().services.db, "reference-day", "2020-09-09");
    expect((await queriesOf(client, "/congresses/mau")).text).toContain("09/9/2020");
    await server().services.db("workspace_settings").where({ key: "reference-day" }).delete();
  });

  it("are each viewer's own, and end with the session", async () => {
    const [one, other] = [await server().client("administrator"), await server().client("viewer")];
    const visitor = server().visitor();
    const texts = [];
    for (const client of [one, other, visitor]) texts.push(await givenAgain(client, "/congresses"));
    expect(texts.map(({ text }) => text.includes("/congresses/new"))).toEqual([true, false, false]);
    expect(texts.map(({ text }) => text.includes("/sign-in"))).toEqual([false, false, true]);
    const cookie = one.cookie;
    await one.post("/sign-out", {});
    one.cookie = cookie;
    expect((await queriesOf(one, "/congresses")).text).not.toContain("/congresses/new");
    expect((await queriesOf(one, "/readiness")).response.status).toBe(302);
  });

  it("are made anew in the next language and the next minute", async () => {
    const client = server().visitor();
    const { services } = server();
    await queriesOf(client, "/congresses");
    client.cookie = "language=en";
    expect((await queriesOf(client, "/congresses")).text).toContain("Overview");
    expect((await givenAgain(client, "/congresses")).text).toContain("Overview");
    const { clock } = services;
    try {
      services.clock = later(minute);
      expect((await queriesOf(client, "/congresses")).queries).toBeGreaterThan(0);
    } finally {
      services.clock = clock;
    }
  });

  it("are not given beyond the end of the session within the same minute", async () => {
    const client = await server().client("administrator");
    const { services } = server();
    // The clock of the tests stands at the beginning of a minute.
    const ends = new Date(testInstant.getTime() + minute / 2).toISOString();
    await services.db("sessions").update({ expires_at: ends });
    expect((await givenAgain(client, "/readiness")).response.status).toBe(200);
    const { clock } = services;
    try {
      services.clock = later(minute / 2 + 1);
      expect((await queriesOf(client, "/readiness")).response.status).toBe(302);
    } finally {
      services.clock = clock;
    }
  });

  it.runIf(kind === "SQLite")("are made once for many who ask at the same time", async () => {
    const client = await server().client("organiser");
    await queriesOf(client, "/committees");
    await title("Đại hội tên thứ ba");
    const alone = await queriesOf(client, "/committees");
    await title("Đại hội tên thứ tư");
    const { db } = server().services;
    let queries = 0;
    const count = () => void (queries += 1);
    db.on("query", count);
    const texts = await Promise.all(
      Array.from({ length: 8 }, async () => (await client.get("/committees")).text()),
    );
    db.off("query", count);
    expect(texts.every((text) => text.includes("Đại hội tên thứ tư"))).toBe(true);
    expect(queries).toBe(alone.queries);
  });

  it("do not keep answers to pages that are not there or write", async () => {
    const client = await server().client("administrator");
    expect((await queriesOf(client, "/congresses/none")).response.status).toBe(404);
    expect((await queriesOf(client, "/congresses/none")).queries).toBeGreaterThan(0);
    await client.get("/administration/audit.csv");
    expect((await queriesOf(client, "/administration/audit.csv")).queries).toBeGreaterThan(0);
  });
});
