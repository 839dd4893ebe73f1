import { beforeAll, describe, expect, test } from "vitest";
import { roles, type Role, type SignedIn } from "~/accounts/viewer";
import { grantable } from "~/survey/grants";
import { grant } from "~/survey/grants.server";
import { makePerson } from "../harness/people";
import { testInstant, useTestServer, type Client } from "../harness/server";
import { formsOf } from "../harness/html";
import { makePlan, peopleOf, stepsOf, take, writingOf } from "./journey";

const today = "2020-07-03";

describe("the pages of a survey plan", () => {
  const server = useTestServer({ sample: false });
  let owner: { viewer: SignedIn; client: Client };
  let planId: string;
  let paths: string[];

  const someone = async (role: Role) => {
    const { viewer, cookie } = await makePerson(server().services.db, role, { now: testInstant });
    const client = server().visitor();
    client.cookie = cookie;
    return { viewer, client };
  };
  const stepPath = async (position: number) => {
    const step = (await stepsOf(server().services.db, planId)).find((each) => each.position === position);
    return `/surveys/${planId}/steps/${step?.id}`;
  };
  const versionOf = async (position: number) =>
    String((await stepsOf(server().services.db, planId)).find((each) => each.position === position)?.version);

  beforeAll(async () => {
    owner = await someone("personnel-officer");
    planId = await makePlan(server().services.db, owner.viewer);
    const [person] = await peopleOf(server().services.db, planId);
    paths = [
      "",
      "/people",
      `/people/${person?.id}`,
      "/access",
      "/settings",
      "/steps/new/edit",
      (await stepPath(1)).replace(`/surveys/${planId}`, ""),
      `${(await stepPath(1)).replace(`/surveys/${planId}`, "")}/edit`,
    ].map((path) => `/surveys/${planId}${path}`);
  });

  test("are kept nowhere, for whomever", async () => {
    const { client: stranger } = await someone("administrator");
    for (const path of ["/surveys", ...paths, `/surveys/${planId}.data`, "/surveys/khong-co"]) {
      for (const client of [owner.client, stranger, server().visitor()]) {
        const response = await client.get(path);
        expect(response.headers.get("Cache-Control"), path).toBe("private, no-store");
      }
    }
  });

  test("are recorded as read also where only their head or their data are asked for", async () => {
    const { db } = server().services;
    const reads = async () => (await db("audit_log").where({ actor_id: owner.viewer.id })).length;
    for (const path of paths) {
      for (const [method, address] of [
        ["GET", path],
        ["HEAD", path],
        ["GET", `${path}.data`],
        ["GET", path.replace("surveys", "%73urveys")],
        ["GET", `${path}.data?_routes=root`],
      ] as const) {
        const before = await reads();
        const { status } = await fetch(server().address + address, {
          ...{ method, headers: { Cookie: owner.client.cookie } },
        });
        expect(status, `${method} ${address}`).toBe(200);
        // The last one asks for nothing of the plan.
        expect((await reads()) - before, `${method} ${address}`).toBe(address.includes("_routes") ? 0 : 1);
      }
    }
  });

  test.each(roles)("do not exist for a %s without a grant, and every attempt is recorded", async (role) => {
    const { client, viewer } = await someone(role);
    const unknown = await client.get("/surveys/khong-co");
    for (const path of paths) {
      for (const response of [
        await client.get(path),
        await client.post(path, { intent: "open", basedOn: "1" }),
      ]) {
        expect(response.status, path).toBe(404);
      }
      expect((await client.get(`${path}.data`)).status, path).toBe(404);
    }
    expect(unknown.status).toBe(404);
    const refused = await server()
      .services.db("audit_log")
      .where({ actor_id: viewer.id, action: "survey-refused" });
    expect(refused).toHaveLength(3 * paths.length);
    expect(await (await client.get("/surveys")).text()).not.toContain(planId);
    expect((await client.get("/")).status).toBe(200);
    const menu = await (await client.get("/")).text();
    expect(menu.includes('href="/surveys"')).toBe(role === "personnel-officer");
  });

  test("open by grant: every role times every capability times every page", async () => {
    const { db } = server().services;
    const needs: Record<string, string | null> = {
      [paths[0] as string]: null,
      [paths[1] as string]: null,
      [paths[2] as string]: "manage",
      [paths[3] as string]: "own",
      [paths[4] as string]: "own",
      [paths[5] as string]: "manage",
      [paths[6] as string]: null,
      [paths[7] as string]: "manage",
    };
    for (const role of roles) {
      const { client, viewer } = await someone(role);
      for (const capability of grantable) {
        await grant(writingOf(db, owner.viewer), planId, viewer.email, [capability], today);
        for (const [path, needed] of Object.entries(needs)) {
          const expected = needed === null || needed === capability ? 200 : 403;
          expect((await client.get(path)).status, `${role} ${capability} ${path}`).toBe(expected);
        }
        expect(await (await client.get("/")).text()).toContain('href="/surveys"');
      }
      await grant(writingOf(db, owner.viewer), planId, viewer.email, ["manage"], "2020-07-02");
      expect((await client.get(paths[0] as string)).status, role).toBe(404);
      // The reference day can be set by people; access goes by the day on the wall.
      expect(await (await client.get("/surveys")).text()).not.toContain(planId);
    }
  });

  test("let a counter count and nothing else", async () => {
    const { db } = server().services;
    const counter = await someone("viewer");
    await grant(writingOf(db, owner.viewer), planId, counter.viewer.email, ["count"], today);
    const path = await stepPath(1);
    for (const intent of [
      "open",
      "attend",
      "conclude",
      "recount",
      "discard",
      "list",
      "remove",
      "review",
      "renew-list",
      "postpone",
      "propose-correction",
      "approve-correction",
    ]) {
      const response = await counter.client.post(path, { intent, basedOn: "1" });
      expect(response.status, intent).toBe(403);
    }
    expect((await counter.client.post(path, { intent: "enter", basedOn: "1" })).status).toBe(400);
    expect((await counter.client.post(path, { intent: "constructor" })).status).toBe(400);
  });

  test("show nobody a count before both are in", async () => {
    const { db } = server().services;
    const [one, two] = [await someone("viewer"), await someone("viewer")];
    for (const { viewer } of [one, two]) {
      await grant(writingOf(db, owner.viewer), planId, viewer.email, ["count"], today);
    }
    const path = await stepPath(1);
    expect((await owner.client.post(path, { intent: "open", basedOn: await versionOf(1) })).status).toBe(302);
    const stale = await owner.client.post(path, { intent: "postpone", basedOn: "1" });
    expect([stale.status, (await stale.text()).includes("Người khác vừa thay đổi")]).toEqual([409, true]);
    const attendance = { convened: "9000", present: "8000", excused: "3" };
    const attend = async (over: Record<string, string>) =>
      owner.client.post(path, { intent: "attend", basedOn: await versionOf(1), ...attendance, ...over });
    const wrong = await attend({ present: "8999" });
    expect([wrong.status, (await wrong.text()).includes("9002")]).toEqual([400, true]);
    expect((await attend({})).status).toBe(302);
    const enter = async ({ client }: { client: Client }, approvals: number[]) => {
      const [step] = await stepsOf(db, planId);
      const rows = (step?.people ?? []).map((person, index) => ({
        [`approvals[${index}].person`]: person,
        [`approvals[${index}].count`]: String(approvals[index]),
      }));
      return client.post(path, {
        ...{ intent: "enter", basedOn: await versionOf(1) },
        ...{ issued: "7778", collected: "7777", valid: "7776", invalid: "1" },
        ...Object.assign({}, ...rows),
      });
    };
    const over = await enter(one, [7777, 6543, 5432]);
    const text = await over.text();
    expect([over.status, text.includes("A01 có 7777 phiếu đồng ý, lớn hơn số phiếu hợp lệ 7776")]).toEqual([
      400,
      true,
    ]);
    expect(text).toContain('value="6543"');
    expect((await enter(one, [7654, 6543, 5432])).status).toBe(302);
    expect(await (await one.client.get(path)).text()).toContain("6543");
    for (const { client } of [two, owner]) {
      for (const address of [path, `${path}.data`, `/surveys/${planId}`, `/surveys/${planId}/access`]) {
        const seen = await (await client.get(address)).text();
        for (const number of ["7654", "6543", "5432", "7776"]) expect(seen, address).not.toContain(number);
      }
    }
    expect((await enter(two, [7654, 6543, 5431])).status).toBe(302);
    const both = await (await owner.client.get(path)).text();
    expect(both).toContain("Hai lần nhập khác nhau ở 1 con số");
    const [step] = await stepsOf(db, planId);
    const entries = (step?.entries ?? []).map(({ id }) => id);
    const agree = await two.client.post(path, {
      ...{ intent: "agree", basedOn: await versionOf(1) },
      ...{ "entries[0]": entries[0] ?? "", "entries[1]": entries[1] ?? "" },
    });
    expect(agree.status).toBe(409);
    expect((await stepsOf(db, planId))[0]?.state).toBe("open");
  });

  test("keep what was typed when somebody else was quicker", async () => {
    const path = `${await stepPath(2)}/edit`;
    const page = await (await owner.client.get(path)).text();
    const form = formsOf(page, path).find(({ controls }) => controls.some(({ name }) => name === "place"));
    const body = Object.fromEntries((form?.controls ?? []).map(({ name, value }) => [name, value]));
    expect((await owner.client.post(path, { ...body, place: "Hội trường A" })).status).toBe(302);
    const late = await owner.client.post(path, { ...body, place: "Hội trường B" });
    const text = await late.text();
    expect(late.status).toBe(409);
    for (const words of ["Hội trường B", "Đang lưu: Hội trường A"]) expect(text).toContain(words);
  });

  test("are handed over, archived and deleted only by the owner who types the number", async () => {
    const settings = `/surveys/${planId}/settings`;
    const ask = (body: Record<string, string>) => owner.client.post(settings, body);
    expect((await ask({ intent: "archive", confirmation: "x" })).status).toBe(400);
    expect((await ask({ intent: "delete", confirmation: "178-KH/TU" })).status).toBe(409);
    expect((await ask({ intent: "hand-over", email: "khong-co@example.vn" })).status).toBe(400);
    expect((await ask({ intent: "khac" })).status).toBe(400);
    expect((await ask({ intent: "archive", confirmation: "178-KH/TU" })).status).toBe(302);
    expect(await (await owner.client.get(`/surveys/${planId}`)).text()).toContain("Khóa mã hóa đã bị hủy");
    expect((await owner.client.post(await stepPath(2), { intent: "open", basedOn: "1" })).status).toBe(403);
    expect((await ask({ intent: "delete", confirmation: "178-KH/TU" })).status).toBe(302);
    expect((await owner.client.get(`/surveys/${planId}`)).status).toBe(404);
  });
});

describe("hostile input", () => {
  const server = useTestServer({ sample: false });
  const texts = [
    "ữ".repeat(20_000),
    "a\u0000b\u001b[31m\u007f\u0085",
    "an\u202Etxt.exe \u2066x\u2069",
    `"><script>alert(1)</script>`,
    "'; DROP TABLE users; -- ",
    "99999999999999999999999",
    "-1",
    "1e309",
    "1.5",
    "2999-02-31",
    "25:61",
    "../../etc/passwd",
    "\ud800 nửa ký tự",
    "{{constructor.constructor('return 1')()}} $t(common:save)",
    '{"__proto__":{"polluted":true}}',
  ];

  test("in any field of any form of a plan breaks nothing and changes no state by itself", async () => {
    const { db } = server().services;
    const { viewer, cookie } = await makePerson(db, "personnel-officer", { now: testInstant });
    const client = server().visitor();
    client.cookie = cookie;
    const planId = await makePlan(db, viewer);
    const [first, second] = await stepsOf(db, planId);
    const [person] = await peopleOf(db, planId);
    await take(db, viewer, planId, 1, { kind: "open" });
    await take(db, viewer, planId, 1, {
      kind: "attend",
      attendance: { convened: 40, present: 30, excused: 0 },
    });
    const base = `/surveys/${planId}`;
    const pages = [
      "/surveys/new",
      ...["/people", `/people/${person?.id}`, "/access", "/settings", `/steps/${first?.id}`].map(
        (path) => base + path,
      ),
      ...[`/steps/${second?.id}`, `/steps/${second?.id}/edit`].map((path) => base + path),
    ];
    const found = [];
    for (const page of pages) {
      for (const form of formsOf(await (await client.get(page)).text(), page)) {
        if (/^\/(sign-out|language)/.test(form.action)) continue;
        if (
          form.controls.some(({ value }) =>
            ["archive", "delete", "hand-over", "remove", "postpone"].includes(value),
          )
        )
          continue;
        found.push(form);
      }
    }
    expect(found.length).toBeGreaterThan(8);
    const faults: string[] = [];
    for (const text of texts) {
      for (const { action, controls } of found) {
        const body = Object.fromEntries(
          controls.map(({ name, value, kind }) => [name, kind === "fixed" ? value : text]),
        );
        const odd = {
          ...body,
          basedOn: text,
          [`${controls[0]?.name}.__proto__`]: text,
          "approvals[4294967295].count": "1",
          "approvals[0]": text,
        };
        for (const sent of [body, odd]) {
          const response = await client.post(action, sent);
          const answer = await response.text();
          if (response.status >= 500) faults.push(`${action} ${text.slice(0, 20)} ${response.status}`);
          if (answer.includes("<script>alert(1)</script>")) faults.push(`${action}: markup`);
        }
      }
    }
    for (const text of texts) {
      const asked = encodeURIComponent(text.toWellFormed().slice(0, 300));
      for (const path of [
        `/surveys/${asked}`,
        `${base}/steps/${asked}`,
        `${base}/people/${asked}`,
        `${base}/people?step=${asked}`,
        `${base}/access?before=${asked}`,
      ]) {
        const { status } = await client.get(path);
        if (status >= 500) faults.push(`${path} ${status}`);
      }
    }
    expect(faults).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((await stepsOf(db, planId))[0]?.state).toBe("open");
  });
});
