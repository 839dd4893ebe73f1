import { createHash } from "node:crypto";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { stoppedClock } from "~/platform/clock";
import { createAppServer } from "~/process/app.server";
import { makePerson, type TestPerson } from "../harness/people";
import { useTestServer } from "../harness/server";
import { byIcalJs } from "./parsers";
import { makeFeed } from "./secret-feeds";

const agenda = "/calendar/congresses/mau.ics";

describe("a feed over HTTP", () => {
  const server = useTestServer();
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    raw(server().address + path, headers, method);

  it("comes plain, by gzip and by Brotli with the same content, each with its own tag", async () => {
    const plain = await ask(agenda);
    expect(plain.status).toBe(200);
    expect(plain.headers["content-type"]).toBe("text/calendar; charset=utf-8");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    const gzip = await ask(agenda, { "Accept-Encoding": "gzip" });
    const brotli = await ask(agenda, { "Accept-Encoding": "gzip, deflate, br" });
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(new Set([plain, gzip, brotli].map(({ headers }) => headers.etag)).size).toBe(3);
    for (const answer of [plain, gzip, brotli]) {
      expect(answer.headers.vary).toBe("Accept-Encoding");
      expect(Number(answer.headers["content-length"])).toBe(answer.body.length);
    }
    for (const [wish, encoding] of [
      ["gzip;q=0, br;q=0", undefined],
      ["identity", undefined],
      ["gzip;q=1, br;q=0.5", "gzip"],
      ["*", "br"],
      ["deflate", undefined],
      [";;q=x,,", undefined],
    ] as const) {
      const { headers } = await ask(agenda, { "Accept-Encoding": wish });
      expect(headers["content-encoding"], wish).toBe(encoding);
    }
  });

  it("answers HEAD without a body, and whole feeds to those who ask for a range", async () => {
    const whole = await ask(agenda);
    const head = await ask(agenda, {}, "HEAD");
    expect(head.body).toHaveLength(0);
    expect(head.headers["content-length"]).toBe(whole.headers["content-length"]);
    expect(head.headers.etag).toBe(whole.headers.etag);
    const range = await ask(agenda, { Range: "bytes=0-9" });
    expect([range.status, range.body.equals(whole.body)]).toEqual([200, true]);
    expect(range.headers["accept-ranges"]).toBe("none");
  });

  it("says 304 to those who hold the same, by tag of any encoding, strong or weakened, or by time", async () => {
    const { headers } = await ask(agenda);
    const etag = String(headers.etag);
    for (const held of [etag, `W/${etag}`, `"x", ${etag}`, "*", etag.replace(/"$/, '-gzip"')]) {
      const answer = await ask(agenda, { "If-None-Match": held });
      expect([held, answer.status, answer.body.length]).toEqual([held, 304, 0]);
      expect(answer.headers.etag).toBe(held.includes("-gzip") ? held : etag);
      expect(answer.headers["cache-control"]).toBe("public, max-age=60");
    }
    expect((await ask(agenda, { "If-None-Match": '"other"' })).status).toBe(200);
    // The tag wins over the time.
    const late = new Date(Date.now() + 1e9).toUTCString();
    expect((await ask(agenda, { "If-None-Match": '"other"', "If-Modified-Since": late })).status).toBe(200);
  });

  it("tells of a time only when its second is over, and only equality counts", async () => {
    const fresh = await ask(agenda);
    const { services } = server();
    const was = services.clock.now();
    if (fresh.headers["last-modified"] === undefined)
      Object.assign(services.clock, stoppedClock(new Date(was.getTime() + 5000)));
    const { headers } = await ask(agenda);
    const modified = String(headers["last-modified"]);
    expect(Date.parse(modified)).not.toBeNaN();
    expect((await ask(agenda, { "If-Modified-Since": modified })).status).toBe(304);
    for (const other of [-1000, 1000]) {
      const since = new Date(Date.parse(modified) + other).toUTCString();
      expect((await ask(agenda, { "If-Modified-Since": since })).status).toBe(200);
    }
    expect((await ask(agenda, { "If-Modified-Since": "yesterday" })).status).toBe(200);
    Object.assign(services.clock, stoppedClock(was));
  });

  it("is read while nothing can be written: on a full disk, from a database that only answers", async () => {
    const { db } = server().services;
    await db.raw("pragma query_only = on");
    try {
      // Nobody has read it in this language, so that since when it reads so is not written down yet.
      const answer = await ask("/calendar/schedule.ics?lang=en");
      expect([answer.status, answer.headers["last-modified"]]).toEqual([200, undefined]);
      const same = await ask("/calendar/schedule.ics?lang=en", {
        "If-None-Match": String(answer.headers.etag),
      });
      expect(same.status).toBe(304);
    } finally {
      await db.raw("pragma query_only = off");
    }
  });

  it("is read only, kept out of search engines, and short-lived in caches", async () => {
    const post = await ask(agenda, { Origin: server().address }, "POST");
    expect([post.status, post.headers.allow]).toEqual([405, "GET, HEAD"]);
    const { headers } = await ask(agenda);
    expect(headers["cache-control"]).toBe("public, max-age=60");
    expect(headers["x-robots-tag"]).toBe("noindex");
    const robots = (await ask("/robots.txt")).body.toString();
    expect(robots).toContain("Disallow: /calendar/f/");
  });

  it("loads nothing, stands in no frame, and tells no other site where it was read, refusals as well", async () => {
    const path = "/calendar/f/nobody-was-given-this-address.ics";
    const etag = String((await ask(agenda)).headers.etag);
    const answers = [
      ...[await ask(agenda), await ask(agenda, {}, "HEAD"), await ask("/calendar/schedule.ics")],
      ...[await ask("/calendar/congresses/mau/schedule.json"), await ask(path)],
      await ask(agenda, { Origin: server().address }, "POST"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 404, 405]);
    for (const { headers } of answers) {
      expect(headers["content-security-policy"]).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers["referrer-policy"]).toBe("no-referrer");
      expect(headers["x-content-type-options"]).toBe("nosniff");
    }
    // A client keeps the headers of the answer that it holds.
    const held = await ask(agenda, { "If-None-Match": etag });
    expect(held.status).toBe(304);
    for (const name of ["content-type", "content-length", "content-security-policy"])
      expect(held.headers[name], name).toBeUndefined();
  });

  it("leads from each slot to its place on the page of the programme", async () => {
    const [entry] = byIcalJs((await ask(agenda)).body.toString());
    const { pathname, hash } = new URL(entry?.url ?? "");
    const page = (await ask(pathname)).body.toString();
    expect(hash).toMatch(/^#slot-/);
    expect(page).toContain(`id="${hash.slice(1)}"`);
  });

  it("says once what it leaves out for want of a day", async () => {
    const { db } = server().services;
    const [held, open] = await db("congresses").whereNot({ slug: "mau" }).orderBy("slug").limit(2);
    const undated = { first_day: null, last_day: null, is_public: true };
    await db("congresses")
      .where({ id: held.id })
      .update({ ...undated, state: "held" });
    await db("congresses")
      .where({ id: open.id })
      .update({ ...undated, state: "preparing" });
    const text = (await ask("/calendar/schedule.ics")).body.toString().replace(/\r\n /g, "");
    const told = /^DESCRIPTION:(.*)$/m.exec(text)?.[1] ?? "";
    expect(told.match(/Không có trong lịch/g)).toHaveLength(1);
    expect(told).toMatch(/\d+ đại hội đã tổ chức nhưng nguồn không ghi ngày\\; \d+ đại hội chưa định ngày\./);
  });

  it("holds single slots and sessions as files of their own", async () => {
    const entries = byIcalJs((await ask(agenda)).body.toString());
    const id = /^slot-(.+)@/.exec(entries[0]?.uid ?? "")?.[1];
    const one = byIcalJs((await ask(`/calendar/congresses/mau/slots/${id}.ics`)).body.toString());
    expect(one).toEqual([entries[0]]);
    const { content } = await server().services.db("agenda_publications").first("content");
    const session = JSON.parse(content).sessions[0];
    const file = await ask(`/calendar/congresses/mau/sessions/${session.id}.ics`);
    expect(byIcalJs(file.body.toString()).map(({ uid }) => uid)).toEqual([`session-${session.id}@127.0.0.1`]);
    for (const unknown of ["slots/none.ics", "sessions/none.ics", "slots/%E0%A4%A.ics", "slots/%00.ics"]) {
      expect((await ask(`/calendar/congresses/mau/${unknown}`)).status, unknown).toBe(404);
    }
  });

  it("answers strange addresses with a short sentence, never with an error of the server", async () => {
    for (const path of [
      "/calendar/congresses/none.ics",
      "/calendar/congresses/%00.ics",
      "/calendar/congresses/%E0%A4.ics",
      "/calendar/f/%00.ics",
    ]) {
      const answer = await ask(path);
      expect(answer.status, path).toBe(404);
      expect(answer.headers["content-type"]).toBe("text/plain; charset=utf-8");
      expect(answer.body.length).toBeLessThan(300);
    }
    expect((await ask(`${agenda}?lang=en`)).body.toString()).toContain("Planner//EN");
    expect((await ask(`${agenda}?lang=xx&lang=%00`)).status).toBe(200);
  });
});

describe("a process that is about to listen", () => {
  const server = useTestServer();

  it("writes the agenda that was published last before anybody asks for it, and counts nothing", async () => {
    const { services } = server();
    await createAppServer(services, { warm: true });
    const written = await services.db("calendar_feed_versions");
    expect(written.map(({ feed }) => feed)).toEqual([`${agenda} vi`]);
    for (const table of ["rate_limits", "calendar_feed_reads"])
      expect(await services.db(table), table).toEqual([]);
  });

  it("listens as well where there is nothing to read, or the database fails for the moment", async () => {
    const { services } = server();
    await services.db("congresses").update({ is_public: false });
    await createAppServer(services, { warm: true });
    const away = () => {
      throw new Error("away");
    };
    const db = new Proxy(services.db, { apply: away });
    await createAppServer({ ...services, db }, { warm: true });
  });
});

describe("secret feeds", () => {
  const server = useTestServer();
  let person: TestPerson;
  beforeAll(async () => {
    person = await makePerson(server().services.db, "organiser");
  });
  const get = (path: string, headers: Record<string, string> = {}) => server().visitor().get(path, headers);

  it("are private, several and named; each is revoked alone and answers 410 in one sentence", async () => {
    const { db } = server().services;
    const [one, other] = [
      await makeFeed(db, person.viewer, ["slot"]),
      await makeFeed(db, person.viewer, ["congress"]),
    ];
    expect(one).toMatch(/^\/calendar\/f\/[\w-]{43}\.ics$/);
    expect((await get(one)).headers.get("Cache-Control")).toBe("private, no-cache");
    const client = await clientOf();
    const page = await (await client.get("/calendar")).text();
    const ids = [...page.matchAll(/name="id" value="(\w+)"/g)].map(([, id]) => id);
    const { id } = await db("calendar_feeds")
      .where({ token_hash: hashOf(one) })
      .first("id");
    expect(ids).toContain(id);
    await client.post("/calendar", { intent: "revoke", id });
    const gone = await get(one);
    expect(gone.status).toBe(410);
    expect(gone.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
    expect((await gone.text()).length).toBeLessThan(300);
    expect((await get(other)).status).toBe(200);
  });

  it("change their address: the new one reads, the old one is gone", async () => {
    const { db } = server().services;
    const old = await makeFeed(db, person.viewer, ["slot"], { name: "Để đổi" });
    const { id } = await db("calendar_feeds")
      .where({ token_hash: hashOf(old) })
      .first("id");
    const page = await (await (await clientOf()).post("/calendar", { intent: "rotate", id })).text();
    const made = /\/calendar\/f\/[\w-]{43}\.ics/.exec(page)?.[0] ?? "";
    expect(made).not.toBe(old);
    expect([(await get(old)).status, (await get(made)).status]).toEqual([410, 200]);
    expect(JSON.stringify(await db("calendar_feeds"))).not.toContain(
      made.split("/").at(-1)?.replace(".ics", ""),
    );
  });

  it("tell their owner when, by what and how often they were read", async () => {
    const { db, signals } = server().services;
    const path = await makeFeed(db, person.viewer, ["slot"], { name: "Đọc đếm" });
    for (let time = 0; time < 3; time++) await get(path, { "User-Agent": "iOS/17 (19A) dataaccessd/1.0" });
    signals.send("stopping");
    await expect
      .poll(async () => (await (await clientOf()).get("/calendar")).text())
      .toContain("iOS/17 (19A) dataaccessd/1.0");
    expect(await (await (await clientOf()).get("/calendar")).text()).toContain("tất cả 3 lần");
  });

  it("are made by the form with kinds, reminders and tasks of one's choice", async () => {
    const client = await clientOf();
    const form = {
      ...{ intent: "create", name: "Đủ loại", scope: "workspace", language: "vi", tasks: "on" },
      ...{ "kinds.comment": "on", "kinds.slot": "on", "alarms.slot": "15", "alarms.comment": "1440" },
    };
    const page = await (await client.post("/calendar", form)).text();
    const path = /\/calendar\/f\/[\w-]{43}\.ics/.exec(page)?.[0] ?? "";
    const entries = byIcalJs(await (await get(path)).text());
    const tasks = entries.filter(({ component }) => component === "VTODO");
    expect(tasks.map(({ alarms }) => alarms)).toEqual([[1440 - 480]]);
    const slots = entries.filter(({ component }) => component === "VEVENT");
    expect(new Set(slots.map(({ alarms }) => alarms.join()))).toEqual(new Set(["15", ""]));
    const bad = await client.post("/calendar", {
      ...form,
      "kinds.comment": "",
      "kinds.slot": "",
      "alarms.slot": "7",
    });
    expect(bad.status).toBe(400);
    expect(await bad.text()).toContain("Đủ loại");
  });

  it("make those who guess wait", async () => {
    const statuses = new Set<number>();
    for (let guess = 0; guess < 64; guess++) {
      const path = guess % 2 === 0 ? `/calendar/f/${"x".repeat(43)}.ics` : `/calendar/f/guess-${guess}`;
      statuses.add((await get(path)).status);
    }
    expect(statuses).toEqual(new Set([404, 429]));
    // Those who know an address still read.
    const known = await makeFeed(server().services.db, person.viewer, ["slot"]);
    expect((await get(known)).status).toBe(200);
    // A second process, or the first one started again, has not forgotten.
    const other = await createAppServer(server().services);
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const there = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
    expect([await there("/calendar/f/guess.ics"), await there(known)]).toEqual([429, 200]);
    // Nobody is shut out for good.
    const { clock } = server().services;
    const was = clock.now();
    Object.assign(clock, stoppedClock(new Date(was.getTime() + 15 * 60_000 + 1000)));
    expect(await there("/calendar/f/guess.ics")).toBe(404);
    Object.assign(clock, stoppedClock(was));
    other.closeAllConnections();
    await new Promise((resolve) => other.close(resolve));
  });

  async function clientOf() {
    const client = server().visitor();
    client.cookie = person.cookie;
    return client;
  }
});

const hashOf = (path: string) =>
  createHash("sha256")
    .update(
      path
        .split("/")
        .at(-1)
        ?.replace(/\.ics$/, "") ?? "",
    )
    .digest("hex");

/** As it goes over the wire: nothing is added to what is asked, nothing is undone of what comes. */
function raw(address: string, headers: Record<string, string>, method: string) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      const asked = request(address, { method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      });
      asked.on("error", reject);
      asked.end();
    },
  );
}
