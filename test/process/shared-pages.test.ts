import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAppServer } from "~/process/app.server";
import { newId } from "~/platform/id.server";
import { takeStep } from "~/readiness/item-writes.server";
import { databaseKinds } from "../harness/databases";
import { makePerson, type TestPerson } from "../harness/people";
import { testInstant, useTestServer, type Client } from "../harness/server";

/** Pages that many are given what was made for one; the last are asked for by browsers with scripts. */
const shared = [
  ...["/", "/readiness", "/readiness?view=tree", "/readiness/moved?committee=dang-bo-mau"],
  ...["/congresses?name=dang", "/committees", "/readiness/clashes"],
  ...["/_root.data", "/readiness.data"],
];
const paths = [
  ...shared,
  ...["/readiness?committee=dang-bo-mau&show=overdue", "/readiness/moved", "/readiness/reviews"],
  ...["/congresses", "/congresses/mau", "/calendar"],
];

/** The same pages by addresses that could be taken for one another's, or for nothing that is asked. */
const odd = [
  ...["/readiness?view=tree&view=list", "/readiness?view=list&view=tree", "/%72eadiness?view=tree"],
  ...[
    "/readiness?__proto__=tree&constructor=x",
    "/readiness?committee=__proto__",
    "/readiness?name=%00%ED%A0%80",
  ],
  ...["/readiness.data?_routes=root", "/readiness.data?_routes=readiness%2Froutes%2Fmatrix", "/Readiness/"],
  ...["/readiness.data?_routes=__proto__,readiness/routes/matrix", `/readiness?name=${"a".repeat(8000)}`],
];

/** What an answer says, without what every answer has its own of. */
async function wordsOf(response: Response): Promise<string> {
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get("Content-Security-Policy") ?? "")?.[1] ?? "";
  const id = response.headers.get("X-Request-Id") ?? "";
  const text = await response.text();
  return `${response.status} ${text.replaceAll(nonce, "NONCE").replaceAll(id, "ID")}`;
}

describe.each(databaseKinds)("pages of many people on %s", (kind) => {
  const server = useTestServer({ kind });
  /** The same program on the same database, but keeping nothing. */
  let forgetful: Server;
  const anew = (path: string, cookie: string) => {
    const { port } = forgetful.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual", headers: { Cookie: cookie } });
  };
  let editor: TestPerson;
  /** Proposes that an item does not apply, as another process would do it. */
  const step = async () => {
    const { db } = server().services;
    const item = await db("checklist_items").where({ state: "open" }).whereNull("fact").first();
    const written = await takeStep(db, editor.viewer, testInstant, item.id, item.version, {
      ...{ kind: "propose-not-applicable", reason: "Chi bộ không có việc này" },
    });
    expect(written.kind).toBe("written");
  };

  beforeAll(async () => {
    const { services } = server();
    const config = { ...services.config, pageCacheBytes: 0 };
    forgetful = await createAppServer({ ...services, config });
    await new Promise<void>((resolve) => forgetful.listen(0, "127.0.0.1", resolve));
    editor = await makePerson(services.db, "organiser");
  });
  afterAll(() => new Promise((resolve) => forgetful.close(resolve)));

  it("say to each what they say where nothing is kept, whoever asked before and at the same time", async () => {
    const clients = [
      await server().client("administrator"),
      await server().client("administrator"),
      await server().client("viewer"),
      await server().client("committee-editor", "dang-bo-mau"),
      await server().client("committee-editor", "chi-bo-mau-1"),
      await server().client("organiser"),
      server().visitor(),
    ];
    // The first once more in the other language, and the one who proposes and does not confirm it.
    const cookies = clients.map(({ cookie }) => cookie);
    cookies.push(`${cookies[0]}; language=en`, editor.cookie);
    const wrong: string[] = [];
    const compare = async (path: string, when: string) => {
      const ask = (cookie: string) =>
        fetch(server().address + path, { redirect: "manual", headers: { Cookie: cookie } }).then(wordsOf);
      const given = await Promise.all(cookies.map(ask));
      for (const [at, cookie] of cookies.entries()) {
        if (given[at] !== (await wordsOf(await anew(path, cookie))))
          wrong.push(`${path} ${when}: person ${at}`);
      }
      return given;
    };
    for (const path of paths) await compare(path, "at first");
    for (const path of odd) await compare(path, "by an odd address");
    await step();
    for (const path of shared) await compare(path, "after a step");
    const overview = await compare("/", "again");
    expect(wrong).toEqual([]);
    // The comparison would be worth nothing if all were told the same.
    const waits = overview.map((page) => /(\d+) việc chờ bạn xác nhận/.exec(page)?.[1]);
    expect(waits).toEqual(["4", "4", undefined, undefined, undefined, "4", undefined, undefined, "3"]);
  });

  it("tell of clashes what is so after each write that bears on them", async () => {
    const { db } = server().services;
    const { cookie } = await server().client("administrator");
    const path = "/readiness/clashes";
    const ask = (address: string) =>
      fetch(address + path, { redirect: "manual", headers: { Cookie: cookie } }).then(wordsOf);
    const days = { state: "preparing", held_by: null, first_day: "2020-09-03", last_day: "2020-09-04" };
    const own = { congress_id: (await db("congresses").where({ slug: "cu-kuin-2020" }).first("id")).id };
    const sameHall = async (slug: string) => {
      const { id } = await db("congresses").where({ slug }).first("id");
      await db("congresses").where({ id }).update({ place: "Buôn Ma Thuột" });
      await db("congress_halls").insert({
        id: newId(),
        congress_id: id,
        name: "Hội trường tỉnh",
        position: 0,
        capacity: 9,
      });
    };
    const slot = (congress_id: string) => ({
      ...{
        congress_id,
        stage: "latest",
        slot_id: newId(),
        type: "opening",
        title: "Khai mạc",
        date: "2020-09-03",
      },
      ...{
        start_minute: 480,
        end_minute: 540,
        person_keys: JSON.stringify([{ name: "Y Thịnh", title: "" }]),
      },
    });
    const other = { congress_id: (await db("congresses").where({ slug: "krong-pac-2020" }).first("id")).id };
    const writes: [string, () => Promise<unknown>][] = [
      ["days", () => db("congresses").whereIn("slug", ["cu-kuin-2020", "krong-pac-2020"]).update(days)],
      ["a name", () => db("committees").where({ slug: "cu-kuin" }).update({ name_vi: "Đảng bộ huyện khác" })],
      ["halls", async () => [await sameHall("cu-kuin-2020"), await sameHall("krong-pac-2020")]],
      ["agendas", () => db("agenda_slots").insert([slot(own.congress_id), slot(other.congress_id)])],
      ["an agenda that is gone", () => db("agenda_slots").where(own).where("stage", "latest").delete()],
      [
        "a congress that is cancelled",
        () => db("congresses").where({ slug: "krong-pac-2020" }).update({ state: "cancelled" }),
      ],
    ];
    let before = await ask(server().address);
    for (const [what, write] of writes) {
      await write();
      const now = await ask(server().address);
      expect(now, what).not.toBe(before);
      expect(now, what).toBe(await wordsOf(await anew(path, cookie)));
      before = now;
    }
  });

  it("show nobody what another typed wrong, is asked for by its head only, or may no longer do", async () => {
    const { db } = server().services;
    const administrator = await makePerson(db, "administrator", { now: testInstant });
    const one = Object.assign(server().visitor(), { cookie: administrator.cookie });
    const other = await server().client("viewer");
    const stranger = await server().client("viewer");
    const wordsFor = async ({ cookie }: Client, path: string, method = "GET") => {
      const answer = await fetch(server().address + path, {
        method,
        redirect: "manual",
        headers: { Cookie: cookie },
      });
      return wordsOf(answer);
    };
    for (const path of ["/", "/committees", "/committees.data"]) {
      const before = await wordsFor(one, path);
      expect(before).not.toBe(await wordsFor(other, path));
      expect(await wordsFor(one, path, "HEAD")).toBe(before.slice(0, "200 ".length));
    }
    // What is sent wrong is shown to whoever sent it, and a page that failed keeps nothing of it.
    const typed = "Một Tên Chỉ Người Này Gõ";
    expect(await (await one.post("/congresses/new", { titleVi: typed, intent: "save" })).text()).toContain(
      typed,
    );
    expect((await one.post("/language", { language: "en", to: "/committees" })).status).toBe(302);
    for (const client of [one, other, stranger]) {
      for (const path of ["/congresses/new", "/committees"])
        expect(await wordsFor(client, path)).not.toContain(typed);
    }
    expect(await wordsFor(stranger, "/committees")).toContain("Đảng bộ");
    // The same person a moment later, with the role of a viewer.
    const before = await wordsFor(one, "/committees.data");
    await db("user_roles").where({ user_id: administrator.viewer.id }).update({ role: "viewer" });
    expect(await wordsFor(one, "/committees.data")).not.toBe(before);
    for (const path of ["/committees.data", "/readiness.data"]) {
      for (const { cookie } of [one, other, stranger]) {
        const told = await fetch(server().address + path, { headers: { Cookie: cookie } }).then(wordsOf);
        expect(told).toBe(await wordsOf(await anew(path, cookie)));
      }
    }
  });

  it("are never older than what was answered before they were asked for", async () => {
    const { db } = server().services;
    const clients = [];
    for (let count = 0; count < 6; count++) clients.push(await server().client("administrator"));
    let stored = 0;
    let isOver = false;
    const name = (number: number) => `Đại hội thử lần thứ ${number} hết`;
    const write = async () => {
      for (let number = 1; number <= 25; number++) {
        await db("congresses")
          .where({ slug: "mau" })
          .update({ title_vi: name(number) });
        stored = number;
      }
      isOver = true;
    };
    await db("congresses")
      .where({ slug: "mau" })
      .update({ title_vi: name(0) });
    const stale: string[] = [];
    const read = async (client: Client) => {
      while (!isOver) {
        const least = stored;
        const text = await (await client.get("/")).text();
        const seen = Number(/Đại hội thử lần thứ (\d+) hết/.exec(text)?.[1] ?? -1);
        if (seen < least) stale.push(`${seen} instead of ${least}`);
      }
    };
    await Promise.all([write(), ...clients.map(read)]);
    for (const client of clients) expect(await (await client.get("/")).text()).toContain(name(25));
    expect(stale).toEqual([]);
  });

  it("count what was written once, whoever asks first", async () => {
    const { db } = server().services;
    const client = await server().client("administrator");
    await (await client.get("/readiness")).text();
    await step();
    expect(await db("readiness_marks").first()).toBeDefined();
    const others = await Promise.all(paths.map((path) => client.get(path)));
    expect(others.map(({ status }) => status)).toEqual(paths.map(() => 200));
    expect(await db("readiness_marks").first()).toBeUndefined();
  });

  it.runIf(kind === "SQLite")(
    "are kept by the first who asks after a step, and cost others little",
    async () => {
      const { db } = server().services;
      const [one, other] = [await server().client("organiser"), await server().client("organiser")];
      for (const client of [one, other]) await (await client.get("/readiness")).text();
      const queriesOf = async (client: Client) => {
        let queries = 0;
        const count = () => void (queries += 1);
        db.on("query", count);
        await (await client.get("/readiness")).text();
        db.off("query", count);
        return queries;
      };
      await step();
      expect(await queriesOf(one)).toBeGreaterThan(5);
      expect(await queriesOf(one)).toBe(0);
      // Who it is, and what waits in the inbox.
      expect(await queriesOf(other)).toBeLessThanOrEqual(2);
    },
  );
});
