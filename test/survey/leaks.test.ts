import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import pino from "pino";
import { beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "~/accounts/viewer";
import { backUp } from "~/operation/backup.server";
import { archivePlan } from "~/survey/erase.server";
import { seal, unseal } from "~/platform/sealing.server";
import { linksOf } from "../harness/html";
import { makePerson } from "../harness/people";
import { testInstant, useTestServer, type Client } from "../harness/server";
import { attendance, conclude, figuresFor, makePlan, secretNames, stepsOf, take, writingOf } from "./journey";

const reason = "Cộng sót phiếu của Tuyệt Mật Họ Nhì";
const secrets = [...secretNames, reason, "Tuyệt Mật"];

describe("no name of a plan", () => {
  const server = useTestServer();
  const logged: string[] = [];
  let owner: SignedIn;
  let client: Client;
  let planId: string;

  beforeAll(async () => {
    const { services } = server();
    services.log = pino({ level: "trace" }, { write: (line: string) => void logged.push(line) });
    const made = await makePerson(services.db, "personnel-officer", { now: testInstant });
    owner = made.viewer;
    client = server().visitor();
    client.cookie = made.cookie;
    planId = await makePlan(services.db, owner);
    const { viewer: one } = await makePerson(services.db, "viewer");
    const { viewer: two } = await makePerson(services.db, "viewer");
    await conclude(services.db, [owner, one, two], planId, 1, [28, 16, 15]);
    const figures = await figuresFor(services.db, planId, 1, [28, 15, 16]);
    const correction = { attendance, figures, chosen: [] };
    await take(services.db, owner, planId, 1, { kind: "propose-correction", correction, reason });
    await services.db("survey_steps").where({ plan_id: planId }).update({ day: "2020-08-01" });
    // Names pass through the web as well: typed right, typed wrong, and read.
    const [, second] = await stepsOf(services.db, planId);
    for (const lines of [
      `${secretNames[0]}; Nữ`,
      `${secretNames[0]}; ?`,
      `${secretNames[0]}; Nữ; 1980; x; x; x`,
    ]) {
      await client.post(`/surveys/${planId}/people`, { step: second?.id ?? "", lines });
    }
    await client.post(`/surveys/${planId}/access`, {
      email: secretNames[0] ?? "",
      capabilities: "read",
      endsOn: "x",
    });
  });

  test("is hidden from those who were granted the plan", async () => {
    const people = await (await client.get(`/surveys/${planId}/people`)).text();
    for (const name of secretNames) expect(people).toContain(name);
    const step = await stepsOf(server().services.db, planId);
    expect(await (await client.get(`/surveys/${planId}/steps/${step[0]?.id}`)).text()).toContain(reason);
  });

  test("stands in a title or an address", async () => {
    const page = await (await client.get(`/surveys/${planId}/people`)).text();
    const person = linksOf(page).find((link) => /\/people\/[a-z0-9]+$/.test(link)) ?? "";
    const title = /<title>([^<]*)/.exec(await (await client.get(person)).text())?.[1] ?? "";
    expect(title).toMatch(/A0\d/);
    for (const secret of secrets) expect(title + decodeURI(linksOf(page).join(" "))).not.toContain(secret);
  });

  test("stands on any other page, whoever reads it, in its data, in search, or in a feed", async () => {
    const administrator = await server().client("administrator");
    const officer = await server().client("personnel-officer");
    const pages = [
      ...["/", "/congresses", "/congresses/dak-lak-xvii", "/congresses/dak-lak-xvii/readiness", "/readiness"],
      ...["/documents", "/directives/1097-kl-tu", "/calendar", "/account", "/surveys", `/surveys/${planId}`],
      ...["/administration", "/administration/people", "/administration/audit", "/administration/audit.csv"],
      ...["/inbox", "/calendar/schedule.ics", "/calendar/congresses/mau.ics"],
      ...[`/congresses?search=${encodeURIComponent("Tuyệt")}`, "/congresses/mau/delegates?search=H%E1%BB%8D"],
      `/administration/audit?person=${encodeURIComponent("Tuyệt")}`,
    ];
    const unlike = (text: string) => text.replaceAll("Tuyệt&quot;", "").replaceAll('value="Tuyệt"', "");
    for (const reader of [administrator, officer, client, server().visitor()]) {
      for (const page of pages) {
        // The owner's own plan is the one place where names may stand.
        for (const path of /\.(ics|csv)|\?/.test(page)
          ? [page]
          : [page, page === "/" ? "/_root.data" : `${page}.data`]) {
          const text = unlike(await (await reader.get(path)).text());
          for (const secret of secrets) expect(text.includes(secret), `${secret} at ${path}`).toBe(false);
        }
      }
    }
  });

  test("stands in the log, however much is logged", () => {
    server().services.log.error({ at: "the end" }, "to be seen");
    const text = logged.join("");
    expect(text).toContain("the end");
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  test("stands in the bytes of the database file or of its journal", () => {
    for (const bytes of databaseBytes()) {
      for (const secret of secrets) {
        for (const encoding of ["utf8", "utf16le"] as const) {
          expect(bytes.includes(Buffer.from(secret, encoding)), `${secret} ${encoding}`).toBe(false);
        }
        expect(bytes.includes(Buffer.from(secret).toString("base64").slice(0, 12))).toBe(false);
      }
    }
  });

  test("can be read once the key is destroyed: its bytes leave the file and the journal", async () => {
    const { db, config } = server().services;
    const { wrapped } = await db("survey_keys").where({ plan_id: planId }).first("wrapped");
    const { sealed } = await db("survey_people").where({ plan_id: planId }).first("sealed");
    const isKept = (text: string) => databaseBytes().some((bytes) => bytes.includes(Buffer.from(text)));
    expect([isKept(wrapped), isKept(sealed)]).toEqual([true, true]);
    expect(await isInBackup(wrapped)).toBe(true);
    await archivePlan({ ...writingOf(db, owner), surveyKey: config.surveyKey }, planId);
    expect([isKept(wrapped), isKept(sealed)]).toEqual([false, true]);
    expect([await isInBackup(wrapped), await isInBackup(sealed)]).toEqual([false, true]);
    expect(await (await client.get(`/surveys/${planId}/people`)).text()).not.toContain("Tuyệt Mật");
  });

  /** Looks into a backup that is made now. */
  async function isInBackup(text: string): Promise<boolean> {
    const folder = mkdtempSync(join(tmpdir(), "planner-survey-backup-"));
    await backUp(server().services, join(folder, "backup.tar.gz"));
    const bytes = gunzipSync(readFileSync(join(folder, "backup.tar.gz")));
    rmSync(folder, { recursive: true });
    return bytes.includes(text);
  }

  function databaseBytes(): Buffer[] {
    const { database } = server().services.config;
    if (database.kind !== "sqlite") throw new Error("A file is looked at");
    return ["", "-wal", "-shm"]
      .map((end) => database.file + end)
      .filter(existsSync)
      .map((file) => readFileSync(file));
  }
});

describe("sealed text", () => {
  const key = Buffer.alloc(32, 1);

  test("opens with its key and in its place only", () => {
    const sealed = seal(key, "plan/person/1", { name: "Người Thử" });
    expect(unseal(key, "plan/person/1", sealed)).toEqual({ name: "Người Thử" });
    expect(unseal(Buffer.alloc(32, 2), "plan/person/1", sealed)).toBeNull();
    expect(unseal(key, "plan/person/2", sealed)).toBeNull();
  });

  test("does not open when one character was changed, cut off or added", () => {
    const sealed = seal(key, "a", "b");
    for (let index = 0; index < sealed.length; index += 1) {
      const other = sealed[index] === "A" ? "Q" : "A";
      const changed = sealed.slice(0, index) + other + sealed.slice(index + 1);
      const opened = unseal(key, "a", changed);
      // The last character of a part may hold bits that mean nothing.
      if (Buffer.from(changed, "utf8").equals(Buffer.from(sealed))) continue;
      const parts = (text: string) =>
        text
          .split(".")
          .slice(1)
          .map((part) => Buffer.from(part, "base64url").toString("hex"))
          .join();
      expect(opened === null || parts(changed) === parts(sealed), changed).toBe(true);
    }
    for (const broken of ["", "v1", "v1...", "v2" + sealed.slice(2), sealed.slice(0, -10)]) {
      expect(unseal(key, "a", broken), broken).toBeNull();
    }
  });

  test("never is the same twice, and hides how long a name is", () => {
    const names = ["Y", "Y Thử", "Công Tằng Tôn Nữ Người Thử Thị Rất Dài"];
    const lengths = names.map((name) => seal(key, "a", { name }).length);
    expect(new Set(lengths).size).toBe(1);
    expect(seal(key, "a", "b")).not.toBe(seal(key, "a", "b"));
  });
});
