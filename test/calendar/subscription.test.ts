import nodeIcal from "node-ical";
import { beforeAll, describe, expect, it } from "vitest";
import { findDelegateAddresses, makeDelegateAddresses } from "~/calendar/delegate-feeds.server";
import { findCongress } from "~/congress/congresses.server";
import { valuesOf } from "~/congress/congress-values";
import { updateCongress } from "~/congress/write-congresses.server";
import { databaseKinds } from "../harness/databases";
import { makePerson, type TestPerson } from "../harness/people";
import { testInstant, useTestServer } from "../harness/server";
import { byIcalJs, ofNodeIcal } from "./parsers";
import { makeFeed } from "./secret-feeds";

/**
 * Programs that subscribe, against the server as it runs: node-ical, which asks by itself, and one that keeps what it
 * read with its tag and reads with ical.js, as calendar programs do.
 */
describe.each(databaseKinds)("a subscription on %s", (kind) => {
  const server = useTestServer({ kind });
  const publicPath = "/calendar/congresses/mau.ics";
  let organiser: TestPerson;
  let delegateId = "";
  let paths: Record<"public" | "secret" | "delegate", string>;

  beforeAll(async () => {
    const { db, config } = server().services;
    organiser = await makePerson(db, "organiser");
    const { id } = await db("congresses").where({ slug: "mau" }).first("id");
    ({ id: delegateId } = await db("delegates").where({ congress_id: id }).orderBy("id").first("id"));
    await makeDelegateAddresses(db, config, organiser.viewer, testInstant, id, [delegateId]);
    const token = (await findDelegateAddresses(db, config, id)).get(delegateId)?.token;
    paths = {
      public: publicPath,
      secret: await makeFeed(db, organiser.viewer, ["congress", "slot", "comment"], { tasks: true }),
      delegate: `/calendar/f/${token}.ics`,
    };
  });

  const addressOf = (path: string) => server().address + path;
  const subscribed = async (path: string) => ofNodeIcal(await nodeIcal.async.fromURL(addressOf(path)));

  it.each(["public", "secret", "delegate"] as const)(
    "to a %s feed gives two programs the same entries",
    async (whose) => {
      const keeper = keeperOf(addressOf(paths[whose]));
      expect(await keeper.refresh()).toBe(200);
      const entries = byIcalJs(keeper.text);
      expect(entries.length).toBeGreaterThan(5);
      expect(await subscribed(paths[whose])).toEqual(entries.map(({ alarms: _alarms, ...rest }) => rest));
      const kinds = new Set(entries.map(({ uid }) => uid.split("-", 1)[0]));
      expect([...kinds].sort()).toEqual(
        {
          public: ["slot"],
          secret: ["comment", "congress", "slot"],
          delegate: ["congress", "group", "session", "slot"],
        }[whose],
      );
    },
  );

  it("tells nobody more than their roles allow once these rest for want of a second factor", async () => {
    const { db, clock } = server().services;
    const administrator = await makePerson(db, "administrator");
    const congress = () => db("congresses").where({ slug: "dak-lak-xvii" });
    const { id } = await congress().first("id");
    await congress().update({ is_public: false, first_day: "2020-10-13", last_day: "2020-10-15" });
    const path = await makeFeed(db, administrator.viewer, ["congress"]);
    const read = async () => (await server().visitor().get(path)).text();
    const then = clock.now;
    try {
      expect(await read()).toContain(id);
      // Nobody wrote anything meanwhile.
      clock.now = () => new Date(testInstant.getTime() + 15 * 24 * 60 * 60_000);
      expect(await read()).not.toContain(id);
      expect(await read()).toContain("BEGIN:VCALENDAR");
    } finally {
      clock.now = then;
      await congress().update({ is_public: true, first_day: null, last_day: null });
    }
  });

  it("costs 304 until something changes; then the next refresh shows it, the place on earth as well", async () => {
    const { db } = server().services;
    const keepers = Object.values(paths).map((path) => keeperOf(addressOf(path)));
    const refreshAll = () => Promise.all(keepers.map((keeper) => keeper.refresh()));
    expect(await refreshAll()).toEqual([200, 200, 200]);
    expect(await refreshAll()).toEqual([304, 304, 304]);
    const before = await findCongress(db, organiser.viewer, "mau");
    if (!before) throw new Error("The sample has a congress.");
    const values = { ...valuesOf(before), coordinates: { latitude: 12.5, longitude: 108.25 } };
    const saved = await updateCongress(
      db,
      organiser.viewer,
      testInstant,
      before.id,
      before.version,
      values,
      "",
    );
    expect(saved.kind).toBe("saved");
    expect(await refreshAll()).toEqual([200, 200, 200]);
    for (const { text } of keepers) {
      for (const { uid, coordinates } of byIcalJs(text)) {
        expect(coordinates, uid).toEqual(uid.startsWith("comment-") ? null : [12.5, 108.25]);
      }
    }
    expect((await subscribed(publicPath)).map(({ coordinates }) => coordinates)).toContainEqual([
      12.5, 108.25,
    ]);
    expect(await refreshAll()).toEqual([304, 304, 304]);
  });

  it("ends with 410 when its address is revoked: what was kept is kept, and others go on", async () => {
    const [secret, delegate] = [paths.secret, paths.delegate].map((path) => keeperOf(addressOf(path)));
    if (!secret || !delegate) throw new Error("Both are there.");
    expect([await secret.refresh(), await delegate.refresh()]).toEqual([200, 200]);
    const kept = secret.text;
    const client = server().visitor();
    client.cookie = organiser.cookie;
    const page = await (await client.get("/calendar")).text();
    const id = /name="id" value="(\w+)"/.exec(page)?.[1] ?? "";
    await client.post("/calendar", { intent: "revoke", id });
    expect([await secret.refresh(), await delegate.refresh()]).toEqual([410, 304]);
    expect(secret.text).toBe(kept);
    await expect(subscribed(paths.secret)).rejects.toThrow("410");
    await client.post("/congresses/mau/delegates/cards", { intent: "revoke", delegate: delegateId });
    expect(await delegate.refresh()).toBe(410);
    await expect(subscribed(paths.delegate)).rejects.toThrow("410");
    expect(await subscribed(publicPath)).not.toEqual([]);
  });
});

/** Keeps a calendar and refreshes it only where it changed. */
function keeperOf(address: string) {
  let etag: string | null = null;
  return {
    text: "",
    /** Answers the status. */
    async refresh(): Promise<number> {
      const response = await fetch(address, etag === null ? {} : { headers: { "If-None-Match": etag } });
      const text = await response.text();
      if (response.ok) {
        etag = response.headers.get("ETag");
        this.text = text;
      }
      return response.status;
    },
  };
}
