import { beforeAll, describe, expect, it } from "vitest";
import { startChecklist } from "~/readiness/checklists.server";
import { newId } from "~/platform/id.server";
import { databaseKinds } from "../harness/databases";
import { makePerson, type TestPerson } from "../harness/people";
import { testInstant, useTestServer } from "../harness/server";
import { byIcalJs, type Understood } from "./parsers";
import { makeFeed } from "./secret-feeds";

describe.each(databaseKinds)("deadlines in feeds on %s", (kind) => {
  const server = useTestServer({ kind });
  const db = () => server().services.db;
  const read = async (path: string): Promise<Understood[]> => {
    const response = await server().visitor().get(path);
    expect(response.status).toBe(200);
    return byIcalJs(await response.text());
  };
  let organiser: TestPerson;
  let congress: { id: string; version: number };

  beforeAll(async () => {
    organiser = await makePerson(db(), "organiser");
    congress = await db()("congresses").where({ slug: "dak-lak-xvii" }).first("id", "version");
    await db()("congresses")
      .where({ id: congress.id })
      .update({ first_day: "2020-10-13", last_day: "2020-10-15" });
    const template = await db()("checklist_templates").where({ slug: "mac-dinh" }).first("id");
    // That of the sample is out of the way.
    await db()("checklists").delete();
    await startChecklist(db(), organiser.viewer, testInstant, congress.id, template.id);
  });

  it("are the items of checklists, each on its day, linked to its page", async () => {
    const feed = await makeFeed(db(), organiser.viewer, ["readiness"]);
    const entries = await read(feed);
    const items = await db()("checklist_items").whereNotNull("due_day").select("id", "code", "due_day");
    expect(items.length).toBeGreaterThan(10);
    expect(entries.map(({ uid, start, url }) => [uid, start, url]).sort()).toEqual(
      items
        .map(({ id, code, due_day }) => [
          `readiness-${id}@127.0.0.1`,
          due_day,
          `${server().address}/congresses/dak-lak-xvii/readiness/items/${code}`,
        ])
        .sort(),
    );
    expect(new Set(entries.map(({ classification }) => classification))).toEqual(new Set(["PRIVATE"]));
  });

  it("follow what is done, moved and retired, each change one SEQUENCE on", async () => {
    const feed = await makeFeed(db(), organiser.viewer, ["readiness"]);
    const asTasks = await makeFeed(db(), organiser.viewer, ["readiness"], { tasks: true });
    const { id } = await db()("checklist_items").where({ code: "security-plan" }).first("id");
    const one = async (path = feed) => {
      const entry = (await read(path)).find(({ uid }) => uid.startsWith(`readiness-${id}@`));
      if (!entry) throw new Error("The entry is gone.");
      return entry;
    };
    const before = await one();
    expect(before).toMatchObject({ sequence: 0, status: "CONFIRMED" });
    expect(await one(asTasks)).toMatchObject({
      component: "VTODO",
      status: "NEEDS-ACTION",
      end: before.start,
    });

    await db()("checklist_items").where({ id }).update({ due_day: "2020-09-01", pinned_day: "2020-09-01" });
    expect(await one()).toMatchObject({ sequence: 1, start: "2020-09-01" });
    expect((await one()).title).toBe(`[DỜI] ${before.title}`);
    expect((await one()).description).toContain("Dời từ ngày");

    await db()("checklist_items").where({ id }).update({ state: "done", done_at: testInstant.toISOString() });
    expect(await one()).toMatchObject({ sequence: 2, status: "CONFIRMED" });
    expect(await one(asTasks)).toMatchObject({
      ...{ sequence: 2, status: "COMPLETED", completed: testInstant.toISOString() },
    });

    await db()("checklist_items").where({ id }).update({ is_retired: true });
    expect(await one()).toMatchObject({ sequence: 3, status: "CANCELLED", title: `[HỦY] ${before.title}` });
    expect(await one(asTasks)).toMatchObject({ sequence: 3, status: "CANCELLED" });
    await db()("checklist_items").where({ id }).update({ is_retired: false });
    expect(await one()).toMatchObject({ sequence: 4, status: "CONFIRMED" });
  });

  it("are all cancelled with their congress, and stand again when it does", async () => {
    const feed = await makeFeed(db(), organiser.viewer, ["readiness"]);
    const statuses = async () => new Set((await read(feed)).map(({ status }) => status));
    expect(await statuses()).toEqual(new Set(["CONFIRMED"]));
    await db()("congresses").where({ id: congress.id }).update({ state: "cancelled" });
    expect(await statuses()).toEqual(new Set(["CANCELLED"]));
    await db()("congresses").where({ id: congress.id }).update({ state: "preparing" });
    expect(await statuses()).toEqual(new Set(["CONFIRMED"]));
  });

  it("are the last days of comment rounds: before 08/7 is to the end of 07/7", async () => {
    const entries = await read(await makeFeed(db(), organiser.viewer, ["comment"]));
    const round = await db()("comment_rounds").first("id", "draft_id");
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      ...{ uid: `comment-${round.id}@127.0.0.1`, start: "2020-07-07", end: "2020-07-08" },
      url: `${server().address}/documents/${round.draft_id}/rounds/${round.id}`,
    });
  });

  it("of the committees above are in the feed of a committee that is asked to comment", async () => {
    const editor = await makePerson(db(), "committee-editor", { committee: "krong-pac" });
    const { id } = await db()("committees").where({ slug: "krong-pac" }).first("id");
    const kinds: ["comment", "readiness"] = ["comment", "readiness"];
    const entries = await read(
      await makeFeed(db(), editor.viewer, kinds, { scope: { kind: "committee", id } }),
    );
    // The checklist of the province's congress is not theirs.
    expect(entries.map(({ uid }) => uid.split("-")[0])).toEqual(["comment"]);
  });

  it("hold the steps of surveys for those who hold a grant today, and only name, time and place", async () => {
    const [granted, stranger] = [
      await makePerson(db(), "personnel-officer"),
      await makePerson(db(), "personnel-officer"),
    ];
    const [plan, step] = [newId(), newId()];
    const at = testInstant.toISOString();
    await db()("survey_plans").insert({
      ...{ id: plan, congress_id: congress.id, number: "178-KH/TU", owner_id: organiser.viewer.id },
      ...{ names_allowed: false, targets: "{}", created_at: at },
    });
    await db()("survey_steps").insert({
      ...{ id: step, plan_id: plan, position: 1, track: "common", origin: "entered", name: "Bước một" },
      ...{
        purpose: "Kín",
        day: "2020-07-20",
        starts_at: "08:00",
        minutes: 90,
        place: "Phòng 2",
        rules: "{}",
      },
      updated_at: at,
    });
    const grant = { plan_id: plan, user_id: granted.viewer.id };
    await db()("survey_grants").insert({
      ...{ ...grant, capabilities: '["read"]', ends_on: "2020-07-03" },
      ...{ granted_by_name: "Người Thử", granted_at: at },
    });
    const feed = await makeFeed(db(), granted.viewer, ["survey"]);
    expect(await read(feed)).toMatchObject([
      {
        ...{ uid: `survey-${step}@127.0.0.1`, title: "Bước một", location: "Phòng 2", description: "" },
        ...{ start: "2020-07-20T01:00:00.000Z", end: "2020-07-20T02:30:00.000Z", classification: "PRIVATE" },
      },
    ]);
    expect(await read(await makeFeed(db(), stranger.viewer, ["survey"]))).toEqual([]);
    // The last day of the grant is over, though nobody wrote anything.
    const { clock } = server().services;
    const now = clock.now;
    clock.now = () => new Date("2020-07-04T00:00:00+07:00");
    expect(await read(feed)).toEqual([]);
    clock.now = now;
    await db()("survey_grants").where(grant).delete();
    expect(await read(feed)).toEqual([]);
  });

  it("are gone from the feed of somebody who loses the role", async () => {
    const person = await makePerson(db(), "viewer");
    const feed = await makeFeed(db(), person.viewer, ["readiness", "comment"]);
    expect((await read(feed)).length).toBeGreaterThan(10);
    await db()("user_roles").where({ user_id: person.viewer.id }).delete();
    expect(await read(feed)).toEqual([]);
  });

  it("can be downloaded one by one by those who see them, and by nobody else", async () => {
    const { id } = await db()("checklist_items").where({ is_retired: false }).first("id");
    const path = `/calendar/entries/readiness/${id}.ics?congress=dak-lak-xvii`;
    const client = await server().client("organiser");
    const response = await client.get(path);
    expect(response.status).toBe(200);
    expect(byIcalJs(await response.text()).map(({ uid }) => uid)).toEqual([`readiness-${id}@127.0.0.1`]);
    const visitor = server().visitor();
    expect((await visitor.get(path)).status).toBe(404);
    expect((await (await server().client("viewer", "krong-pac")).get(path)).status).toBe(404);
    for (const odd of ["readiness/none.ics", "nothing/1.ics", `readiness/${id}`, "slot/%00.ics"]) {
      expect((await client.get(`/calendar/entries/${odd}`)).status).toBe(404);
    }
  });
});

describe.each(databaseKinds)("the calendar of a delegate on %s", (kind) => {
  const server = useTestServer({ kind });
  const db = () => server().services.db;
  const cards = "/congresses/mau/delegates/cards";
  const addressesOn = (html: string) =>
    [...html.matchAll(/aria-label="Mã QR của ([^"]+)"/g)].map(([, name]) => name);

  it("is made once for all, from the page of cards", async () => {
    const organiser = await server().client("organiser");
    expect(addressesOn(await (await organiser.get(cards)).text())).toEqual([]);
    const made = await organiser.post(cards, { intent: "make" });
    expect(made.status).toBe(200);
    const first = await (await organiser.get(cards)).text();
    expect(addressesOn(first)).toHaveLength(96);
    await organiser.post(cards, { intent: "make" });
    // The same codes, whoever prints them.
    expect(pictures(await (await organiser.get(cards)).text())).toEqual(pictures(first));
    const rows = await db()("calendar_delegate_feeds").select("generation", "token_hash");
    expect(rows).toHaveLength(286);
  });

  it("is not for those who may not see delegates", async () => {
    expect((await server().visitor().get(cards)).status).toBe(302);
    for (const role of ["viewer", "personnel-officer"] as const) {
      expect((await (await server().client(role)).get(cards)).status).toBe(403);
    }
    expect((await (await server().client("committee-editor", "krong-pac")).get(cards)).status).not.toBe(200);
  });

  it("holds the programme and, in place of the general discussion, the own group with room and officers", async () => {
    // That of the sample goes first.
    await db()("divisions").delete();
    const [delegate, leader] = await db()("delegates").orderBy("id").limit(2).select("id", "name");
    const before = await read(await addressOf(delegate.id));
    const general = before.filter(({ uid }) => uid.startsWith("slot-"));
    expect(before.some(({ uid }) => uid.startsWith("group-"))).toBe(false);
    await divide({ delegate: delegate.id, leader: leader.id });
    const after = await read(await addressOf(delegate.id));
    const own = after.filter(({ uid }) => uid.startsWith("group-"));
    expect(own.length).toBeGreaterThan(0);
    expect(after).toHaveLength(before.length);
    expect(after.filter(({ uid }) => uid.startsWith("slot-"))).toHaveLength(general.length - own.length);
    for (const entry of own) {
      expect(entry).toMatchObject({ sequence: 0, classification: "PRIVATE" });
      expect(entry.title).toMatch(/^Tổ 2: /);
      expect(entry.description).toContain(`Tổ trưởng: ${leader.name}`);
      expect(entry.location).not.toBe("");
    }
    const page = await (
      await (await server().client("organiser")).get(`${cards}?group=${encodeURIComponent("Tổ 2")}`)
    ).text();
    expect(page).toContain(delegate.name);
    expect(page).toContain("tổ trưởng");
  });

  it("stands on a page of its own behind the code, with the ways to subscribe", async () => {
    const delegate = await db()("delegates").orderBy("id").first("id", "name");
    const path = (await addressOf(delegate.id)).replace(/\.ics$/, "");
    const response = await server().visitor().get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    const page = await response.text();
    expect(page).toContain(`webcal://${new URL(server().address).host}${path}.ics`);
    expect(page).toContain("Tổ 2: ");
  });

  it("is empty while the delegate does not take part", async () => {
    const delegate = await db()("delegates").orderBy("id").first("id");
    await db()("delegates").where({ id: delegate.id }).update({ status: "excused" });
    expect(await read(await addressOf(delegate.id))).toEqual([]);
    await db()("delegates").where({ id: delegate.id }).update({ status: "elected" });
    expect(await read(await addressOf(delegate.id))).not.toEqual([]);
  });

  it("ends when it is changed or revoked, one delegate at a time", async () => {
    const [one, other] = await db()("delegates").orderBy("id").limit(2).select("id");
    const organiser = await server().client("organiser");
    const [first, others] = [await addressOf(one.id), await addressOf(other.id)];
    expect((await organiser.post(cards, { intent: "renew", delegate: one.id })).status).toBe(200);
    const second = await addressOf(one.id);
    expect(second).not.toBe(first);
    const get = async (path: string) => (await server().visitor().get(path)).status;
    expect([await get(first), await get(second), await get(others)]).toEqual([410, 200, 200]);
    await organiser.post(cards, { intent: "revoke", delegate: one.id });
    expect([await get(second), await get(second.replace(".ics", "")), await get(others)]).toEqual([
      410, 410, 200,
    ]);
    await db()("delegates").where({ id: other.id }).delete();
    expect(await get(others)).toBe(410);
    expect((await organiser.post(cards, { intent: "revoke", delegate: one.id })).status).toBe(404);
    expect((await organiser.post(cards, { intent: "renew", delegate: "x\u0000" })).status).toBe(404);
    const actions = await db()("audit_log").where("action", "like", "delegate-calendar%").pluck("action");
    expect([...new Set(actions)].sort()).toEqual([
      "delegate-calendar-renewed",
      "delegate-calendar-revoked",
      "delegate-calendars-made",
    ]);
  });

  async function read(path: string): Promise<Understood[]> {
    const response = await server().visitor().get(path);
    expect(response.status).toBe(200);
    return byIcalJs(await response.text());
  }

  /** The token is stored nowhere: it is worked out as the card does. */
  async function addressOf(delegateId: string): Promise<string> {
    const { findDelegateAddresses } = await import("~/calendar/delegate-feeds.server");
    const { id } = await db()("congresses").where({ slug: "mau" }).first("id");
    const address = (await findDelegateAddresses(db(), server().services.config, id)).get(delegateId);
    if (!address) throw new Error("No address.");
    return `/calendar/f/${address.token}.ics`;
  }

  /** A chosen division in which all sit in the second group. */
  async function divide({ delegate, leader }: { delegate: string; leader: string }) {
    const { id } = await db()("congresses").where({ slug: "mau" }).first("id");
    const division = newId();
    const group = { capacity: null, size: null, leader: null, secretary: null };
    const content = {
      setup: {
        ...{ groups: [{ id: "g2", name: "Tổ 2", room: "Phòng họp 2", ...group }], rounds: 1, seed: 1 },
        ...{ attributes: [], pins: [], together: [], apart: [], leaders: [], secretaries: [] },
      },
      rounds: [{ groups: [{ id: "g2", members: [delegate, leader], leader, secretary: null }] }],
    };
    await db()("divisions").insert({
      ...{ id: division, congress_id: id, name: "Chia tổ", is_chosen: true },
      created_at: testInstant.toISOString(),
    });
    await db()("division_revisions").insert({
      ...{ division_id: division, number: 1, content: JSON.stringify(content), summary: "{}" },
      ...{ author_name: "Người Thử", at: testInstant.toISOString() },
    });
  }
});

const pictures = (html: string) => [...html.matchAll(/<path d="(M[^"]+)"/g)].map(([, path]) => path);
